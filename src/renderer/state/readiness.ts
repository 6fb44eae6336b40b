// What would fail tonight. Read again when anything but an alert changed, on a slow pulse, and when somebody asks.
import { create } from "zustand";

import type { ReadinessView } from "../../contract/readiness.ts";
import { on } from "../bridge.ts";
import { ask, toCallFailed } from "./connection.ts";

interface ReadinessState {
  readonly view: ReadinessView | null;
  readonly isReading: boolean;
  readonly failure: string | null;
}

export const useReadiness = create<ReadinessState>(() => ({ view: null, isReading: false, failure: null }));

const pulseMs = 60_000;
const settleMs = 2000;

/** Until the returned function is called. */
export function startReadiness(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const readIn = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void readAndWait(), wait);
  };
  const readAndWait = async (): Promise<void> => {
    await readReadiness();
    readIn(pulseMs);
  };
  const stop = on("room.changed", () => readIn(settleMs));
  readIn(settleMs);
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Throws nothing: what went wrong stands in the state. */
export async function readReadiness(): Promise<void> {
  if (useReadiness.getState().isReading) return;
  useReadiness.setState({ isReading: true });
  try {
    useReadiness.setState({ view: await ask("readiness.read", undefined), isReading: false, failure: null });
  } catch (error) {
    useReadiness.setState({ isReading: false, failure: toCallFailed(error).failure.message });
  }
}
