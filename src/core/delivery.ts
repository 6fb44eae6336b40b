// When a failed notification is tried again, and when it is given up.
import type { NotificationKind } from "./alert.ts";

/** A call for help is tried for about ten minutes; a notice of status is given up sooner. */
const maxAttempts: Readonly<Record<NotificationKind, number>> = {
  triggered: 12,
  escalated: 12,
  unconfigured: 12,
  escalation_notice: 6,
  status_changed: 6,
  closed: 6,
  drop_notice: 6,
  handoff_notice: 6,
  confirm: 12,
  reminder: 6,
  broadcast: 6,
};

const firstDelayMs = 2_000;
const longestDelayMs = 90_000;
const longestWaitMs = 300_000;

/**
 * The instant of the next attempt, or null when it is given up. Doubles from 2 s to 90 s; `jitter` (0 to 1) spreads it by
 * up to a fifth either way, so that a provider that comes back is not met by everybody at once. A provider that named a
 * time is not asked earlier, within reason: one that says "next year" must not silence a call for help.
 */
export function nextAttempt(
  kind: NotificationKind,
  attemptsMade: number,
  now: number,
  jitter: number,
  notBefore: number | null,
): number | null {
  if (attemptsMade >= maxAttempts[kind]) return null;
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** (attemptsMade - 1));
  const spread = delay * (0.8 + 0.4 * jitter);
  return Math.round(Math.max(now + spread, Math.min(notBefore ?? 0, now + longestWaitMs)));
}
