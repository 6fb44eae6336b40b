// Consoles that did what they did apart have the same rows once each has heard everything, in whatever order and parts it came.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import type { AlertCommand } from "../../../src/core/alert-command.ts";
import type { JournalEvent } from "../../../src/core/journal-event.ts";
import { NewTeam } from "../../../src/core/team.ts";
import { NewConfiguration } from "../../../src/core/configuration.ts";
import { emergencyResponse } from "../../kit/configurations.ts";
import { meet, openStore, overTheWire, rowsOf, type StoreConsole, tell } from "../../kit/stores.ts";

const by = fc.constantFrom("Priya", "Dev");
const doing = (kind: "acknowledge" | "start" | "resolve" | "reopen" | "unacknowledge" | "escalate" | "reject") =>
  by.map((name): AlertCommand => ({ kind, by: name, by_id: null, notes: null }));
const command: fc.Arbitrary<AlertCommand> = fc.oneof(
  ...(["acknowledge", "start", "resolve", "reopen", "unacknowledge", "escalate", "reject"] as const).map(doing),
  by.map((name): AlertCommand => ({ kind: "close", by: name, by_id: null, notes: "drill", is_false_alarm: null })),
  by.map((name): AlertCommand => ({ kind: "hand_off", by: name, by_id: null, notes: null, destination: "gate" })),
  by.map((name): AlertCommand => ({ kind: "comment", by: name, text: "seen" })),
  fc.constant<AlertCommand>({ kind: "step" }),
  fc.constant<AlertCommand>({ kind: "confirm" }),
  fc.constantFrom("sent" as const, "retry" as const, "refused" as const).map((outcome): AlertCommand => ({
    kind: "attempted",
    notification_id: "",
    outcome,
    provider_id: null,
    error: null,
    cost: null,
    next_at: outcome === "retry" ? 1 : null,
  })),
);

