import { Checkbox, Modal, MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";

import type { CalendarDuty, CalendarTeam } from "../../contract/calendar.ts";
import { msToWall } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import type { Refusal } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { readWall, showWall } from "../shifts/wall-text.ts";
import { editPlan } from "../state/calendar.ts";
import { useRecords } from "../state/records.ts";
import { stopAsking } from "./asking.ts";
import { type NameOf, spanIn, whoServes } from "./duty-words.ts";

interface OverrideDialogProps {
  readonly duty: CalendarDuty;
  readonly team: CalendarTeam | null;
  readonly nameOf: NameOf;
}

/** Others serve for a while, the whole occurrence or a part of it; the series goes on beneath. */
export function OverrideDialog({ duty, team, nameOf }: OverrideDialogProps): React.JSX.Element {
  const people = useRecords("users").items;
  const { toWall } = zoneNamed(duty.time_zone);
  const [attendees, setAttendees] = useState<readonly string[]>([]);
  const [start, setStart] = useState(msToWall(toWall(duty.start)));
  const [end, setEnd] = useState(msToWall(toWall(duty.end)));
  const [isNobody, setNobody] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const members = new Set(team?.member_ids);
  const errorAt = (path: string): string | undefined =>
    refusal?.kind === "invalid" ? refusal.errors.find((error) => error.path.startsWith(path))?.message : undefined;
  const save = async (): Promise<void> => {
    setBusy(true);
    const found = await editPlan(
      duty.schedule_id,
      {
        kind: "override",
        shift_id: duty.shift_id,
        occurrence: duty.start_wall,
        attendees: isNobody ? [] : [...attendees],
        is_intended_gap: isNobody,
        start,
        end,
      },
      t("Override added"),
    );
    setBusy(false);
    if (found === null) stopAsking();
    else setRefusal(found);
  };
  const options = (isMember: boolean) =>
    people
      .filter(({ id }) => members.has(id) === isMember)
      .map(({ id, fields }) => ({ value: id, label: fields.name }));
  const isGeneral = refusal !== null && (refusal.kind !== "invalid" || !["attendees", "start", "end"].some(errorAt));
  return (
    <Modal opened onClose={stopAsking} title={<b>{t("Override")}</b>} size="lg">
      <form
        className="shift-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="beneath">
          <span className="mute small">{t("Instead of")}</span> <b>L{duty.layer}</b> {whoServes(duty, nameOf)},{" "}
          <span className="num">{spanIn(duty.time_zone, duty.start, duty.end)}</span>
        </p>
        <MultiSelect
          label={t("Who serves")}
          data-autofocus
          openOnFocus={false}
          searchable
          limit={60}
          disabled={isNobody}
          placeholder={attendees.length === 0 ? t("Choose people") : ""}
          nothingFoundMessage={t("Nobody of that name")}
          data={[
            { group: team?.name ?? t("Team"), items: options(true) },
            { group: t("Others"), items: options(false) },
          ].filter(({ items }) => items.length > 0)}
          value={[...attendees]}
          error={errorAt("attendees")}
          onChange={setAttendees}
        />
        <div className="record-fields">
          <TextInput
            label={t("From")}
            className="num"
            autoComplete="off"
            value={showWall(start)}
            error={errorAt("start")}
            onChange={({ currentTarget }) => setStart(readWall(currentTarget.value))}
          />
          <TextInput
            label={t("Until")}
            className="num"
            autoComplete="off"
            value={showWall(end)}
            error={errorAt("end")}
            onChange={({ currentTarget }) => setEnd(readWall(currentTarget.value))}
          />
        </div>
        <p className="mute small">{t("On the clocks of {{zone}}.", { zone: duty.time_zone })}</p>
        <Checkbox
          label={t("Nobody, on purpose: this time is not a gap")}
          checked={isNobody}
          onChange={({ currentTarget: { checked } }) => setNobody(checked)}
        />
        {isGeneral && (
          <p className="field-error" role="alert">
            {refusal.detail}
          </p>
        )}
        <div className="record-save-row">
          <ActionButton
            label={t("Add override")}
            look="primary"
            keys="Ctrl ↵"
            isBusy={isBusy}
            reason={attendees.length === 0 && !isNobody ? t("Say who serves") : null}
            onPress={() => void save()}
          />
          <ActionButton label={t("Cancel")} onPress={stopAsking} />
        </div>
      </form>
    </Modal>
  );
}
