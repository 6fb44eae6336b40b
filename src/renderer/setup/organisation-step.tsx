import { TextInput } from "@mantine/core";

import { useField } from "./field-state.ts";
import { editSetup, useSetup } from "./setup-draft.ts";

export function OrganisationStep(): React.JSX.Element {
  return (
    <>
      <p className="setup-lead">
        Watchdesk shows alerts, tells the right people and escalates until somebody takes over. It needs to know whom it
        works for and who sits here.
      </p>
      <div className="setup-fields">
        <Answer name="account_name" label="Organisation" placeholder="Northgate Logistics" />
        <Answer
          name="operator_name"
          label="Your name"
          placeholder="Priya Nair"
          description="Stands beside everything that is done at this console. Whoever takes over changes it in the settings"
        />
        <Answer
          name="operator_email"
          label="Your email"
          placeholder="priya@northgate.example"
          description="You own the account: you are told by mail when an alert comes that no configuration covers. May stay empty"
        />
      </div>
    </>
  );
}

interface AnswerProps {
  readonly name: "account_name" | "operator_name" | "operator_email";
  readonly label: string;
  readonly placeholder: string;
  readonly description?: string;
}

function Answer({ name, label, placeholder, description }: AnswerProps): React.JSX.Element {
  const value = useSetup((draft) => draft[name]);
  const { error, onBlur } = useField(name);
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      description={description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      spellCheck={false}
      error={error}
      onBlur={onBlur}
      value={value}
      onChange={({ currentTarget }) => editSetup({ [name]: currentTarget.value })}
    />
  );
}
