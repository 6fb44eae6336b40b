import { TextInput } from "@mantine/core";

import { t } from "../language/language.ts";

import { useField } from "./field-state.ts";
import { editSetup, useSetup } from "./setup-draft.ts";

export function OrganisationStep(): React.JSX.Element {
  return (
    <>
      <p className="setup-lead">
        {t(
          "Watchdesk shows alerts, tells the right people and escalates until somebody takes over. It needs to know whom it works for and who sits here.",
        )}
      </p>
      <div className="setup-fields">
        <Answer name="account_name" label={t("Organisation")} placeholder={t("Northgate Logistics")} />
        <Answer
          name="operator_name"
          label={t("Your name")}
          placeholder={t("Priya Nair")}
          description={t(
            "Stands beside everything that is done at this console. Whoever takes over changes it in the settings",
          )}
        />
        <Answer
          name="operator_email"
          label={t("Your email")}
          placeholder={t("priya@northgate.example")}
          description={t(
            "You own the account: you are told by mail when an alert comes that no configuration covers. May stay empty",
          )}
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
