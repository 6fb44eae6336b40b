// The seed's "On-Call Schedule Workflow" through HTTP with a clock moved by hand: layers of 5, 10 and 15 minutes, Alice, Bob and
// Charlie. Every message that goes out is listed: nothing else was sent.
import { afterEach, beforeEach, expect, test } from "vitest";

import { type Crew, type CrewStation, emailOf, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
beforeEach(async () => {
  at = await startCrewStation();
});
afterEach(() => at.stop());

const everybody = ["Alice", "Bob", "Charlie"] as const;

/** Alice is asked at once; the alert has no configuration, so the owner would be told, but has no address. */
async function raised(policy: object = {}): Promise<Crew> {
  const made = await at.crew("Gate", everybody, policy);
  const { status, tracks } = await at.trigger(made.team.id);
  expect(status).toBe("TRIGGERED");
  expect(tracks.at(-1)).toMatchObject({ kind: "team", name: "Gate", layer: 1, layers: 3, status: "running" });
  expect(await at.news()).toEqual(["Alice EMAIL triggered"]);
  return made;
}

test("acknowledged after a minute: the workflow stops and no other layer hears of it", async () => {
  await raised();
  await at.goTo(1);
  await at.call("PUT", "/alerts/1/acknowledge", { acknowledged_by: "Alice" });
  for (const later of [5, 15, 30, 60]) await at.goTo(later);
  expect(await at.news()).toEqual([]);
  expect(await at.alert()).toMatchObject({
    status: "ACKNOWLEDGED",
    acknowledged_by: "Alice",
    next_escalation_at: null,
    responders: [{ name: "Alice", answer: "acknowledged", answered_at: "2026-11-21T18:46:00.000Z" }],
  });
});

test("rejected after a minute: the layer's remaining time is ignored", async () => {
  await raised();
  await at.goTo(1);
  await at.call("PUT", "/alerts/1/reject", { by: "Alice" });
  expect(await at.news()).toEqual(["Bob EMAIL escalated"]);
  expect(await at.alert()).toMatchObject({ status: "TRIGGERED", next_escalation_at: "2026-11-21T18:56:00.000Z" });
  await at.goTo(5);
  expect(await at.news()).toEqual([]);
  await at.goTo(11);
  expect(await at.news()).toEqual(["Charlie EMAIL escalated"]);
});

test("one of several rejects: the layer goes on with the others", async () => {
  const { team, people } = await at.crew("Gate", ["Alice"]);
  const dan = (await at.call("POST", "/users", { name: "Dan", email: emailOf("Dan") })).id;
  await at.call("POST", "/shifts", {
    schedule_id: team.schedule_id,
    layer: 1,
    attendees: [dan],
    time_zone: "UTC",
    start: "2026-11-21T00:00",
    end: "2026-11-22T00:00",
  });
  await at.trigger(team.id);
  expect(await at.news()).toEqual(["Alice EMAIL triggered", "Dan EMAIL triggered"]);
  await at.call("PUT", "/alerts/1/reject", { by: people["Alice"] });
  const { responders } = await at.alert();
  const answers = Object.fromEntries(responders.map(({ name, answer }: Record<string, string>) => [name, answer]));
  expect(answers).toEqual({ Alice: "rejected", Dan: "waiting" });
  expect((await at.alert()).status).toBe("TRIGGERED");
  expect(await at.news()).toEqual([]);
});

test("no answer in five minutes: layer 2, which has ten", async () => {
  await raised();
  await at.goTo(4.98);
  expect(await at.news()).toEqual([]);
  await at.goTo(5);
  expect(await at.news()).toEqual(["Bob EMAIL escalated"]);
  expect(await at.alert()).toMatchObject({
    next_escalation_at: "2026-11-21T19:00:00.000Z",
    responders: [
      { name: "Alice", layer: 1, answer: "timed_out" },
      { name: "Bob", layer: 2, answer: "waiting" },
    ],
  });
});

test("nobody answers on any layer: dropped after thirty minutes", async () => {
  await raised();
  await at.goTo(5);
  await at.goTo(15);
  expect(await at.news()).toEqual(["Bob EMAIL escalated", "Charlie EMAIL escalated"]);
  await at.goTo(29.9);
  expect((await at.alert()).status).toBe("TRIGGERED");
  await at.goTo(30);
  expect((await at.alert()).status).toBe("DROPPED");
  await at.goTo(300);
  expect(await at.news()).toEqual([]);
});

test("a repeat begins again at layer 1 after thirty minutes, and ends after sixty", async () => {
  await raised({ repeat: 1 });
  await at.goTo(5);
  await at.goTo(15);
  await at.news();
  await at.goTo(30);
  expect(await at.news()).toEqual(["Alice EMAIL escalated"]);
  expect((await at.alert()).tracks.at(-1)).toMatchObject({ round: 1, repeat: 1, layer: 1 });
  await at.goTo(35);
  await at.goTo(45);
  expect(await at.news()).toEqual(["Bob EMAIL escalated", "Charlie EMAIL escalated"]);
  await at.goTo(60);
  expect((await at.alert()).status).toBe("DROPPED");
  expect(await at.news()).toEqual([]);
});

test("a reassignment goes to the other team's layer 1 after thirty minutes, by its own policy", async () => {
  const other = await at.crew("Control room", ["Dora", "Emil"], {
    layers: [{ timeout_seconds: 60 }, { timeout_seconds: 60 }],
  });
  await raised({ reassign_team_ids: [other.team.id] });
  await at.goTo(5);
  await at.goTo(15);
  await at.news();
  await at.goTo(30);
  expect(await at.news()).toEqual(["Dora EMAIL triggered"]);
  expect((await at.alert()).status).toBe("TRIGGERED");
  await at.goTo(31);
  expect(await at.news()).toEqual(["Emil EMAIL escalated"]);
  await at.goTo(32);
  expect((await at.alert()).status).toBe("DROPPED");
  expect(await at.news()).toEqual([]);
});

test("nobody on call at all: it says so and drops at once", async () => {
  const { team } = await at.crew("Gate", ["Alice"]);
  await at.call("PATCH", "/shifts/1", { repeat: null });
  const { status } = await at.trigger(team.id);
  expect(status).toBe("DROPPED");
  expect(await at.news()).toEqual([]);
  const { data } = await at.call("GET", "/alerts/1/timeline");
  const texts = data.map(({ text }: { text: string }) => text);
  expect(texts.filter((text: string) => text.includes("nobody is on call"))).toHaveLength(4);
});

test("an empty layer is skipped at once", async () => {
  const { team } = await at.crew("Gate", everybody);
  await at.call("DELETE", "/shifts/1");
  await at.trigger(team.id);
  expect(await at.news()).toEqual(["Bob EMAIL escalated"]);
  expect(await at.alert()).toMatchObject({ next_escalation_at: "2026-11-21T18:55:00.000Z" });
});
