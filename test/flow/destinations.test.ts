// Several destinations of one alert, through the API: each acknowledges for itself, and one of them is escalated by hand.
import { afterEach, beforeEach, expect, test } from "vitest";

import { type Crew, type CrewStation, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
let gate: Crew;
let room: Crew;
beforeEach(async () => {
  at = await startCrewStation();
  gate = await at.crew("Gate", ["Alice", "Bob", "Charlie"]);
  room = await at.crew("Control room", ["Dora", "Emil"]);
});
afterEach(() => at.stop());

const refusal = async (path: string, body: object) => {
  const reply = await at.desk.call("PUT", `/api/v1/alerts/1/${path}`, body);
  return [reply.status, reply.body.errors?.[0]?.path ?? reply.body.detail];
};

test("every destination acknowledges, each for itself; nothing else is sent", async () => {
  await at.trigger(gate.team.id, { destinations: [room.team.id], acknowledge_by: "every_destination" });
  expect(await at.news()).toEqual(["Alice EMAIL triggered", "Dora EMAIL triggered"]);
  await at.goTo(1);
  const first = await at.call("PUT", "/alerts/1/acknowledge", { acknowledged_by: "Alice" });
  expect(first).toMatchObject({ status: "TRIGGERED", acknowledge_by: "every_destination", response_time_seconds: 60 });
  expect(first.tracks).toMatchObject([
    { kind: "configuration", acknowledged_by: null },
    { name: "Gate", status: "stopped", acknowledged_by: "Alice", acknowledged_at: "2026-11-21T18:46:00.000Z" },
    { name: "Control room", status: "running", acknowledged_by: null },
  ]);
  expect(await refusal("acknowledge", { acknowledged_by: "Alice" })).toEqual([
    409,
    "Alice has acknowledged alert #1 already; still to come: Control room",
  ]);
  await at.goTo(5);
  expect(await at.news()).toEqual(["Emil EMAIL escalated"]);
  const second = await at.call("PUT", "/alerts/1/acknowledge", {
    acknowledged_by: "Shift lead",
    track_id: room.team.id,
  });
  expect(second).toMatchObject({ status: "ACKNOWLEDGED", acknowledged_by: "Shift lead", next_escalation_at: null });
  expect(await at.news()).toEqual(["Emil EMAIL status_changed"]);
  for (const minute of [10, 15, 30, 60]) await at.goTo(minute);
  expect(await at.news()).toEqual([]);
  expect(at.desk.station.audit().faults).toEqual([]);
});

test("unless it is asked for, the first acknowledgement stops everything", async () => {
  await at.trigger(gate.team.id, { destinations: [room.team.id] });
  await at.news();
  const taken = await at.call("PUT", "/alerts/1/acknowledge", { acknowledged_by: "Alice" });
  expect(taken).toMatchObject({ status: "ACKNOWLEDGED", acknowledge_by: "anyone" });
  expect(await at.news()).toEqual(["Dora EMAIL status_changed"]);
  await at.goTo(30);
  expect(await at.news()).toEqual([]);
});

test("a layer is chosen by hand: it alone is asked, and the step begins then", async () => {
  await at.trigger(gate.team.id, { destinations: [room.team.id] });
  await at.news();
  await at.goTo(2);
  const by = "Omar";
  expect(await refusal("escalate", { by, layer: 3 })).toEqual([400, "track_id"]);
  expect(await refusal("escalate", { by, layer: 3, track_id: room.team.id })).toEqual([
    409,
    "Nobody is on call on layer 3 of Control room now",
  ]);
  expect(await refusal("escalate", { by, layer: 9, track_id: gate.team.id })).toEqual([400, "layer"]);
  expect(await at.news()).toEqual([]);
  const moved = await at.call("PUT", "/alerts/1/escalate", { by, layer: 3, track_id: gate.team.id });
  expect(await at.news()).toEqual(["Charlie EMAIL escalated"]);
  expect(moved.tracks[1]).toMatchObject({ layer: 3, step_started_at: "2026-11-21T18:47:00.000Z" });
  const { data } = await at.call("GET", "/alerts/1/timeline");
  expect(data.map(({ text }: { text: string }) => text)).toContain(
    "Layer 3: Charlie asked, for 900 s; layer 3 chosen by Omar",
  );
  await at.goTo(5);
  expect(await at.news()).toEqual(["Emil EMAIL escalated"]);
  await at.goTo(16);
  expect(await at.news()).toEqual([]);
  await at.goTo(17);
  expect(await at.news()).toEqual([]);
  expect((await at.alert()).tracks[1]).toMatchObject({ status: "exhausted" });
});

test("after a restart and after a refill it stands as it stood", async () => {
  await at.trigger(gate.team.id, { destinations: [room.team.id], acknowledge_by: "every_destination" });
  await at.goTo(1);
  await at.call("PUT", "/alerts/1/acknowledge", { acknowledged_by: "Alice" });
  await at.news();
  const before = await at.alert();
  at.desk.station.store.refill();
  expect(await at.alert()).toEqual(before);
});

test("somebody who is on call for two destinations gets one message on each channel", async () => {
  await at.call("PATCH", `/users/${gate.people["Alice"]}`, { phone: "+919845012345" });
  const dock = await at.call("POST", "/teams", { name: "Dock" });
  await at.call("POST", "/shifts", {
    schedule_id: dock.schedule_id,
    layer: 1,
    attendees: [gate.people["Alice"]],
    time_zone: "UTC",
    start: "2026-11-20T00:00",
    end: "2026-11-21T00:00",
    repeat: { frequency: "daily" },
  });
  await at.trigger(gate.team.id, { destinations: [dock.id] });
  expect(await at.news()).toEqual(["Alice EMAIL triggered", "Alice SMS triggered", "Alice VOICE triggered"]);
  expect((await at.alert()).responders).toMatchObject([{ name: "Alice" }, { name: "Alice" }]);
});
