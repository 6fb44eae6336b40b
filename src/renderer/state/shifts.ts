// The shifts of one schedule, asked for by schedule: all of them together are too many to read after every edit.
import { useCallback, useEffect, useRef, useState } from "react";

import type { Item } from "../../core/collection.ts";
import { on } from "../bridge.ts";
import { ask, toCallFailed } from "./connection.ts";

interface Shifts {
  /** By number. Kept in sight while they are read again, also when that fails. */
  readonly items: readonly Item<"shifts">[];
  readonly isRead: boolean;
  readonly failure: string | null;
}

const unread: Shifts = { items: [], isRead: false, failure: null };

/** Several edits come close together; they are read once for all. */
const settleMs = 150;

/** Kept up to date for as long as the component is there. */
export function useShifts(schedule_id: string): Shifts & { readonly readAgain: () => void } {
  const [shifts, setShifts] = useState(unread);
  const latest = useRef<() => void>(() => undefined);
  const readAgain = useCallback(() => latest.current(), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const read = async (): Promise<void> => {
      timer = undefined;
      try {
        const items = await ask("calendar.shifts", { schedule_id });
        if (isWanted) setShifts({ items, isRead: true, failure: null });
      } catch (error) {
        const failure = toCallFailed(error).failure.message;
        if (isWanted) setShifts((before) => ({ ...before, failure }));
      }
    };
    const stop = on("room.changed", () => {
      timer ??= setTimeout(() => void read(), settleMs);
    });
    latest.current = () => void read();
    void read();
    return () => {
      isWanted = false;
      stop();
      clearTimeout(timer);
    };
  }, [schedule_id]);
  return { ...shifts, readAgain };
}
