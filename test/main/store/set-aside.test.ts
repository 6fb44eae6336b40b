// An event that cannot be folded stops nobody: it is kept and passed on, and whatever else came with it counts.
import { afterEach, beforeEach, expect, test } from "vitest";

import type { JournalEvent } from "../../../src/core/journal-event.ts";
import { NewTeam } from "../../../src/core/team.ts";
import { openStore, overTheWire, rowsOf, type StoreConsole, tell } from "../../kit/stores.ts";

let a: StoreConsole;
let b: StoreConsole;
beforeEach(() => {
  a = openStore();
  b = openStore();
});
afterEach(() => Promise.all([a.close(), b.close()]));

async function raise(at: StoreConsole, title: string): Promise<string> {
  const raised = await at.desk.trigger({ alert_type: "SOS", title }, at.caller("Priya"));
  if (!raised.ok) throw new Error(raised.refusal.detail);
  return raised.value.alert.id;
}
const all = (at: StoreConsole): readonly JournalEvent[] => overTheWire(at.store.replica.after({}, 1_000_000).events);

/** What a console's events would be if one of them were this instead. */
const instead = (events: readonly JournalEvent[], type: string, payload: unknown): readonly JournalEvent[] => {
  const place = events.findLastIndex((event) => event.type === type);
  return events.map((event, index) => (index === place ? { ...event, payload } : event));
};

test.each([
  ["an alert without anything in it", "alert.triggered", null],
  ["an alert whose title is no text", "alert.triggered", { title: { a: 1 }, pages: [], destinations: [] }],
  ["an acknowledgement by nobody", "alert.acknowledged", null],
  ["a team of nothing", "record.created", null],
  ["a team without a number", "record.created", { fields: {} }],
  ["an edit of nothing", "record.changed", null],
])("%s keeps nothing else from arriving", async (_, type, payload) => {
  await raise(a, "before");
  const id = await raise(a, "worked");
  await a.desk.act(id, { kind: "acknowledge", by: "Dev", notes: null }, a.caller("Dev"));
  const team = await a.desk.create("teams", NewTeam.parse({ name: "Gate" }), a.caller("Priya"));
  await a.desk.patch("teams", team.id, { name: "Gates" }, a.caller("Priya"));
  const poisoned = instead(all(a), type, payload);
  await b.store.replica.receive(poisoned);
  const after = await raise(a, "after");
  await tell(a, b);

  expect(b.store.replica.vector()).toEqual(a.store.replica.vector());
  expect(b.store.alerts.get(after)?.alert.title).toBe("after");
  expect(await raise(b, "here")).toBeTruthy();
  const place = poisoned.find((event, index) => JSON.stringify(event) !== JSON.stringify(all(a)[index]));
  expect(b.store.setAside()).toEqual([expect.objectContaining({ seq: place?.seq, stream: place?.stream })]);

  const rows = rowsOf(b.store.db);
  b.store.refill();
  expect(rowsOf(b.store.db)).toEqual(rows);
  b = await b.reopen();
  expect(rowsOf(b.store.db)).toEqual(rows);
});

test("what was set aside is passed on, and the one who gets it comes to the same rows", async () => {
  const c = openStore();
  const team = await a.desk.create("teams", NewTeam.parse({ name: "Gate" }), a.caller("Priya"));
  await a.desk.patch("teams", team.id, { name: "Gates" }, a.caller("Priya"));
  await a.desk.patch("teams", team.id, { name: "South gate" }, a.caller("Priya"));
  const events = all(a).map((event) => (event.seq === 2 ? { ...event, payload: null } : event));
  await b.store.replica.receive(events);
  await tell(b, c, 1);
  expect(rowsOf(c.store.db)).toEqual(rowsOf(b.store.db));
  expect(c.store.records.teams.get(team.id)?.fields.name).toBe("South gate");
  // And it can still be edited there.
  await c.desk.patch("teams", team.id, { name: "North gate" }, c.caller("Dev"));
  expect(c.store.records.teams.get(team.id)?.fields.name).toBe("North gate");
  await c.close();
});

test("what comes late is folded around what was set aside", async () => {
  const id = await raise(a, "one");
  await tell(a, b);
  await b.desk.act(id, { kind: "comment", by: "Dev", text: "on my way" }, b.caller("Dev"));
  const poisoned = instead(all(b), "alert.commented", null);
  const c = openStore();
  await c.store.replica.receive(poisoned);
  a.clock.at += 1000;
  await a.desk.act(id, { kind: "acknowledge", by: "Priya", notes: null }, a.caller("Priya"));
  await tell(a, c);
  expect(c.store.alerts.get(id)?.alert.status).toBe("ACKNOWLEDGED");
  expect(c.store.setAside()).toHaveLength(1);
  await c.close();
});

test("a stream named as something that every object has is a stream that nobody knows", async () => {
  await raise(a, "one");
  const [first] = all(a);
  if (first === undefined) throw new Error("nothing was made");
  const odd = { ...first, console_id: "odd", stream: "constructor:1" };
  const stamps = ["000000000002-00000-odd", "000000000001-00000-odd"];
  for (const [index, stamp] of stamps.entries()) await b.store.replica.receive([{ ...odd, seq: index + 1, stamp }]);
  expect(b.store.replica.vector()).toEqual({ odd: 2 });
  expect(b.store.setAside()).toEqual([]);
});
