// Schedules through the API: who is on call at an instant and over a stretch, the holes in a plan, and edits of occurrences.
import { afterEach, beforeEach, expect, test } from "vitest";

import { type Crew, type CrewStation, emailOf, startCrewStation } from "../../kit/crew-station.ts";

let at: CrewStation;
let gate: Crew;
beforeEach(async () => {
  at = await startCrewStation();
  gate = await at.crew("Gate", ["Alice", "Bob"]);
});
afterEach(() => at.stop());

const onCallAt = async (instant: string): Promise<readonly string[]> => {
  const { layers } = await at.call("GET", `/teams/${gate.team.id}/on-call?at=${encodeURIComponent(instant)}`);
  return layers.map(({ layer, people }: any) => `${layer} ${people.map(({ name }: any) => name).join("+")}`);
};
const dan = async (): Promise<string> => (await at.call("POST", "/users", { name: "Dan", email: emailOf("Dan") })).id;

test("who is on call, until when and who is next", async () => {
  const now = await at.call("GET", `/teams/${gate.team.id}/on-call`);
  expect(now).toMatchObject({ at: "2026-11-21T18:45:00.000Z", schedule_id: gate.team.schedule_id });
  expect(now.layers[0]).toMatchObject({
    layer: 1,
    people: [{ name: "Alice", email: "alice@company.com" }],
    since: "2026-11-20T00:00:00.000Z",
    until: null,
    next: null,
  });
  expect(await at.call("GET", `/schedules/${gate.team.schedule_id}/on-call`)).toEqual(now);
  expect(await onCallAt("2026-11-19T23:59:59Z")).toEqual(["1 ", "2 "]);
  expect((await at.desk.call("GET", "/api/v1/teams/99/on-call")).status).toBe(404);
  expect((await at.desk.call("GET", "/api/v1/teams/1/on-call?at=now")).status).toBe(400);
});

test("an override splits what it is in, and shows in the window; the same time twice is refused", async () => {
  const attendees = [await dan()];
  const override = { occurrence: "2026-11-22T00:00", attendees, start: "2026-11-22T06:00", end: "2026-11-22T12:00" };
  await at.call("POST", "/shifts/1/override", override);
  const query = "from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z";
  const { spans } = await at.call("GET", `/schedules/${gate.team.schedule_id}/window?${query}`);
  expect(
    spans.filter(({ layer }: any) => layer === 1).map(({ start, people }: any) => `${start} ${people[0].name}`),
  ).toEqual(["2026-11-22T00:00:00.000Z Alice", "2026-11-22T06:00:00.000Z Dan", "2026-11-22T12:00:00.000Z Alice"]);
  expect((await at.desk.call("POST", "/api/v1/shifts/1/override", override)).status).toBe(409);
  expect((await at.desk.call("POST", "/api/v1/shifts/1/override", { ...override, attendees: ["nobody"] })).status).toBe(
    400,
  );
});

test("an override that is written out whole is held to the same rules", async () => {
  const attendees = [await dan()];
  const whole = {
    schedule_id: gate.team.schedule_id,
    layer: 1,
    attendees,
    time_zone: "UTC",
    parent_id: (await at.call("GET", "/shifts/1")).id,
    parent_start: "2026-11-22T00:00",
    start: "2026-11-22T06:00",
    end: "2026-11-22T12:00",
  };
  const answer = async (more: object) => {
    const { status, body } = await at.desk.call("POST", "/api/v1/shifts", { ...whole, ...more });
    return [status, body.errors?.[0]?.path ?? body.detail];
  };
  expect(await answer({ end: "2026-11-23T06:00" })).toEqual([400, "end"]);
  expect(await answer({ parent_start: "2026-11-22T01:00" })).toEqual([400, "parent_start"]);
  expect(await answer({})).toEqual([201, undefined]);
  expect(await answer({ start: "2026-11-22T11:00" })).toEqual([409, expect.stringContaining("already overridden")]);
  expect(await onCallAt("2026-11-22T07:00:00Z")).toEqual(["1 Dan", "2 Bob"]);
});

test("an exception leaves a gap, and coverage tells it", async () => {
  await at.call("POST", "/shifts/1/exception", { occurrence: "2026-11-23T00:00" });
  expect(await onCallAt("2026-11-23T12:00:00Z")).toEqual(["1 ", "2 Bob"]);
  await at.call("PATCH", `/users/${gate.people["Bob"]}`, { email: null });
  const query = "from=2026-11-22T00:00:00Z&to=2026-11-25T00:00:00Z";
  const found = await at.call("GET", `/schedules/${gate.team.schedule_id}/coverage?${query}`);
  expect(found.gaps).toEqual([
    { layer: 1, start: "2026-11-23T00:00:00.000Z", end: "2026-11-24T00:00:00.000Z", is_intended: false },
  ]);
  expect(found.unreachable).toMatchObject([{ person: gate.people["Bob"], layer: 2, leaves_nobody: true }]);
  expect(found.fairness.loads.map(({ hours }: any) => hours).toSorted((a: number, b: number) => a - b)).toEqual([
    48, 72,
  ]);
});

test("somebody takes over, and two swap", async () => {
  await at.call("POST", "/shifts/1/take-over", { occurrence: "2026-11-22T00:00", by: await dan() });
  expect(await onCallAt("2026-11-22T12:00:00Z")).toEqual(["1 Dan", "2 Bob"]);
  const swap = { occurrence: "2026-11-24T00:00", with_shift_id: "2", with_occurrence: "2026-11-24T00:00" };
  await at.call("POST", "/shifts/1/swap", swap);
  expect(await onCallAt("2026-11-24T12:00:00Z")).toEqual(["1 Bob", "2 Alice"]);
  expect(await onCallAt("2026-11-25T12:00:00Z")).toEqual(["1 Alice", "2 Bob"]);
});

test.each([
  ["this", ["1 Alice", "1 Dan", "1 Alice"]],
  ["this_and_following", ["1 Alice", "1 Dan", "1 Dan"]],
  ["all", ["1 Dan", "1 Dan", "1 Dan"]],
])("an edit of %s", async (scope, expected) => {
  await at.call("PATCH", "/shifts/1", { scope, occurrence: "2026-11-23T00:00", attendees: [await dan()] });
  const days = ["2026-11-22T12:00:00Z", "2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z"];
  const found: (string | undefined)[] = [];
  for (const day of days) found.push((await onCallAt(day))[0]);
  expect(found).toEqual(expected);
});

test("a clone stands for itself, a series is ended, and a shift is checked as a whole", async () => {
  const { data } = await at.call("POST", "/shifts/1/clone", { layer: 3 });
  expect(data).toMatchObject([{ layer: 3, attendees: [gate.people["Alice"]] }]);
  await at.call("DELETE", "/shifts/1?scope=this_and_following&occurrence=2026-11-23T00:00");
  expect(await onCallAt("2026-11-23T12:00:00Z")).toEqual(["1 ", "2 Bob", "3 Alice"]);
  await at.call("DELETE", "/shifts/2");
  expect((await at.call("GET", `/schedules/${gate.team.schedule_id}/shifts`)).total_count).toBe(2);
  expect(await at.desk.call("PATCH", "/api/v1/shifts/3", { end: "2026-11-19T00:00" })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "end" }] },
  });
});
