// Where open alerts went, read when a map is first shown and again for those that change.
import { useEffect } from "react";
import { create } from "zustand";

import type { TrailPoint } from "../../core/geography.ts";
import { on } from "../bridge.ts";
import { ask } from "../state/connection.ts";

interface Trails {
  readonly byId: ReadonlyMap<string, readonly TrailPoint[]>;
}

export const useTrails = create<Trails>(() => ({ byId: new Map() }));

/** Positions come in bursts. */
const settleMs = 250;
const retryMs = 5000;

/** For as long as the component is there. */
export function useReadTrails(): void {
  useEffect(() => {
    let changed = new Set<string>();
    let isWhole = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const read = async (): Promise<void> => {
      timer = undefined;
      const ids = isWhole ? null : [...changed];
      changed = new Set();
      try {
        const trails = await ask("alert.trails", { ids });
        isWhole = false;
        const byId = new Map(ids === null ? [] : useTrails.getState().byId);
        let isNews = ids === null;
        for (const { alert_id, points } of trails) {
          if (byId.get(alert_id)?.at(-1)?.at === points.at(-1)?.at && byId.get(alert_id)?.length === points.length)
            continue;
          byId.set(alert_id, points);
          isNews = true;
        }
        if (isNews) useTrails.setState({ byId });
      } catch {
        isWhole = true;
        if (!isOver) timer ??= setTimeout(() => void read(), retryMs);
      }
    };
    const stop = on("alert.changed", ({ ids }) => {
      for (const id of ids) changed.add(id);
      timer ??= setTimeout(() => void read(), settleMs);
    });
    void read();
    return () => {
      isOver = true;
      stop();
      clearTimeout(timer);
    };
  }, []);
}
