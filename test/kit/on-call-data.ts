// Teams that have planned their shifts for long: rotations by day and by night on three layers, single shifts, overrides and
// intended gaps. Through the real desk, many to a commit.
import { randomFillSync } from "node:crypto";

import { collections } from "../../src/core/collection.ts";
import { makeId } from "../../src/core/id.ts";
import { NewShift, type Shift } from "../../src/core/schedule/shift.ts";
import { dayMs, hourMs, msToDate, msToWall, wallToMs } from "../../src/core/schedule/wall-time.ts";
import { NewTeam } from "../../src/core/team.ts";
import type { Caller, Desk } from "../../src/main/ports.ts";

export interface OnCallSize {
  readonly teams: number;
  readonly people: number;
  /** The first day of the plans, as in 2025-11-01. */
  readonly from: string;
  readonly days: number;
}

export interface PlannedTeam {
  readonly id: string;
  readonly scheduleId: string;
  readonly zone: string;
  /** User ids. */
  readonly members: readonly string[];
}

export interface OnCallData {
  readonly teams: readonly PlannedTeam[];
  readonly shifts: number;
}

const caller: Caller = { account_id: "default", actor: { kind: "system", name: "Planner" } };
const together = 256;
/** On both sides of the equator; one moves its clocks by half an hour, and one never does. */
const zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata"];
const layers = [1, 2, 3];

export async function seedOnCall(desk: Desk, size: OnCallSize): Promise<OnCallData> {
  const users = await inBatches(Array.from({ length: size.people }), (_, index) => {
    const phone = `+91984${String(5_000_000 + index)}`;
    const fields = { name: `Person ${index + 1}`, email: `person.${index + 1}@company.com`, phone, language: "en" };
    return desk.create("users", collections.users.create.parse(fields), caller);
  });
  const teams = await inBatches(Array.from({ length: size.teams }), async (_, index): Promise<PlannedTeam> => {
    const members = users.filter((_user, place) => place % size.teams === index).map(({ id }) => id);
    const fields = NewTeam.parse({ name: `Team ${index + 1}`, members, admins: members.slice(0, 1) });
    const team = await desk.create("teams", fields, caller);
    const zone = zones[index % zones.length] ?? "UTC";
    return { id: team.id, scheduleId: String(team.fields.schedule_id), zone, members };
  });
  const shifts = teams.flatMap((team, index) =>
    planOf(team, { ...size, isLastLayerSingle: index % 4 === 1, place: index }),
  );
  await inBatches(shifts, ({ id, ...fields }) => desk.create("shifts", fields, caller, id));
  return { teams, shifts: shifts.length };
}

/** What one schedule holds. With `isLastLayerSingle` somebody entered the last layer day by day, as from a sheet. */
export function planOf(
  { scheduleId, zone, members }: Pick<PlannedTeam, "scheduleId" | "zone" | "members">,
  { from, days, isLastLayerSingle, place }: Pick<OnCallSize, "from" | "days"> & PlanStyle,
): readonly Shift[] {
  const first = wallToMs(`${from}T00:00:00`);
  const person = (turn: number): string => members[turn % members.length] ?? "";
  const make = (fields: object): Shift => ({
    ...NewShift.parse({ schedule_id: scheduleId, time_zone: zone, ...fields }),
    id: makeId(first, randomFillSync(new Uint8Array(16))),
  });
  const rotation = (layer: number, startHour: number): Shift =>
    make({
      layer,
      attendees: members,
      start: msToWall(first + startHour * hourMs),
      end: msToWall(first + (startHour + 12) * hourMs),
      repeat: { frequency: "daily", until: msToDate(first + (days - 1) * dayMs) },
      is_rotating: true,
      occurrences_per_turn: 7,
      rotation_offset: layer * 14 + (startHour > 12 ? 7 : 0),
    });
  const singles = (layer: number): readonly Shift[] =>
    Array.from({ length: days }, (_, day) => {
      const start = first + day * dayMs;
      return make({ layer, attendees: [person(day)], start: msToWall(start), end: msToWall(start + dayMs) });
    });

  return layers.flatMap((layer) => {
    if (isLastLayerSingle && layer === layers.length) return singles(layer);
    const [byDay, byNight] = [rotation(layer, 8), rotation(layer, 20)];
    const standIns: Shift[] = [];
    for (let day = (place + layer) % 9; day < days; day += 9) {
      const isGap = day % 8 === 7;
      const { id: parent_id, start } = day % 2 === 0 ? byDay : byNight;
      const parentStart = wallToMs(start) + day * dayMs;
      standIns.push(
        make({
          layer,
          parent_id,
          parent_start: msToWall(parentStart),
          start: msToWall(parentStart + 4 * hourMs),
          end: msToWall(parentStart + 8 * hourMs),
          attendees: isGap ? [] : [person(day + layer)],
          is_intended_gap: isGap,
        }),
      );
    }
    return [byDay, byNight, ...standIns];
  });
}

interface PlanStyle {
  readonly isLastLayerSingle: boolean;
  /** Shifts the days of the overrides. */
  readonly place: number;
}

async function inBatches<T, R>(list: readonly T[], work: (one: T, index: number) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (let first = 0; first < list.length; first += together)
    done.push(
      ...(await Promise.all(list.slice(first, first + together).map((one, place) => work(one, first + place)))),
    );
  return done;
}
