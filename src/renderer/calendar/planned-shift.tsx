import { useEffect, useMemo, useState } from "react";

import type { CalendarDuty, CalendarTeam } from "../../contract/calendar.ts";
import type { Item } from "../../core/collection.ts";
import { accepted, refused, type Result } from "../../core/refusal.ts";
import { NewShift, type ShiftFields } from "../../core/schedule/shift.ts";
import type { ScopeName } from "../../core/schedule/shift-command.ts";
import { t } from "../language/language.ts";
import { blankShift } from "../shifts/blank-shift.ts";
import { ShiftDialog } from "../shifts/shift-dialog.tsx";
import { editPlan } from "../state/calendar.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { useRecordForm } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { say } from "../state/toast.ts";
import { stopAsking } from "./asking.ts";

interface NewShiftProps {
  readonly team: CalendarTeam;
  readonly fields: Partial<ShiftFields>;
}

/** A shift where somebody dragged, or where a gap was. */
export function NewPlannedShift({ team, fields }: NewShiftProps): React.JSX.Element {
  const blank = useMemo(
    () => ({ ...blankShift(team.schedule_id, team.time_zone, 0), ...fields }),
    [team.schedule_id, team.time_zone, fields],
  );
  const form = useRecordForm("shifts", null, blank, `calendar:new:${blank.start}:${blank.layer}:${team.schedule_id}`);
  const people = useRecords("users").items;
  const save = async (): Promise<void> => {
    const write = async (_edits: object, whole: object): Promise<Result<unknown>> => {
      const parsed = NewShift.parse(whole);
      const refusal = await editPlan(team.schedule_id, { kind: "create", fields: parsed }, t("Shift added"));
      return refusal === null ? accepted(null) : refused(refusal);
    };
    if (await form.saveBy(write)) stopAsking();
  };
  return (
    <ShiftDialog
      title={t("New shift, {{team}}", { team: team.name })}
      form={form}
      team={{ ...team, layers: team.layers.length }}
      people={people}
      isNew
      saveLabel={t("Add shift")}
      onSave={() => void save()}
      onClose={stopAsking}
    />
  );
}

interface EditProps {
  readonly team: CalendarTeam;
  readonly duty: CalendarDuty;
  readonly scope: ScopeName;
}

/** As much of a series as was chosen. */
export function EditPlannedShift({ team, duty, scope }: EditProps): React.JSX.Element | null {
  const [shift, setShift] = useState<Item<"shifts"> | null>(null);
  const { schedule_id, shift_id } = duty;
  useEffect(() => {
    const read = async (): Promise<void> => {
      try {
        const shifts = await ask("calendar.shifts", { schedule_id });
        const found = shifts.find(({ id }) => id === shift_id);
        if (found !== undefined) return setShift(found);
        say({ tone: "bad", text: t("This shift is not there any more") });
      } catch (error) {
        say({ tone: "bad", text: toCallFailed(error).failure.message });
      }
      stopAsking();
    };
    void read();
  }, [schedule_id, shift_id]);
  return shift === null ? null : <EditForm team={team} duty={duty} scope={scope} shift={shift} />;
}

const titles: Readonly<Record<ScopeName, string>> = {
  this: "Only this one, {{team}}",
  this_and_following: "This and following, {{team}}",
  all: "The whole series, {{team}}",
};

function EditForm({ team, duty, scope, shift }: EditProps & { readonly shift: Item<"shifts"> }): React.JSX.Element {
  const isSeries = shift.fields.repeat !== null;
  const meant = useMemo(() => ({ ...shift, fields: fieldsFor(shift.fields, duty, scope) }), [shift, duty, scope]);
  const form = useRecordForm("shifts", meant, meant.fields, `calendar:${shift.id}:${scope}:${duty.start_wall}`);
  const people = useRecords("users").items;
  const save = async (): Promise<void> => {
    const write = async (changes: object): Promise<Result<unknown>> => {
      const refusal = await editPlan(
        team.schedule_id,
        {
          kind: "edit",
          shift_id: shift.id,
          scope,
          changes,
          ...(scope === "all" ? {} : { occurrence: duty.start_wall }),
        },
        t("Shift changed"),
      );
      return refusal === null ? accepted(null) : refused(refusal);
    };
    if (await form.saveBy(write)) stopAsking();
  };
  const title = duty.parent_id !== null ? "Override, {{team}}" : isSeries ? titles[scope] : "Shift, {{team}}";
  return (
    <ShiftDialog
      title={t(title, { team: team.name })}
      form={form}
      team={{ ...team, layers: team.layers.length }}
      people={people}
      isNew={false}
      isSingle={duty.parent_id !== null || (isSeries && scope === "this")}
      saveLabel={t("Save")}
      onSave={() => void save()}
      onClose={stopAsking}
    />
  );
}

/** What stands in the form: the occurrence by itself, the series from it on, or the series as it is. */
function fieldsFor(fields: ShiftFields, duty: CalendarDuty, scope: ScopeName): ShiftFields {
  if (fields.repeat === null || scope === "all") return fields;
  const times = { start: duty.start_wall, end: duty.end_wall };
  if (scope === "this_and_following") return { ...fields, ...times };
  const alone = { repeat: null, is_rotating: false, occurrences_per_turn: 1, rotation_offset: 0, exceptions: [] };
  return { ...fields, ...times, ...alone, attendees: [...duty.attendees] };
}
