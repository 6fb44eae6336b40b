import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";

import type { Output } from "../../contract/calls.ts";
import { AlertType, Severity, severityByType } from "../../core/alert.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { ChoiceRow } from "./choice-row.tsx";
import { PersonSearch } from "./person-search.tsx";
import { readPlace, writePlace } from "./place.ts";
import { discardDraft, isUntouched, type KnownPerson, type RaiseDraft, useRaiseDraft } from "./raise-draft.ts";
import { RaisePreview } from "./raise-preview.tsx";
import { sendDraft } from "./raise-keys.ts";
import { editField, useRaising } from "./raising.ts";

export function RaiseForm({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const draft = useRaiseDraft();
  const { errors, refusal, isBusy } = useRaising();
  const teams = useTeams();
  const byType = draft.alert_type === null ? null : severityByType[draft.alert_type];
  const position = readPlace(draft.position);

  return (
    <form
      className="raise-form"
      noValidate
      onSubmit={(event) => {
        // Enter alone must not raise an alert that is half written.
        event.preventDefault();
      }}
    >
      <ChoiceRow
        label={t("What is it")}
        name="raise-type"
        look="big"
        isFirst
        hint={t("keys 1 to 7, with Alt while typing")}
        choices={AlertType.options.map((value, index) => ({
          value,
          label: t(typeNames[value]),
          keys: String(index + 1),
        }))}
        value={draft.alert_type}
        error={errors.alert_type}
        onChoose={(alert_type) => editField({ alert_type }, "alert_type")}
      />
      <ChoiceRow
        label={t("How bad")}
        name="raise-severity"
        look="plain"
        choices={Severity.options.map((value) => ({
          value,
          label: t(severityNames[value]),
          mark: <SeverityMark severity={value} size={13} />,
          note: value === byType ? t("usual for this type") : undefined,
        }))}
        value={draft.severity ?? byType}
        onChoose={(severity) => editField({ severity: severity === byType ? null : severity })}
      />
      <div className="raise-columns">
        <PersonSearch
          person={draft.person}
          who={draft.who}
          error={errors.who}
          onType={(who) => editField({ who }, "who")}
          onChoose={(person) => editField(choose(person, draft), "who")}
        />
        <div className="raise-halves">
          <TextInput
            label={t("Number to call back")}
            placeholder={draft.person?.phone ?? "+91 98450 12345"}
            inputMode="tel"
            value={draft.phone}
            onChange={({ currentTarget: { value } }) => editField({ phone: value })}
          />
          <NativeSelect
            label={t("Team")}
            size="sm"
            error={errors.team_id ?? teams.failure}
            value={draft.team_id ?? ""}
            data={[
              { value: "", label: t("No team") },
              ...teams.list.map(({ id, name }) => ({ value: id, label: name })),
              ...strayTeam(draft, teams.list),
            ]}
            onChange={({ currentTarget: { value } }) => editField({ team_id: value === "" ? null : value }, "team_id")}
          />
        </div>
        <TextInput
          label={t("Place in words")}
          placeholder={t("Gate 4, Hosur Road")}
          value={draft.place}
          onChange={({ currentTarget: { value } }) => editField({ place: value }, "place")}
        />
        <TextInput
          label={t("Position")}
          placeholder={t("12.97160, 77.59460, 12°58.3'N 77°35.7'E, or a map link")}
          value={draft.position}
          description={
            position.kind === "place" ? t("Read as {{place}}", { place: writePlace(position.place) }) : undefined
          }
          inputWrapperOrder={["label", "input", "description", "error"]}
          error={
            errors.position ?? (position.kind === "unclear" && draft.position.length > 5 ? position.message : undefined)
          }
          onChange={({ currentTarget: { value } }) => editField({ position: value }, "position")}
        />
      </div>
      <TextInput
        label={t("Title")}
        placeholder={titleHint(draft)}
        error={errors.title}
        value={draft.title}
        onChange={({ currentTarget: { value } }) => editField({ title: value }, "title")}
      />
      <Textarea
        label={t("What the caller says")}
        autosize
        minRows={2}
        maxRows={7}
        error={errors.description}
        value={draft.description}
        onChange={({ currentTarget: { value } }) => editField({ description: value }, "description")}
      />
      <Checkbox
        label={t("This is an exercise: every message says so, and the figures leave it out")}
        checked={draft.is_drill}
        onChange={({ currentTarget: { checked } }) => editField({ is_drill: checked })}
      />
      <RaisePreview alert_type={draft.alert_type} team_id={draft.team_id} employee_id={draft.person?.id ?? null} />
      {refusal !== null && (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      <div className="raise-foot">
        <ActionButton
          label={isBusy ? t("Raising") : draft.is_drill ? t("Raise exercise") : t("Raise alert")}
          keys="Ctrl Enter"
          look="primary"
          isBusy={isBusy}
          onPress={() => void sendDraft()}
        />
        <ActionButton label={t("Close, keep draft")} keys="Esc" onPress={onClose} />
        <span className="raise-gap" />
        {!isUntouched(draft) && <ActionButton label={t("Discard draft")} onPress={discardAll} />}
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
  if (alert_type === null) return t("From type and person unless you write another");
  const kind = t(typeNames[alert_type]);
  const name = person?.name ?? who.trim();
  return t("{{title}} unless you write another", { title: name === "" ? kind : `${kind}: ${name}` });
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
      (error: unknown) =>
        setTeams({
          list: [],
          failure: t("Teams cannot be read: {{message}}", { message: toCallFailed(error).failure.message }),
        }),
    );
  }, []);
  return teams;
}
