import { useCallback, useEffect, useState } from "react";

import type { Delivery } from "../../contract/editors.ts";
import { on } from "../bridge.ts";
import { ask, toCallFailed } from "../state/connection.ts";

interface Deliveries {
  /** Null until they were read. */
  readonly deliveries: readonly Delivery[] | null;
  readonly failure: string | null;
  readonly read: () => Promise<void>;
}

/** What was refused changes nothing else, so nothing tells of it: it is asked for. */
const pulseMs = 4000;

/** Newest first; read again whenever an alert changed, and on a pulse. */
export function useDeliveries(id: string): Deliveries {
  const [state, setState] = useState<Omit<Deliveries, "read">>({ deliveries: null, failure: null });
  const read = useCallback(async (): Promise<void> => {
    try {
      const deliveries = await ask("integration.deliveries", { id });
      setState({ deliveries, failure: null });
    } catch (error) {
      setState((before) => ({ ...before, failure: toCallFailed(error).failure.message }));
    }
  }, [id]);
  useEffect(() => {
    const look = (): void => void read();
    look();
    const stop = on("alert.changed", look);
    const pulse = setInterval(look, pulseMs);
    return () => {
      stop();
      clearInterval(pulse);
    };
  }, [read]);
  return { ...state, read };
}
