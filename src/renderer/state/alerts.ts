// Every open alert as main last told it, in the board's order. Main owns the truth: notices name what changed, rows are read
// again in one batch per frame, and whatever might have been missed is healed by reading the whole board.
import { create } from "zustand";

import type { Board, Failure } from "../../contract/calls.ts";
import { type Alert, isOpen, isUnanswered } from "../../core/alert.ts";
import { on } from "../bridge.ts";
import { useClock } from "./clock.ts";
import { ask, toCallFailed, useConnection } from "./connection.ts";
import { createBatch } from "./frame.ts";
import { type Place, placeOf, reachOf, reorder } from "./order.ts";

interface AlertsState {
  readonly status: "loading" | "ready";
  /** Why the board could not be read; older rows stay in sight meanwhile. */
  readonly failure: Failure | null;
  /** Open alerts, and those that ended while this window was watching. */
  readonly alertById: ReadonlyMap<string, Alert>;
  /** Open alerts, loudest first. */
  readonly order: readonly string[];
  /** When alerts came that were not there at the first reading. */
  readonly arrivedAtById: ReadonlyMap<string, number>;
  readonly closed_today: number;
  readonly last_triggered_at: number | null;
}

export const useAlerts = create<AlertsState>(() => ({
  status: "loading",
  failure: null,
  alertById: new Map(),
  order: [],
  arrivedAtById: new Map(),
  closed_today: 0,
  last_triggered_at: null,
}));

const retryMs = 3000;
/** Ended alerts stay readable for rows that are held in place and for the closed list. */
const endedAtMost = 1000;

const placeById = new Map<string, Place>();
/** Alerts whose reach changes by itself when the grace ends. */
const asking = new Set<string>();
const ended = new Set<string>();
let firstReadAt = 0;

const today = (): number => new Date(useClock.getState().now).setHours(0, 0, 0, 0);

/** Feeds the store until the returned function is called. */
export function startAlerts(): () => void {
  let isStopped = false;
  let isStale = true;
  let isReading = false;
  let timer: ReturnType<typeof setTimeout>;

  const batch = createBatch(async (ids: readonly string[]) => {
    if (isStale) return readBoard();
    try {
      takeRows(await ask("alert.rows", { ids: [...ids] }), ids);
    } catch {
      isStale = true;
      await readBoard();
    }
  });

  async function readBoard(): Promise<void> {
    if (isStopped) return;
    clearTimeout(timer);
    isReading = true;
    try {
      takeBoard(await ask("board.read", undefined, 20_000));
      isStale = false;
    } catch (error) {
      useAlerts.setState({ failure: toCallFailed(error).failure });
      timer = setTimeout(() => batch.run(), retryMs);
    }
    isReading = false;
  }

  const reread = (): void => {
    isStale = true;
    batch.run();
  };

  let day = today();
  const stopClock = useClock.subscribe(() => {
    rerankAsking();
    if (today() === day) return;
    // The count of alerts closed today starts again.
    day = today();
    reread();
  });
  // While main was silent, notices may have been lost with it.
  const stopConnection = useConnection.subscribe(({ failure }, before) => {
    if (failure === null && before.failure !== null && !isReading) reread();
  });
  const stopNotices = on("alert.changed", ({ ids }) => batch.add(ids));
  retryNow = () => batch.run();
  batch.run();
  return () => {
    isStopped = true;
    stopClock();
    stopConnection();
    stopNotices();
    clearTimeout(timer);
    batch.stop();
  };
}

let retryNow = (): void => undefined;

/** Reads again what could not be read, without waiting for the next try. */
export const retryBoard = (): void => retryNow();

/** Takes over newer versions of single alerts, for example the answer to an action. `asked` but absent ones are gone. */
export function takeRows(rows: readonly Alert[], asked: readonly string[] = []): void {
  const before = useAlerts.getState();
  const alertById = new Map(before.alertById);
  const arrivedAtById = new Map(before.arrivedAtById);
  const changed = new Set(asked);
  const now = Date.now();
  let { closed_today, last_triggered_at } = before;
  for (const id of asked) forget(id);
  for (const alert of rows) {
    const previous = alertById.get(alert.id);
    const isNews = previous === undefined && alert.triggered_at >= firstReadAt;
    changed.add(alert.id);
    alertById.set(alert.id, alert);
    place(alert, now);
    if (isNews && isUnanswered(alert.status)) arrivedAtById.set(alert.id, now);
    const wasOpen = previous === undefined ? isNews : previous.status !== "CLOSED";
    if (alert.status === "CLOSED" && wasOpen) closed_today += 1;
    last_triggered_at = Math.max(last_triggered_at ?? 0, alert.triggered_at);
  }
  for (const id of asked) if (!placeById.has(id) && !ended.has(id)) alertById.delete(id);
  dropOldestEnded(alertById, arrivedAtById);
  const order = reorder(before.order, changed, placeById);
  useAlerts.setState({ alertById, arrivedAtById, order, closed_today, last_triggered_at });
}

function takeBoard({ alerts, closed_today, last_triggered_at }: Board): void {
  const before = useAlerts.getState();
  const now = Date.now();
  const isFirst = before.status === "loading";
  const known = before.alertById;
  placeById.clear();
  asking.clear();
  const alertById = new Map([...known].filter(([id]) => ended.has(id)));
  const arrivedAtById = new Map(before.arrivedAtById);
  for (const alert of alerts) {
    alertById.set(alert.id, alert);
    place(alert, now);
    if (!isFirst && !known.has(alert.id) && isUnanswered(alert.status)) arrivedAtById.set(alert.id, now);
  }
  if (isFirst) firstReadAt = now;
  const order = reorder([], new Set(placeById.keys()), placeById);
  useAlerts.setState({
    status: "ready",
    failure: null,
    alertById,
    arrivedAtById,
    order,
    closed_today,
    last_triggered_at,
  });
}

function place(alert: Alert, now: number): void {
  forget(alert.id);
  if (!isOpen(alert.status)) {
    ended.add(alert.id);
    return;
  }
  placeById.set(alert.id, placeOf(alert, now));
  if (isUnanswered(alert.status) && reachOf(alert, now) === "asking") asking.add(alert.id);
}

function forget(id: string): void {
  placeById.delete(id);
  asking.delete(id);
  ended.delete(id);
}

function dropOldestEnded(...maps: readonly Map<string, unknown>[]): void {
  for (const id of ended) {
    if (ended.size <= endedAtMost) return;
    ended.delete(id);
    for (const map of maps) map.delete(id);
  }
}

function rerankAsking(): void {
  const { alertById, order } = useAlerts.getState();
  const now = Date.now();
  const silent = [...asking].filter((id) => {
    const alert = alertById.get(id);
    return alert === undefined || reachOf(alert, now) !== "asking";
  });
  if (silent.length === 0) return;
  for (const id of silent) {
    const alert = alertById.get(id);
    if (alert === undefined) forget(id);
    else place(alert, now);
  }
  useAlerts.setState({ order: reorder(order, new Set(silent), placeById) });
}
