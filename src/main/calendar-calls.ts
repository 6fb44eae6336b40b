// The window's calls about the on-call calendar: what is planned, and edits with what takes them back.
import type {
  CalendarDuty,
  CalendarEdit,
  CalendarGap,
  CalendarTeam,
  CalendarView,
  calendarCalls as calls,
} from "../contract/calendar.ts";
import type { Item } from "../core/collection.ts";
import { accepted, conflict, invalid, type Refusal, refused, type Result } from "../core/refusal.ts";
import { doubleBookings, gaps } from "../core/schedule/coverage.ts";
import { duties } from "../core/schedule/duty.ts";
import { fairness } from "../core/schedule/fairness.ts";
import type { Shift, ShiftFields } from "../core/schedule/shift.ts";
import { decideShifts, type ShiftCommand } from "../core/schedule/shift-command.ts";
import type { ShiftEdit } from "../core/schedule/shift-edit.ts";
import { undoOf, type UndoStep } from "../core/schedule/undo.ts";
import { dayMs } from "../core/schedule/wall-time.ts";
import { feedAddress, readCalendarFile, takeAll } from "./calendar-file.ts";
import { answering } from "./permitted-desk.ts";
import { personOf, policyOf } from "./planned-team.ts";
import type { Caller, Desk, Reader } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Store } from "./store/store.ts";

const longestMs = 400 * dayMs;

export function calendarCalls(
  { records }: Pick<Store, "records">,
  reader: Reader,
  desk: Pick<Desk, "editShifts">,
  caller: () => Caller,
  publicUrl: () => string,
): Pick<Handlers, keyof typeof calls> {
  function teamOf({ id, number, fields }: Item<"teams">, accountId: string): readonly CalendarTeam[] {
    const schedule = fields.schedule_id === null ? null : records.schedules.find(accountId, String(fields.schedule_id));
    if (schedule === null) return [];
    const team: CalendarTeam = {
      team_id: id,
      number,
      name: fields.name,
      schedule_id: schedule.id,
      time_zone: schedule.fields.time_zone ?? records.accounts.get(accountId)?.fields.time_zone ?? "UTC",
      layers: policyOf(records, accountId, fields).layers.map((layer, place) => ({ layer: place + 1, ...layer })),
      member_ids: [...new Set([...fields.admins, ...fields.members].map(String))],
      has_shifts: reader.shifts(schedule.id).length > 0,
    };
    return [team];
  }

  function teamsOf(teamId: string | null): readonly CalendarTeam[] {
    const { account_id } = caller();
    const all = records.teams.all(account_id).filter(({ id }) => teamId === null || id === teamId);
    const seen = new Set<string>();
    return all
      .toSorted((one, other) => one.number - other.number)
      .flatMap((team) => teamOf(team, account_id))
      .filter(({ schedule_id }) => !seen.has(schedule_id) && seen.add(schedule_id) !== null);
  }

  function read(teamId: string | null, from: number, asked: number): CalendarView {
    const to = Math.max(from, Math.min(asked, from + longestMs));
    const { account_id } = caller();
    const teams = teamsOf(teamId);
    const shifts = teams.flatMap(({ schedule_id }) => reader.shifts(schedule_id));
    const served = dutiesOf(shifts, from, to);
    const named = new Set([...served.flatMap(({ attendees }) => attendees), ...teams.flatMap((one) => one.member_ids)]);
    return {
      from,
      to,
      teams,
      people: [...named]
        .map((id) => personOf(records, account_id, id))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
      duties: served,
      gaps: teams.flatMap((team) => gapsOf(team, from, to)).toSorted((one, other) => one.start - other.start),
      double_bookings: doubleBookings(shifts, from, to),
    };
  }

  /** A team for which nobody was ever planned is not called, and misses nobody. */
  function gapsOf({ schedule_id, layers, has_shifts }: CalendarTeam, from: number, to: number): readonly CalendarGap[] {
    const asked = layers.map(({ layer }) => layer);
    return has_shifts ? gaps(reader.shifts(schedule_id), from, to, asked).map((gap) => ({ ...gap, schedule_id })) : [];
  }

  async function edit(
    scheduleId: string,
    plan: (shifts: readonly Shift[], newId: () => string) => Result<readonly ShiftEdit[]>,
  ): Promise<Result<CalendarEdit>> {
    let undo: readonly UndoStep[] = [];
    const done = await desk.editShifts(
      scheduleId,
      (shifts, newId) => {
        const planned = plan(shifts, newId);
        if (planned.ok) undo = undoOf(shifts, planned.value);
        return planned;
      },
      caller(),
    );
    return done.ok ? accepted({ shift_ids: done.value.map(({ id }) => id), undo }) : done;
  }

  const missing: Refusal = { kind: "not_found", detail: "This schedule is not there any more" };
  const scheduleOf = (id: string): Item<"schedules"> | null => records.schedules.find(caller().account_id, id);

  return {
    "calendar.read": ({ team_id, from, to }) => read(team_id, from, to),
    "calendar.fairness": ({ team_id, from, to, time_zone }) => {
      const teams = teamsOf(team_id);
      const shifts = teams.flatMap(({ schedule_id }) => reader.shifts(schedule_id));
      const people = [...new Set(teams.flatMap(({ member_ids }) => member_ids))];
      return fairness(shifts, { from, to: Math.min(to, from + longestMs), time_zone, people });
    },
    "calendar.shifts": ({ schedule_id }) =>
      reader.shifts(schedule_id).flatMap(({ id }) => reader.item("shifts", caller().account_id, id) ?? []),
    "calendar.edit": ({ schedule_id, command }) =>
      answering(async () => {
        if (scheduleOf(schedule_id) === null) return refused(missing);
        const refusal = strangerIn(command, schedule_id, (id) => records.users.find(caller().account_id, id) !== null);
        if (refusal !== null) return refused(refusal);
        return await edit(schedule_id, (shifts, newId) => decideShifts(shifts, command, newId));
      }),
    "calendar.import": ({ schedule_id, is_dry, ...file }) =>
      answering(async () => {
        const schedule = scheduleOf(schedule_id);
        if (schedule === null) return refused(missing);
        const reading = readCalendarFile(reader, schedule, file);
        if (!reading.ok) return reading;
        const { shifts, left_out } = reading.value;
        const told = { taken: shifts.map(({ summary }) => summary), left_out };
        if (is_dry || shifts.length === 0) return accepted({ ...told, shift_ids: [], undo: [] });
        const done = await edit(schedule_id, (_present, newId) => accepted(takeAll(reading.value, newId)));
        return done.ok ? accepted({ ...told, ...done.value }) : done;
      }),
    "calendar.feed": ({ schedule_id }) => {
      const schedule = scheduleOf(schedule_id);
      return schedule === null ? null : feedAddress(publicUrl(), schedule);
    },
  };
}

