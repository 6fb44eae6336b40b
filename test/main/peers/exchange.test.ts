import { expect, test } from "vitest";

import type { Hello, PeerMessage } from "../../../src/contract/peer.ts";
import type { JournalEvent } from "../../../src/core/journal-event.ts";
import type { Vector } from "../../../src/core/sync/vector.ts";
import { createExchange, type Exchange } from "../../../src/main/peers/exchange.ts";
import type { Link, Replica } from "../../../src/main/peers/ports.ts";
import { createTimers } from "../../../src/main/peers/timers.ts";
import { until } from "../../kit/until.ts";

const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

const eventOf = (console_id: string, seq: number, text = ""): JournalEvent => ({
  console_id,
  seq,
  stamp: `${String(seq).padStart(12, "0")}-00000-${console_id}`,
  at: seq,
  account_id: "default",
  stream: "thing:1",
  type: "thing.of_tomorrow",
  payload: { text },
  actor: { kind: "system", name: "test" },
});

/** A journal in memory that takes only what follows on what it has. */
function memory(events: readonly JournalEvent[], troubles = 0): Replica & { readonly held: JournalEvent[] } {
  const held = [...events];
  let troublesLeft = troubles;
  const vector = (): Vector =>
    held.reduce<Record<string, number>>((all, { console_id, seq }) => ({ ...all, [console_id]: seq }), {});
  return {
    held,
    vector,
    after: (theirs, limit) => {
      const lacked = held.filter(({ console_id, seq }) => seq > (theirs[console_id] ?? 0));
      return { events: lacked.slice(0, limit), has_more: lacked.length > limit };
    },
    receive: (batch) => {
      if (troublesLeft-- > 0) return Promise.reject(new Error("the disk is full"));
      let taken = 0;
      for (const event of batch) {
        if (event.seq !== (vector()[event.console_id] ?? 0) + 1) continue;
        held.push(event);
        taken += 1;
      }
      return Promise.resolve({ taken, known: 0, gap: taken < batch.length });
    },
  };
}

/** Two ends of a link; `between` sees each message and may change or drop it. */
function wire(between: (message: any) => unknown = (message) => message): [Link, Link] {
  const ears: (Parameters<Link["listen"]>[0] | null)[] = [null, null];
  const early: unknown[][] = [[], []];
  let isClosed = false;
  const end = (mine: 0 | 1, peer_id: string): Link => ({
    peer_id,
    host: null,
    send: (message) =>
      void setImmediate(() => {
        const through = between(JSON.parse(JSON.stringify(message)));
        const other = ears[1 - mine];
        if (isClosed || through === null) return;
        if (other === null || other === undefined) early[1 - mine]?.push(through);
        else other.onMessage(through);
      }),
    listen: (given) => {
      ears[mine] = given;
      for (const message of early[mine] ?? []) given.onMessage(message);
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      for (const one of ears) one?.onClose();
    },
  });
  return [end(0, "b"), end(1, "a")];
}

function talk(
  link: Link,
  name: string,
  replica: Replica,
  more: { onStranger?: (detail: string) => void; onUnreadable?: (detail: string) => void } = {},
): Exchange {
  return createExchange(link, {
    own: () => ({ console_id: name, name, version: "1", port: null }),
    replica,
    timers: createTimers(),
    wall: Date.now,
    log,
    onHello: quiet,
    onStranger: quiet,
    onOther: quiet,
    onUnreadable: quiet,
    onTaken: quiet,
    onClose: quiet,
    ...more,
  });
}

const many = (id: string, count: number, text = ""): JournalEvent[] =>
  Array.from({ length: count }, (_, place) => eventOf(id, place + 1, text));

test("both get all that they lack, of third consoles too, each event once and in order, types of tomorrow included", async () => {
  const one = memory([...many("a", 1300), ...many("z", 20)]);
  const other = memory([...many("b", 700), ...many("z", 5)]);
  const [left, right] = wire();
  const a = talk(left, "a", one);
  const b = talk(right, "b", other);
  await until("nothing is owed", () => one.held.length === 2020 && other.held.length === 2020);
  await until("all is acknowledged", () => a.behind() === 0 && b.behind() === 0);
  expect(new Set(one.held.map(({ console_id, seq }) => `${console_id} ${seq}`)).size).toBe(2020);
  one.held.push(eventOf("a", 1301));
  a.poke(0);
  await until("what is new comes at once", () => other.held.length === 2021);
  a.close();
});

test("large events go in small batches, and no message is larger than a link takes", async () => {
  let largest = 0;
  const [left, right] = wire((message: PeerMessage) => {
    largest = Math.max(largest, JSON.stringify(message).length);
    return message;
  });
  const other = memory([]);
  const a = talk(left, "a", memory(many("a", 40, "x".repeat(100_000))));
  talk(right, "b", other);
  await until("all have come", () => other.held.length === 40);
  expect(largest).toBeLessThan(700_000);
  a.close();
});

test("what could not be kept is sent again, and so is what was missing in between", async () => {
  const other = memory([], 1);
  let hasSkipped = false;
  const [left, right] = wire((message: PeerMessage) => {
    if (message.kind !== "events" || hasSkipped) return message;
    hasSkipped = true;
    return { ...message, events: message.events.slice(3) };
  });
  const a = talk(left, "a", memory(many("a", 10)));
  talk(right, "b", other);
  await until("all have come", () => other.held.length === 10);
  expect(other.held.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  a.close();
});

test("a console of another protocol is told apart in words, and nothing of its journal is taken", async () => {
  for (const [change, words] of [
    [{ protocol: 0 }, /too old/u],
    [{ protocol: 9, oldest_protocol: 9, something_new: true }, /too new/u],
  ] as const) {
    const told: string[] = [];
    const one = memory([]);
    const [left, right] = wire((message: Hello) =>
      message.kind === "hello" && message.console_id === "b" ? { ...message, ...change } : message,
    );
    talk(left, "a", one, { onStranger: (detail) => told.push(detail) });
    talk(right, "b", memory(many("b", 3)));
    await until("it is told", () => told.length > 0);
    expect(told[0]).toMatch(words);
    expect(one.held).toEqual([]);
  }
});

test.each<[string, Partial<JournalEvent>]>([
  ["of a console that is called as what every object has", { console_id: "__proto__" }],
  ["stamped at the end of time", { stamp: "ffffffffffff-fffff-a" }],
  ["at no whole millisecond", { at: 1.5 }],
  ["with a payload that is not there", { payload: undefined }],
])("an event %s is not taken, and that is told while the link stays", async (_, odd) => {
  const told: string[] = [];
  let answers = 0;
  const event = { ...eventOf("a", 1), ...odd } as JournalEvent;
  const other = memory([]);
  const [left, right] = wire((message) => {
    if (message.kind === "taken" && message.trouble !== null) answers += 1;
    return message;
  });
  const a = talk(left, "a", {
    ...memory([]),
    vector: () => ({ a: 1 }),
    after: () => ({ events: [event], has_more: false }),
  });
  const b = talk(right, "b", other, { onUnreadable: (detail) => void told.push(detail) });
  await until("the other tells of it", () => told.length > 0 && answers > 0);
  expect(other.held).toEqual([]);
  expect(b.hello()).not.toBeNull();
  a.close();
  b.close();
});
