import { afterAll, beforeAll, expect, test } from "vitest";

import type { CalendarEdit } from "../../src/contract/calendar.ts";
import type { Result } from "../../src/core/refusal.ts";
import { NewShift } from "../../src/core/schedule/shift.ts";
import { ShiftCommand } from "../../src/core/schedule/shift-command.ts";
import { dayMs, hourMs } from "../../src/core/schedule/wall-time.ts";
import type { Handlers } from "../../src/main/shell/console-station.ts";
import { windowCalls } from "../../src/main/window-calls.ts";
import { clockAt, type Crew, type CrewStation, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
let handlers: Handlers;
let gate: Crew;
let yard: Crew;
const from = Date.UTC(2026, 10, 21);
const to = from + 7 * dayMs;

beforeAll(async () => {
  at = await startCrewStation();
  gate = await at.crew("Gate", ["Alice", "Bob"]);
  yard = await at.crew("Yard", ["Cyril"]);
  ({ handlers } = windowCalls(at.desk.station, {
    version: "0",
    runtime: "Node",
    runtimeNote: null,
    isDemo: false,
    now: () => clockAt,
    showOnDesktop: async () => ({ shown: true }),
    saveFile: async () => null,
    savePage: async () => null,
  }));
});
afterAll(() => at.stop());

const read = async (crew: Crew | null = gate) =>
  await handlers["calendar.read"]({ team_id: crew?.team.id ?? null, from, to });

async function edit(command: object, crew = gate): Promise<Result<CalendarEdit>> {
  return await handlers["calendar.edit"]({
    schedule_id: crew.team.schedule_id,
    command: ShiftCommand.parse(command),
  });
}

async function done(command: object): Promise<CalendarEdit> {
  const result = await edit(command);
  if (!result.ok) throw new Error(result.refusal.detail);
  return result.value;
}

const who = async (day: number, layer = 1): Promise<readonly string[]> => {
  const { duties, people } = await read();
  const noon = from + day * dayMs + 12 * hourMs;
  return duties
    .filter((duty) => duty.layer === layer && duty.start <= noon && duty.end > noon)
    .flatMap(({ attendees }) => attendees.map((id) => people.find((person) => person.id === id)?.name ?? id));
};

test("a week of a team tells who serves, what nobody covers, and who is in two places", async () => {
  const view = await read();
  expect(view.teams).toMatchObject([{ name: "Gate", layers: [{ layer: 1 }, { layer: 2 }, { layer: 3 }] }]);
  expect(view.duties).toHaveLength(14);
  expect(view.gaps).toEqual([
    { layer: 3, start: from, end: to, is_intended: false, schedule_id: gate.team.schedule_id },
  ]);
  expect(view.double_bookings).toEqual([]);
  const [first] = (await read(yard)).duties;
  const alice = gate.people["Alice"] ?? "";
  const shared = await handlers["calendar.edit"]({
    schedule_id: yard.team.schedule_id,
    command: ShiftCommand.parse({
      kind: "take_over",
      shift_id: first?.shift_id,
      occurrence: first?.start_wall,
      by: alice,
    }),
  });
  if (!shared.ok) throw new Error(shared.refusal.detail);
  const all = await read(null);
  expect(all.teams).toHaveLength(2);
  expect(all.double_bookings).toMatchObject([{ person: alice, start: from, end: from + dayMs }]);
  expect((await edit({ kind: "undo", steps: shared.value.undo }, yard)).ok).toBe(true);
  expect((await read(null)).double_bookings).toEqual([]);
});

test("every edit is taken back by what it answers, twenty deep", async () => {
  const before = await read();
  const [series] = before.duties;
  const shift_id = series?.shift_id ?? "";
  const bob = gate.people["Bob"];
  const stack: CalendarEdit[] = [];
  stack.push(await done({ kind: "override", shift_id, occurrence: "2026-11-22T00:00", attendees: [bob] }));
  expect(await who(1)).toEqual(["Bob"]);
  stack.push(
    await done({
      kind: "edit",
      shift_id,
      occurrence: "2026-11-24T00:00",
      scope: "this_and_following",
      changes: { attendees: [bob] },
    }),
  );
  expect(await Promise.all([0, 1, 2, 3, 5].map((day) => who(day)))).toEqual([
    ["Alice"],
    ["Bob"],
    ["Alice"],
    ["Bob"],
    ["Bob"],
  ]);
  stack.push(await done({ kind: "remove", shift_id, occurrence: "2026-11-23T00:00", scope: "this" }));
  expect((await read()).gaps).toMatchObject([
    { layer: 3, start: from },
    { layer: 1, start: from + 2 * dayMs, end: from + 3 * dayMs },
  ]);
  for (let day = 10; day < 30; day++)
    stack.push(
      await done({
        kind: "create",
        fields: NewShift.parse({
          schedule_id: gate.team.schedule_id,
          layer: 3,
          attendees: [bob],
          time_zone: "UTC",
          start: `2026-12-${day}T08:00`,
          end: `2026-12-${day}T16:00`,
        }),
      }),
    );
  expect(stack).toHaveLength(23);
  for (const { undo } of stack.toReversed()) await done({ kind: "undo", steps: undo });
  expect(await read()).toEqual(before);
  expect(await handlers["calendar.shifts"]({ schedule_id: gate.team.schedule_id })).toHaveLength(2);
});

test("a swap within the schedule; strangers and other schedules are refused", async () => {
  const { duties } = await read();
  const one = duties.find(({ layer }) => layer === 1);
  const other = duties.find(({ layer, start }) => layer === 2 && start === from + dayMs);
  const swapped = await done({
    kind: "swap",
    shift_id: one?.shift_id,
    occurrence: one?.start_wall,
    with_shift_id: other?.shift_id,
    with_occurrence: other?.start_wall,
  });
  expect([await who(0), await who(1, 2)]).toEqual([["Bob"], ["Alice"]]);
  await done({ kind: "undo", steps: swapped.undo });
  const shift_id = one?.shift_id ?? "";
  expect(await edit({ kind: "override", shift_id, attendees: ["nobody-here"] })).toMatchObject({
    ok: false,
    refusal: { kind: "invalid", errors: [{ path: "attendees.0" }] },
  });
  expect(
    await edit({ kind: "edit", shift_id, scope: "all", changes: { schedule_id: yard.team.schedule_id } }),
  ).toMatchObject({ ok: false, refusal: { kind: "conflict" } });
});

test("a calendar file is tried, taken, told, and taken back; the feed has an address", async () => {
  const calendar = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//test//EN",
    ...["Bob", "Zoe"].flatMap((name) => [
      "BEGIN:VEVENT",
      `UID:${name}`,
      `SUMMARY:${name}`,
      "DTSTART:20261123T080000Z",
      "DTEND:20261123T160000Z",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ].join("\r\n");
  const take = async (is_dry: boolean) =>
    await handlers["calendar.import"]({ schedule_id: gate.team.schedule_id, calendar, layer: 3, is_dry });
  expect(await take(true)).toMatchObject({ ok: true, value: { taken: ["Bob"], shift_ids: [] } });
  expect(await who(2, 3)).toEqual([]);
  const taken = await take(false);
  expect(taken).toMatchObject({ ok: true, value: { taken: ["Bob"], left_out: [{ summary: "Zoe" }] } });
  expect(await who(2, 3)).toEqual(["Bob"]);
  await done({ kind: "undo", steps: taken.ok ? taken.value.undo : [] });
  expect(await who(2, 3)).toEqual([]);
  const address = await handlers["calendar.feed"]({ schedule_id: gate.team.schedule_id });
  expect(await (await fetch(address ?? "")).text()).toContain("SUMMARY:Alice (layer 1)");
});

test("the burden is shared out by person, members who never serve included", async () => {
  const fair = await handlers["calendar.fairness"]({ team_id: gate.team.id, from, to, time_zone: "UTC" });
  expect(fair.loads.map(({ hours, weekends }) => [hours, weekends])).toEqual([
    [168, 1],
    [168, 1],
  ]);
});