function dutiesOf(shifts: readonly Shift[], from: number, to: number): readonly CalendarDuty[] {
  const byId = new Map(shifts.map((shift) => [shift.id, shift]));
  return duties(shifts, from, to).map((duty) => {
    const shift = byId.get(duty.shift_id);
    return {
      ...duty,
      title: shift?.title ?? null,
      time_zone: shift?.time_zone ?? "UTC",
      is_repeating: shift !== undefined && shift.repeat !== null,
      is_rotating: shift?.is_rotating ?? false,
    };
  });
}

/** Why a command cannot be for this schedule: it names another one, or somebody who is not of this account. */
function strangerIn(command: ShiftCommand, scheduleId: string, isThere: (id: string) => boolean): Refusal | null {
  const said: readonly Partial<ShiftFields>[] =
    command.kind === "create"
      ? [command.fields]
      : command.kind === "edit"
        ? [command.changes as Partial<ShiftFields>]
        : command.kind === "undo"
          ? command.steps.map(({ fields }) => fields as Partial<ShiftFields>)
          : command.kind === "override"
            ? [{ attendees: command.attendees }]
            : command.kind === "take_over"
              ? [{ attendees: [command.by] }]
              : [];
  for (const { schedule_id = scheduleId, attendees = [] } of said) {
    if (schedule_id !== scheduleId) return conflict("A shift stays in its schedule: copy it to the other one instead");
    const place = attendees.findIndex((id) => !isThere(id));
    if (place !== -1) return invalid(`attendees.${place}`, "names nobody of this account");
  }
  return null;
}
