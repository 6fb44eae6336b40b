// The journal as consoles pass it on: nothing is skipped, nothing is taken twice, whatever the clocks say.
import { cpSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import type { AlertEvent } from "../../../src/core/alert-event.ts";
import { timelineOf } from "../../../src/core/alert-timeline.ts";
import { NewConfiguration } from "../../../src/core/configuration.ts";
import { NewTeam } from "../../../src/core/team.ts";
import type { JournalEvent } from "../../../src/core/journal-event.ts";
import { emergencyResponse } from "../../kit/configurations.ts";
import { meet, openStore, overTheWire, rowsOf, startedAt, type StoreConsole, tell } from "../../kit/stores.ts";

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
const acknowledge = (at: StoreConsole, id: string, by: string) =>
  at.desk.act(id, { kind: "acknowledge", by, notes: null }, at.caller(by));
const team = (at: StoreConsole, name: string) => at.desk.create("teams", NewTeam.parse({ name }), at.caller("Priya"));
const all = (at: StoreConsole): readonly JournalEvent[] => at.store.replica.after({}, 1_000_000).events;

test("what one console has the other gets, in parts, and then nothing is left to tell", async () => {
  for (const title of ["one", "two", "three"]) await raise(a, title);
  await team(a, "Gate");
  const { events, has_more } = a.store.replica.after({}, 2);
  expect([events.length, has_more]).toEqual([2, true]);
  await tell(a, b, 2);
  expect(b.store.replica.vector()).toEqual(a.store.replica.vector());
  expect(a.store.replica.after(b.store.replica.vector(), 10)).toEqual({ events: [], has_more: false });
  expect(rowsOf(b.store.db)).toEqual(rowsOf(a.store.db));
});

test("the same again changes nothing, and what has a hole before it is not taken", async () => {
  for (const title of ["one", "two", "three"]) await raise(a, title);
  const events = all(a);
  const length = events.length;
  expect(await b.store.replica.receive([...events.slice(0, 1), ...events.slice(2)])).toEqual({
    taken: 1,
    known: 0,
    gap: true,
  });
  expect(await b.store.replica.receive(events.toReversed())).toEqual({ taken: length - 1, known: 1, gap: false });
  expect(await b.store.replica.receive(events)).toEqual({ taken: 0, known: length, gap: false });
  expect(b.store.journal.length()).toBe(length);
});

test("a third console's events are passed on", async () => {
  const c = openStore();
  await raise(a, "one");
  await tell(a, b);
  await raise(b, "two");
  await tell(b, c);
  expect(c.store.replica.vector()).toEqual(b.store.replica.vector());
  expect(rowsOf(c.store.db)).toEqual(rowsOf(b.store.db));
  await c.close();
});

test("listeners are told which events were made here and which came from elsewhere", async () => {
  const heard: string[] = [];
  b.store.ledger.onCommit((events, source) => void heard.push(`${source} ${events.map(({ type }) => type).join()}`));
  const id = await raise(a, "one");
  await acknowledge(a, id, "Dev");
  await tell(a, b);
  await team(b, "Gate");
  expect(heard).toHaveLength(2);
  expect(heard[0]).toMatch(/^received plan.fixed,alert.triggered,alert.acknowledged/u);
  expect(heard[1]).toMatch(/^local record.created/u);
});

test("an acknowledgement that comes before its alert waits for it", async () => {
  const id = await raise(a, "one");
  await tell(a, b);
  await acknowledge(b, id, "Dev");
  const c = openStore();
  await c.store.replica.receive(all(b).filter(({ console_id }) => console_id === b.store.consoleId));
  expect(c.store.alerts.get(id)).toBeNull();
  await tell(a, c);
  expect(c.store.alerts.get(id)?.alert).toMatchObject({ status: "ACKNOWLEDGED", acknowledged_by: "Dev" });
  expect(rowsOf(c.store.db)).toEqual(rowsOf(b.store.db));
  await c.close();
});

test("an alert whose plan is still on its way waits for it before it calls anybody else; people can act on it", async () => {
  await a.desk.create("alert-configurations", NewConfiguration.parse(emergencyResponse), a.caller("Priya"));
  const id = await raise(a, "one");
  // A second console made the same plan first, so that this one's alert does not bring it.
  const [plan, ...rest] = [
    ...all(a).filter(({ type }) => type === "plan.fixed"),
    ...all(a).filter(({ type }) => type !== "plan.fixed"),
  ].map((event, index) => (index === 0 ? { ...event, console_id: "third", seq: 1 } : { ...event, seq: index })) as [
    JournalEvent,
    ...JournalEvent[],
  ];
  await b.store.replica.receive(overTheWire(rest));
  const due = b.store.alerts.get(id)?.alert.next_escalation_at ?? 0;
  expect(due).toBeGreaterThan(startedAt);
  b.clock.at = due;
  await b.desk.step([{ alert_id: id, command: { kind: "step" } }]);
  expect(b.store.alerts.get(id)?.alert).toMatchObject({ status: "TRIGGERED", escalation_level: 1 });
  await b.store.replica.receive(overTheWire([plan]));
  await b.desk.step([{ alert_id: id, command: { kind: "step" } }]);
  expect(b.store.alerts.get(id)?.alert.escalation_level).toBe(2);
  await acknowledge(b, id, "Dev");
  expect(b.store.alerts.get(id)?.alert.status).toBe("ACKNOWLEDGED");
});

test("the timeline says what had no effect and what was sent twice", async () => {
  await a.desk.create("alert-configurations", NewConfiguration.parse(emergencyResponse), a.caller("Priya"));
  const id = await raise(a, "one");
  await tell(a, b);
  const sent = (at: StoreConsole) =>
    at.desk.step([
      {
        alert_id: id,
        command: {
          kind: "attempted",
          notification_id: at.store.alerts.get(id)?.notifications[0]?.id ?? "",
          outcome: "sent",
          provider_id: null,
          error: null,
          cost: null,
          next_at: null,
        },
      },
    ]);
  await sent(a);
  await a.desk.act(id, { kind: "close", by: "Priya", notes: "drill", is_false_alarm: null }, a.caller("Priya"));
  b.clock.at += 2000;
  await sent(b);
  await acknowledge(b, id, "Dev");
  await meet([a, b]);
  const told = timelineOf(a.store.journal.stream(`alert:${id}`) as readonly (JournalEvent & AlertEvent)[], (of) =>
    of === a.store.consoleId ? "Hall" : "Gate",
  );
  expect(told.filter(({ text }) => text.includes("second time")).map(({ text }) => text)).toEqual([
    expect.stringMatching(/: sent a second time, by Gate; Hall had sent it$/u),
  ]);
  expect(told.filter(({ has_effect }) => !has_effect).map(({ text }) => text)).toEqual([
    "Acknowledged by Dev (no effect: it was closed by then)",
  ]);
  expect(
    timelineOf(b.store.journal.stream(`alert:${id}`) as readonly (JournalEvent & AlertEvent)[], () => ""),
  ).toHaveLength(told.length);
});

test("what was received survives a restart, and counting goes on", async () => {
  await raise(a, "one");
  await tell(a, b);
  b = await b.reopen();
  expect(b.store.replica.vector()).toEqual(a.store.replica.vector());
  await raise(b, "two");
  await tell(b, a);
  expect(rowsOf(a.store.db)).toEqual(rowsOf(b.store.db));
});

test("events of this console that it lost with its file come back, and it counts on after them", async () => {
  await raise(a, "one");
  const { dir } = a;
  await a.store.close();
  cpSync(dir, join(b.dir, "copy"), { recursive: true });
  a = openStore(dir);
  await raise(a, "two");
  await tell(a, b);
  await a.close();
  a = openStore(join(b.dir, "copy"));
  await tell(b, a);
  expect(a.store.replica.vector()).toEqual(b.store.replica.vector());
  await raise(a, "three");
  await meet([a, b]);
  expect(rowsOf(a.store.db)).toEqual(rowsOf(b.store.db));
  expect(a.store.replica.faults()).toEqual([]);
});

test("an id that two consoles use is told, and each keeps what it had first", async () => {
  await raise(a, "one");
  const event = all(a)[0] as JournalEvent;
  await tell(a, b);
  const other = { ...event, stamp: event.stamp.replace(/-\w{5}-/u, "-00fff-") };
  expect(await b.store.replica.receive(overTheWire([other]))).toEqual({ taken: 0, known: 1, gap: false });
  expect(b.store.replica.faults()).toEqual([{ console_id: a.store.consoleId, ahead_ms: null, forked: 1 }]);
});

test("a clock a little ahead takes this one's along; one far ahead does not, and is told", async () => {
  const msOf = ({ stamp }: JournalEvent): number => Number.parseInt(stamp.slice(0, 12), 16);
  const lastOf = (at: StoreConsole): JournalEvent =>
    at.store.journal.after(at.store.consoleId, 0, 1_000_000).at(-1) as JournalEvent;
  a.clock.at += 60_000;
  await raise(a, "a minute ahead");
  await tell(a, b);
  await team(b, "Gate");
  expect(msOf(lastOf(b))).toBe(startedAt + 60_000);
  expect(b.store.replica.faults()).toEqual([]);

  a.clock.at += 24 * 3600_000;
  const id = await raise(a, "a day ahead");
  await tell(a, b);
  await team(b, "Fence");
  expect(msOf(lastOf(b))).toBe(startedAt + 60_000);
  expect(b.store.replica.faults()).toEqual([
    { console_id: a.store.consoleId, ahead_ms: 24 * 3600_000 + 60_000, forked: 0 },
  ]);
  // On the alert itself, effect follows cause all the same, also after a restart.
  b = await b.reopen();
  await acknowledge(b, id, "Dev");
  await team(b, "Wall");
  expect(msOf(lastOf(b))).toBe(startedAt + 60_000);
  await tell(b, a);
  for (const at of [a, b]) expect(at.store.alerts.get(id)?.alert.status).toBe("ACKNOWLEDGED");
  expect(rowsOf(a.store.db)).toEqual(rowsOf(b.store.db));
});

test("the last of many missed events is found as fast as the first", async () => {
  const insert = a.store.db.prepare(
    "INSERT INTO journal (console_id, seq, stamp, at, account_id, stream, type, payload, actor) VALUES ('other', ?, ?, 0, 'default', 'later:x', 'later', '{}', '{}')",
  );
  a.store.db.transaction(() => {
    for (let seq = 1; seq <= 100_000; seq++) insert.run(seq, `${String(seq).padStart(12, "0")}-00000-other`);
  })();
  a = await a.reopen();
  const timeOf = (seq: number): number => {
    const startedAtMs = performance.now();
    expect(a.store.replica.after({ other: seq }, 100).events).toHaveLength(100);
    return performance.now() - startedAtMs;
  };
  timeOf(0);
  expect(timeOf(99_900)).toBeLessThan(50);
});
