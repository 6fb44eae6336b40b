import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import type { Output } from "../../contract/calls.ts";
import { AlertType, Severity, severityByType } from "../../core/alert.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { ChoiceRow } from "./choice-row.tsx";
import { PersonSearch } from "./person-search.tsx";
import { readPlace, writePlace } from "./place.ts";
import { discardDraft, editDraft, isUntouched, type KnownPerson, type RaiseDraft, useRaiseDraft } from "./raise-draft.ts";
import { RaisePreview } from "./raise-preview.tsx";
import { raiseAlert, useRaising } from "./raising.ts";
import type { DraftField } from "./to-trigger.ts";

const typeChoices = AlertType.options.map((value, index) => ({ value, label: typeNames[value], keys: String(index + 1) }));

export function RaiseForm({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const draft = useRaiseDraft();
  const { errors, refusal, isBusy } = useRaising();
  const teams = useTeams();
  const form = useRef<HTMLFormElement>(null);

  const edit = (change: Partial<RaiseDraft>, field?: DraftField): void => {
    editDraft(change);
    if (field === undefined || errors[field] === undefined) return;
    const { [field]: _, ...others } = errors;
    useRaising.setState({ errors: others });
  };
  const send = async (): Promise<void> => {
    if (!(await raiseAlert())) focusFirstError(form.current);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
      return;
    }
    const type = typeByKey(event);
    if (type === undefined) return;
    event.preventDefault();
    edit({ alert_type: type }, "alert_type");
  };
  const byType = draft.alert_type === null ? null : severityByType[draft.alert_type];
  const position = readPlace(draft.position);

  return (
    <form
      ref={form}
      className="raise-form"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        // Enter alone must not raise an alert that is half written.
        event.preventDefault();
      }}
    >
      <ChoiceRow
        label="What is it"
        name="raise-type"
        look="big"
        hint="keys 1 to 7, with Alt while typing"
        choices={typeChoices}
        value={draft.alert_type}
        error={errors.alert_type}
        onChoose={(alert_type) => edit({ alert_type }, "alert_type")}
      />
      <ChoiceRow
        label="How bad"
        name="raise-severity"
        look="plain"
        choices={Severity.options.map((value) => ({
          value,
          label: severityNames[value],
          mark: <SeverityMark severity={value} size={13} />,
          note: value === byType ? "usual for this type" : undefined,
        }))}
        value={draft.severity ?? byType}
        onChoose={(severity) => edit({ severity: severity === byType ? null : severity })}
      />
      <div className="raise-columns">
        <PersonSearch
          person={draft.person}
          who={draft.who}
          error={errors.who}
          onType={(who) => edit({ who }, "who")}
          onChoose={(person) => edit(choose(person, draft), "who")}
        />
        <div className="raise-halves">
          <TextInput
            label="Number to call back"
            placeholder={draft.person?.phone ?? "+91 98450 12345"}
            inputMode="tel"
            disabled={draft.person !== null}
            value={draft.person === null ? draft.phone : (draft.person.phone ?? "")}
            onChange={({ currentTarget: { value } }) => edit({ phone: value })}
          />
          <NativeSelect
            label="Team"
            size="sm"
            error={errors.team_id ?? teams.failure}
            value={draft.team_id ?? ""}
            data={[
              { value: "", label: "No team" },
              ...teams.list.map(({ id, name }) => ({ value: id, label: name })),
              ...strayTeam(draft, teams.list),
            ]}
            onChange={({ currentTarget: { value } }) => edit({ team_id: value === "" ? null : value }, "team_id")}
          />
        </div>
        <TextInput
          label="Place in words"
          placeholder="Gate 4, Hosur Road"
          value={draft.place}
          onChange={({ currentTarget: { value } }) => edit({ place: value }, "place")}
        />
        <TextInput
          label="Position"
          placeholder="12.97160, 77.59460, 12°58.3'N 77°35.7'E, or a map link"
          value={draft.position}
          description={position.kind === "place" ? `Read as ${writePlace(position.place)}` : undefined}
          inputWrapperOrder={["label", "input", "description", "error"]}
          error={errors.position ?? (position.kind === "unclear" && draft.position.length > 5 ? position.message : undefined)}
          onChange={({ currentTarget: { value } }) => edit({ position: value }, "position")}
        />
      </div>
      <TextInput
        label="Title"
        placeholder={titleHint(draft)}
        error={errors.title}
        value={draft.title}
        onChange={({ currentTarget: { value } }) => edit({ title: value }, "title")}
      />
      <Textarea
        label="What the caller says"
        autosize
        minRows={2}
        maxRows={7}
        error={errors.description}
        value={draft.description}
        onChange={({ currentTarget: { value } }) => edit({ description: value }, "description")}
      />
      <RaisePreview alert_type={draft.alert_type} team_id={draft.team_id} employee_id={draft.person?.id ?? null} />
      {refusal !== null && (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      <div className="raise-foot">
        <ActionButton label={isBusy ? "Raising" : "Raise alert"} keys="Ctrl Enter" look="primary" isBusy={isBusy} onPress={() => void send()} />
        <ActionButton label="Close, keep draft" keys="Esc" onPress={onClose} />
        <span className="raise-gap" />
        {!isUntouched(draft) && <ActionButton label="Discard draft" onPress={discardAll} />}
      </div>
    </form>
  );
}

function discardAll(): void {
  discardDraft();
  useRaising.setState({ errors: {}, refusal: null });
}

/** Somebody's team comes with them, unless another one was chosen on purpose. */
function choose(person: KnownPerson | null, draft: RaiseDraft): Partial<RaiseDraft> {
  const isTeamOfPerson = draft.team_id === null || draft.team_id === draft.person?.team_id;
  const team_id = isTeamOfPerson ? (person?.team_id ?? null) : draft.team_id;
  return person === null ? { person, who: draft.person?.name ?? "", team_id } : { person, team_id };
}

/** The person's team may be newer than the list. */
function strayTeam({ person, team_id }: RaiseDraft, teams: Teams["list"]): readonly { value: string; label: string }[] {
  if (team_id === null || teams.some(({ id }) => id === team_id)) return [];
  return [{ value: team_id, label: (person?.team_id === team_id ? person.team_name : null) ?? team_id }];
}

function titleHint({ alert_type, person, who }: RaiseDraft): string {
  const kind = alert_type === null ? "The type" : typeNames[alert_type];
  const name = person?.name ?? who.trim();
  return `${kind}${name === "" ? "" : `: ${name}`} unless you write another`;
}

function typeByKey({ key, code, altKey, ctrlKey, metaKey, target }: React.KeyboardEvent): AlertType | undefined {
  if (ctrlKey || metaKey) return undefined;
  const isTyping = target instanceof HTMLElement && target.matches("textarea, select, input:not([type=radio])");
  if (isTyping && !altKey) return undefined;
  const digit = /^Digit(\d)$/u.exec(code)?.[1] ?? key;
  return AlertType.options[Number(digit) - 1];
}

/** After the errors are painted. */
function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[data-error] input, [aria-invalid=true]")?.focus());
}

interface Teams {
  readonly list: Output<"team.list">;
  readonly failure: string | undefined;
}

function useTeams(): Teams {
  const [teams, setTeams] = useState<Teams>({ list: [], failure: undefined });
  useEffect(() => {
    ask("team.list", undefined).then(
      (list) => setTeams({ list, failure: undefined }),
      (error: unknown) => setTeams({ list: [], failure: `Teams cannot be read: ${toCallFailed(error).failure.message}` }),
    );
  }, []);
  return teams;
}