const deed = fc.record({
  /** Which console, of as many as there are. */
  who: fc.nat(3),
  /** So much later by its own clock, which may be set back. */
  seconds: fc.oneof({ weight: 8, arbitrary: fc.nat(400) }, { weight: 1, arbitrary: fc.integer({ min: -900, max: 0 }) }),
  what: fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("raise" as const), source: fc.nat(2) }) },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant("act" as const), which: fc.nat(5), command }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("edit" as const),
        field: fc.constantFrom("name" as const, "description" as const),
        value: fc.constantFrom("red", "blue", "green"),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom("delete" as const, "settle" as const, "found" as const) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("tell" as const), whom: fc.nat(3) }) },
  ),
});
const story = fc.record({
  consoles: fc.integer({ min: 2, max: 4 }),
  skews: fc.array(fc.constantFrom(0, 0, 30, -400, 3600, 86_400), { minLength: 4, maxLength: 4 }),
  deeds: fc.array(deed, { minLength: 15, maxLength: 45 }),
  order: fc.infiniteStream(fc.nat()),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

async function found(at: StoreConsole): Promise<void> {
  await at.desk.create("alert-configurations", NewConfiguration.parse(emergencyResponse), at.caller("Priya"));
  await at.desk.create("teams", NewTeam.parse({ name: "gate" }), at.caller("Priya"), "gate");
}

async function carryOut(at: StoreConsole, { what }: Deed, all: readonly StoreConsole[]): Promise<void> {
  const { desk, store } = at;
  const caller = at.caller("Priya");
  const first = store.records.teams.all("default")[0];
  switch (what.kind) {
    case "raise":
      await desk.trigger({ alert_type: "SOS", source_id: `source ${what.source}` }, caller);
      return;
    case "act": {
      const rows = store.db.prepare<[], { id: string }>("SELECT id FROM alerts ORDER BY id").all();
      const id = rows[what.which % Math.max(1, rows.length)]?.id;
      const state = id === undefined ? null : store.alerts.get(id);
      if (id === undefined || state === null) return;
      const { notifications } = state;
      const notification_id = notifications[(what.which * 7) % Math.max(1, notifications.length)]?.id ?? "none";
      const asked = what.command.kind === "attempted" ? { ...what.command, notification_id } : what.command;
      // A step is the engine's, and so is what was sent.
      if ("by" in asked) await desk.act(id, asked, caller);
      else await desk.step([{ alert_id: id, command: asked }]);
      return;
    }
    case "edit":
      if (first !== undefined) await desk.patch("teams", first.id, { [what.field]: what.value }, caller);
      return;
    case "delete":
      if (first !== undefined) await desk.remove("teams", first.id, caller);
      return;
    case "settle": {
      const [conflict] = store.conflicts.open("default");
      if (conflict !== undefined)
        await desk.settle(conflict.id, conflict.id.length % 2 === 0 ? "winner" : "loser", caller);
      return;
    }
    case "found":
      if (store.records.teams.get("gate") === null)
        await desk.create("teams", NewTeam.parse({ name: "gate again" }), caller, "gate");
      return;
    case "tell": {
      const whom = all[what.whom % all.length];
      if (whom !== undefined && whom !== at) await tell(at, whom, 3);
    }
  }
}

/** Everything that anybody has, to one who has nothing, in parts that are out of order and come twice. */
async function deliver(events: readonly JournalEvent[], to: StoreConsole, pick: () => number): Promise<void> {
  let waiting = [...events];
  while (waiting.length > 0) {
    const size = 1 + (pick() % 7);
    const batch = Array.from({ length: size }, () => waiting[pick() % waiting.length] as JournalEvent);
    // The next of each console, so that it goes on.
    const due = waiting.find(({ console_id, seq }) => seq === (to.store.replica.vector()[console_id] ?? 0) + 1);
    await to.store.replica.receive(overTheWire(due === undefined ? batch : [...batch, due]));
    const has = to.store.replica.vector();
    waiting = waiting.filter(({ console_id, seq }) => seq > (has[console_id] ?? 0));
  }
}

const open: StoreConsole[] = [];
afterAll(() => Promise.all(open.map((one) => one.close())));

let conflicts = 0;

async function live({ consoles, skews, deeds, order }: typeof story extends fc.Arbitrary<infer T> ? T : never) {
  const all = Array.from({ length: consoles }, (_, place) => {
    const one = openStore();
    one.clock.at += (skews[place] ?? 0) * 1000;
    open.push(one);
    return one;
  });
  const [first] = all;
  if (first === undefined) return;
  await found(first);
  await meet(all);
  for (const one of deeds) {
    const at = all[one.who % all.length] ?? first;
    at.clock.at += one.seconds * 1000;
    await carryOut(at, one, all);
  }

  await meet(all);
  const late = openStore();
  open.push(late);
  const values = order[Symbol.iterator]();
  await deliver(first.store.replica.after({}, 1_000_000).events, late, () => Number(values.next().value));
  const rows = rowsOf(first.store.db);
  conflicts += rows["record_conflicts"]?.length ?? 0;
  for (const one of [...all.slice(1), late]) expect(rowsOf(one.store.db)).toEqual(rows);
  for (const one of [first, late]) {
    one.store.refill();
    expect(rowsOf(one.store.db)).toEqual(rows);
  }
  // What is kept at hand is what is on disk.
  const again = await late.reopen();
  open[open.indexOf(late)] = again;
  expect(rowsOf(again.store.db)).toEqual(rows);
  expect(again.store.records.teams.all("default")).toEqual(first.store.records.teams.all("default"));
  await Promise.all([...all, again].map((one) => one.close()));
  open.length = 0;
}

test("the same events give the same rows, in whatever order, and so does a refill", async () => {
  await fc.assert(fc.asyncProperty(story, live), { numRuns: 30 });
  // The stories are such that edits did collide.
  expect(conflicts).toBeGreaterThan(5);
}, 120_000);
