// Which alerts stand on the wall. Pure.
import { type Alert, isOpen, isUnanswered } from "../../core/alert.ts";

/** Nobody waits in an exercise. */
export function oldestUnanswered(alerts: Iterable<Alert>): Alert | null {
  let oldest: Alert | null = null;
  for (const alert of alerts)
    if (!alert.is_drill && isUnanswered(alert.status) && (oldest === null || alert.triggered_at < oldest.triggered_at))
      oldest = alert;
  return oldest;
}

/** Open ones, newest first. */
export function newest(alerts: Iterable<Alert>, most: number): readonly Alert[] {
  return [...alerts]
    .filter(({ status }) => isOpen(status))
    .toSorted((one, other) => other.triggered_at - one.triggered_at)
    .slice(0, most);
}
