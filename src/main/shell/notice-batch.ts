// Notices on their way to the window: a burst of changes becomes one message a moment later.
import type { Notice, Payload } from "../../contract/calls.ts";
import type { NoticeListener } from "./console-station.ts";

export type AnyNotice = {
  readonly [N in Notice]: { readonly name: N; readonly payload: Payload<N> };
}[Notice];

/** Long enough to join what one command changes, far too short to be seen. */
const delayMs = 25;

export function createNoticeBatch(send: (notices: readonly AnyNotice[]) => void): {
  readonly add: NoticeListener;
  readonly stop: () => void;
} {
  let changed = new Set<string>();
  let others = new Map<string, AnyNotice>();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    timer = undefined;
    const batch = [...others.values()];
    // The rows first: whoever is told to show an alert then knows it.
    if (changed.size > 0) batch.unshift({ name: "alert.changed", payload: { ids: [...changed] } });
    changed = new Set();
    others = new Map();
    send(batch);
  }

  return {
    add: (name, payload) => {
      const notice = { name, payload } as AnyNotice;
      if (notice.name === "alert.changed") for (const id of notice.payload.ids) changed.add(id);
      else others.set(notice.name, notice);
      timer ??= setTimeout(flush, delayMs);
    },
    stop: () => clearTimeout(timer),
  };
}
