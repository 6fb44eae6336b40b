// The list of alerts closed today, read when somebody looks at it and again whenever one more is closed.
import { create } from "zustand";

import type { Failure } from "../../contract/calls.ts";
import { takeRows, useAlerts } from "./alerts.ts";
import { ask, toCallFailed } from "./connection.ts";
import { useView } from "./view.ts";

interface Closed {
  readonly status: "idle" | "loading" | "ready";
  /** Newest first. */
  readonly ids: readonly string[];
  readonly failure: Failure | null;
}

export const useClosed = create<Closed>(() => ({ status: "idle", ids: [], failure: null }));

const isLooking = (): boolean => useView.getState().filter.tab === "closed";

export function startClosed(): () => void {
  const stops = [
    useView.subscribe((view, before) => {
      if (view.filter.tab !== before.filter.tab && isLooking()) void readClosed();
    }),
    useAlerts.subscribe((alerts, before) => {
      if (alerts.closed_today !== before.closed_today && isLooking()) void readClosed();
    }),
  ];
  if (isLooking()) void readClosed();
  return () => {
    for (const stop of stops) stop();
  };
}

export async function readClosed(): Promise<void> {
  useClosed.setState(({ status }) => ({ status: status === "ready" ? "ready" : "loading", failure: null }));
  try {
    const rows = await ask("alert.closed", { since: new Date().setHours(0, 0, 0, 0) });
    takeRows(rows);
    useClosed.setState({ status: "ready", ids: rows.map((row) => row.id) });
  } catch (error) {
    useClosed.setState({ failure: toCallFailed(error).failure });
  }
}
