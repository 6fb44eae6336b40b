// One alert's whole stream in words, with what became of each event when consoles met again.
import type { AlertState, AlertStatus } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import { evolve } from "./alert-evolve.ts";
import type { JournalEvent } from "./journal-event.ts";
import { hasEffect } from "./sync/effect.ts";
import { describeEvent, type TimelineEntry } from "./timeline.ts";

const already: Readonly<Record<AlertStatus, string>> = {
  QUEUED: "it had been done",
  TRIGGERED: "people were being called already",
  ACKNOWLEDGED: "somebody had it by then",
  IN_PROGRESS: "somebody was working on it by then",
  RESOLVED: "it was over by then",
  CLOSED: "it was closed by then",
  DROPPED: "it had been dropped",
  SUPPRESSED: "nobody was to be called for it",
};

/** `events` in stamp order. `consoleName` says how people call a console. */
export function timelineOf(
  events: readonly (JournalEvent & AlertEvent)[],
  consoleName: (consoleId: string) => string,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const names = new Map<string, string>();
  const nameOf = (id: string): string => names.get(id) ?? id;
  let state: AlertState | null = null;
  for (const event of events) {
    // What is there before the alert belongs to an alert that has not come yet.
    if (state === null && event.type !== "alert.triggered") continue;
    const isEffective = state === null || event.type === "alert.triggered" || hasEffect(state, event);
    const before: AlertState | null = state;
    const known = state?.notifications.length ?? 0;
    state = evolve(state, event);
    for (const { id, channel, recipient_name } of state.notifications.slice(known))
      names.set(id, `${channel} to ${recipient_name}`);
    const entry = describeEvent(event, nameOf);
    const again = event.type === "notification.attempted" ? sentBefore(before, event) : null;
    if (!isEffective && before !== null)
      entries.push({ ...entry, text: `${entry.text} (no effect: ${already[before.alert.status]})`, has_effect: false });
    else if (again !== null)
      entries.push({
        ...entry,
        text: `${entry.text} a second time, by ${consoleName(event.console_id)}; ${consoleName(again)} had sent it`,
      });
    else entries.push(entry);
  }
  return entries;
}

/** The console that had sent the same before, not knowing of this one. */
function sentBefore(
  state: AlertState | null,
  { console_id, payload }: Extract<JournalEvent & AlertEvent, { type: "notification.attempted" }>,
): string | null {
  if (payload.outcome !== "sent") return null;
  const notification = state?.notifications.find(({ id }) => id === payload.notification_id);
  const other = notification?.attempts.find((one) => one.outcome === "sent" && one.console_id !== console_id);
  return other?.console_id ?? null;
}
