// Everything about the alert in the detail pane, read again whenever it changes. Recent ones are kept, so that walking
// through the list with the keyboard shows each at once.
import { create } from "zustand";

import type { AlertDetail, Failure } from "../../contract/calls.ts";
import { on } from "../bridge.ts";
import { ask, toCallFailed } from "./connection.ts";
import { useView } from "./view.ts";

interface DetailState {
  readonly id: string | null;
  readonly status: "idle" | "loading" | "ready" | "missing" | "failed";
  readonly detail: AlertDetail | null;
  readonly failure: Failure | null;
}

export const useDetail = create<DetailState>(() => ({ id: null, status: "idle", detail: null, failure: null }));

const recent = new Map<string, AlertDetail>();
const recentAtMost = 30;
/** Somebody holding down a key passes over alerts that they do not want to read. */
const settleMs = 60;

export function startDetail(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const show = (id: string | null): void => {
    clearTimeout(timer);
    const detail = id === null ? null : (recent.get(id) ?? null);
    useDetail.setState({
      id,
      status: id === null ? "idle" : detail === null ? "loading" : "ready",
      detail,
      failure: null,
    });
    if (id !== null) timer = setTimeout(() => void readDetail(id), settleMs);
  };
  const stops = [
    useView.subscribe((view, before) => {
      if (view.focusedId !== before.focusedId) show(view.focusedId);
    }),
    on("alert.changed", ({ ids }) => {
      const { id } = useDetail.getState();
      for (const changed of ids) if (changed !== id) recent.delete(changed);
      if (id === null || !ids.includes(id)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void readDetail(id), settleMs);
    }),
  ];
  show(useView.getState().focusedId);
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

export async function readDetail(id: string): Promise<void> {
  const isCurrent = (): boolean => useDetail.getState().id === id;
  try {
    const detail = await ask("alert.detail", { id });
    if (detail !== null) remember(detail);
    if (isCurrent()) useDetail.setState({ status: detail === null ? "missing" : "ready", detail, failure: null });
  } catch (error) {
    if (isCurrent()) useDetail.setState({ status: "failed", failure: toCallFailed(error).failure });
  }
}

function remember(detail: AlertDetail): void {
  recent.delete(detail.alert.id);
  recent.set(detail.alert.id, detail);
  for (const id of recent.keys()) {
    if (recent.size <= recentAtMost) return;
    recent.delete(id);
  }
}
