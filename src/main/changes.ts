// Tells whoever shows something what has changed in the journal, from here or from another console.
import type { JournalEvent } from "../core/journal-event.ts";
import type { AlertChange } from "./ports.ts";
import type { Store } from "./store/store.ts";

export interface Changes {
  readonly publish: (events: readonly JournalEvent[]) => void;
  readonly onAlert: (listen: (change: AlertChange) => void) => () => void;
  /** Anything else in the journal: settings, people, configurations. */
  readonly onOther: (listen: () => void) => () => void;
}

export function createChanges(alerts: Pick<Store["alerts"], "get">): Changes {
  const alertListeners = new Set<(change: AlertChange) => void>();
  const otherListeners = new Set<() => void>();
  return {
    publish: (events) => {
      for (const event of events) {
        if (!event.stream.startsWith("alert:")) continue;
        const state = alerts.get(event.stream.slice("alert:".length));
        if (state === null) continue;
        for (const listen of alertListeners) listen({ state, type: event.type, actor: event.actor });
      }
      if (events.some((event) => !event.stream.startsWith("alert:"))) for (const listen of otherListeners) listen();
    },
    onAlert: (listen) => subscribe(alertListeners, listen),
    onOther: (listen) => subscribe(otherListeners, listen),
  };
}

function subscribe<T>(listeners: Set<T>, listen: T): () => void {
  listeners.add(listen);
  return () => void listeners.delete(listen);
}
