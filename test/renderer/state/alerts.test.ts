// The feed of the board against a main process that changes, fails and comes back.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Bridge, Reply } from "../../../src/contract/calls.ts";
import type { Alert } from "../../../src/core/alert.ts";
import { startAlerts, takeRows, useAlerts } from "../../../src/renderer/state/alerts.ts";
import { until } from "../../kit/until.ts";
import { rowOf } from "../alert-row.ts";

const alerts = new Map<string, Alert>();
const asked: string[] = [];
let listen: (payload: { readonly ids: readonly string[] }) => void;
let isDown: boolean;
let stop: () => void;

const answers: Readonly<Record<string, (input: never) => unknown>> = {
  "board.read": () => ({
    alerts: [...alerts.values()].filter(({ status }) => status !== "CLOSED"),
    closed_today: 7,
    last_triggered_at: null,
  }),
  "alert.rows": ({ ids }: { readonly ids: readonly string[] }) => ids.flatMap((id) => alerts.get(id) ?? []),
};

const bridge = {
  call: async (name: string, input: unknown): Promise<Reply<unknown>> => {
    asked.push(name);
    if (isDown) return { ok: false, failure: { code: "crashed", message: "disk I/O error" } };
    return { ok: true, value: answers[name]?.(input as never) };
  },
  on: (name: string, heard: typeof listen) => {
    if (name === "alert.changed") listen = heard;
    return () => undefined;
  },
} as unknown as Bridge;

function change(...rows: readonly Alert[]): void {
  for (const row of rows) alerts.set(row.id, row);
  listen({ ids: rows.map(({ id }) => id) });
}

const shown = (): readonly string[] => useAlerts.getState().order;

beforeEach(async () => {
  vi.stubGlobal("window", { bridge });
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => setImmediate(run));
  vi.stubGlobal("cancelAnimationFrame", (frame: NodeJS.Immediate) => clearImmediate(frame));
  alerts.clear();
  asked.length = 0;
  isDown = false;
  useAlerts.setState(useAlerts.getInitialState(), true);
  alerts.set("A1", rowOf(1, { severity: "HIGH" }));
  stop = startAlerts();
  await until("the first reading", () => useAlerts.getState().status === "ready");
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

test("many notices of one frame become one question, and the order follows", async () => {
  change(rowOf(2, { severity: "CRITICAL" }));
  change(rowOf(3, { severity: "LOW" }), rowOf(1, { status: "RESOLVED" }));
  await until("three rows", () => shown().length === 3);
  expect(shown()).toEqual(["A2", "A3", "A1"]);
  expect(asked).toEqual(["board.read", "alert.rows"]);
});

test("a failed question is healed by reading the whole board", async () => {
  isDown = true;
  change(rowOf(2));
  await until("the failure is noted", () => useAlerts.getState().failure !== null);
  expect(shown()).toEqual(["A1"]);
  isDown = false;
  await until("the board is whole again", () => shown().length === 2);
  expect(useAlerts.getState().failure).toBeNull();
});

test("a closed alert leaves the order, stays readable and counts once for today", async () => {
  change(rowOf(1, { status: "CLOSED" }));
  await until("it is gone", () => shown().length === 0);
  change(rowOf(1, { status: "CLOSED", comments_count: 1 }));
  await until("its comment is here", () => useAlerts.getState().alertById.get("A1")?.comments_count === 1);
  expect(useAlerts.getState().closed_today).toBe(8);
});

test("an alert that no longer exists disappears", async () => {
  alerts.delete("A1");
  listen({ ids: ["A1"] });
  await until("it is gone", () => !useAlerts.getState().alertById.has("A1"));
  expect(shown()).toEqual([]);
});

test("only what comes after the first reading is marked as new", async () => {
  const later = Date.now() + 1000;
  change(rowOf(2, { triggered_at: later }), rowOf(3, { triggered_at: 0 }));
  await until("they are here", () => shown().length === 3);
  expect([...useAlerts.getState().arrivedAtById.keys()]).toEqual(["A2"]);
});

test("an alert whose pages stay unanswered rises to the top by time alone", async () => {
  const now = Date.now();
  takeRows([rowOf(2, { severity: "LOW", triggered_at: now - 14_500, people_reached: 0, reach_note: null })]);
  expect(shown()).toEqual(["A1", "A2"]);
  await until("the grace has passed", () => shown()[0] === "A2" || tick(), 3000);
});

/** The window's clock is not running here; its tick is what re-ranks. */
function tick(): boolean {
  takeTick();
  return false;
}

const { useClock } = await import("../../../src/renderer/state/clock.ts");
const takeTick = (): void => useClock.setState({ now: Date.now() });
