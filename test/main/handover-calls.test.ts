import { afterAll, beforeAll, expect, test } from "vitest";

import type { Handlers } from "../../src/main/shell/console-station.ts";
import { windowCalls } from "../../src/main/window-calls.ts";
import { clockAt, type Crew, type CrewStation, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
let handlers: Handlers;
let gate: Crew;
let now = clockAt;

beforeAll(async () => {
  at = await startCrewStation();
  gate = await at.crew("Gate", ["Alice"]);
  ({ handlers } = windowCalls(at.desk.station, {
    version: "0",
    runtime: "Node",
    runtimeNote: null,
    isDemo: false,
    now: () => now,
    showOnDesktop: async () => ({ shown: true }),
    saveFile: async () => null,
    savePage: async () => null,
  }));
  await at.goTo(60);
  now = clockAt + 3_600_000;
});
afterAll(() => at.stop());

test("a draft tells what was changed since, by whom, newest first, and each run of edits once", async () => {
  await at.call("PATCH", `/teams/${gate.team.id}`, { description: "North gate" });
  await at.call("PATCH", `/teams/${gate.team.id}`, { description: "North gate and yard" });
  const yard = await at.call("POST", "/teams", { name: "Yard" });
  await at.call("DELETE", `/teams/${yard.id}`);
  const { changes } = await handlers["handover.draft"]({ since: now });
  const told = changes
    .filter(({ collection }) => collection === "teams")
    .map(({ kind, name, by }) => `${kind} ${name} by ${by}`);
  expect(told.toSorted()).toEqual(["deleted Yard by admin", "edited Gate by admin", "made Yard by admin"]);
  const before = await handlers["handover.draft"]({ since: clockAt });
  expect(before.changes.map(({ kind, collection, name }) => `${kind} ${collection} ${name}`)).toContain(
    "made shifts Gate: schedule",
  );
});

test("what is kept is what there was, and whoever is known here is linked", async () => {
  const alert = await at.trigger(gate.team.id);
  const kept = await handlers["handover.keep"]({
    began_at: now,
    outgoing: "alice",
    incoming: "Somebody else",
    notes: "",
  });
  if (!kept.ok) throw new Error(kept.refusal.detail);
  expect(kept.value.fields).toMatchObject({
    began_at: now,
    ended_at: now,
    outgoing: { name: "alice", user_id: gate.people["Alice"] },
    incoming: { name: "Somebody else", user_id: null },
    summary: { open: [{ alert_id: alert.id, holder: null }], counts: { raised: 1 } },
  });
  expect((await handlers["handover.list"]()).map(({ number }) => number)).toEqual([1]);
});

test("a shift that begins later, or that nobody takes over, is refused", async () => {
  const ask = { began_at: now, outgoing: "Alice", incoming: "Bob", notes: "" };
  expect(await handlers["handover.keep"]({ ...ask, began_at: now + 1 })).toMatchObject({
    refusal: { errors: [{ path: "began_at" }] },
  });
  expect(await handlers["handover.keep"]({ ...ask, incoming: "" })).toMatchObject({
    refusal: { errors: [{ path: "incoming.name", message: "must not be empty" }] },
  });
});
