// What this console says on its own desktop: a new alert, one that escalates, one that nobody answered. It is the last recipient.
import type { Alert } from "../core/alert.ts";
import { severityNames, typeNames } from "../core/message.ts";
import type { AlertChange, DesktopNotice } from "./ports.ts";

/** Null: nothing worth a notification. */
export function noticeOf({ state, type }: AlertChange): DesktopNotice | null {
  const { alert } = state;
  const lead = leadOf(type, alert);
  if (lead === null) return null;
  const where =
    alert.trigger_latitude === null || alert.trigger_longitude === null
      ? []
      : [`${alert.trigger_latitude.toFixed(5)}, ${alert.trigger_longitude.toFixed(5)}`];
  return {
    alert_id: alert.id,
    title: `${lead} #${alert.number}: ${alert.title}`,
    body: [alert.employee_name ?? alert.source, ...(alert.team_name === null ? [] : [alert.team_name]), ...where].join(
      " · ",
    ),
    isCritical: !alert.is_drill && isLoud(alert),
  };
}

const isLoud = ({ severity, status }: Alert): boolean =>
  severity === "CRITICAL" || severity === "HIGH" || status === "DROPPED";

function leadOf(type: string, alert: Alert): string | null {
  if (alert.status === "SUPPRESSED") return null;
  switch (type) {
    case "alert.triggered":
      return `${severityNames[alert.severity]} ${typeNames[alert.alert_type]}`;
    case "alert.escalated":
      return "Escalated";
    case "alert.dropped":
      return "Nobody answered";
    case "alert.unacknowledged":
      return "Handed back";
    case "alert.released":
      return "No longer suppressed";
    default:
      return null;
  }
}

/** So many notices in so long; beyond that one notice counts the rest, so that a flood does not bury the desktop. */
const most = 5;
const withinMs = 10_000;

export function createAnnouncer(setup: {
  readonly show: (notice: DesktopNotice) => void;
  readonly isWanted: () => boolean;
  readonly now: () => number;
}): (change: AlertChange) => void {
  let shownAt: readonly number[] = [];
  let heldBack = 0;
  let summing: NodeJS.Timeout | null = null;

  function sum(): void {
    summing = null;
    const count = heldBack;
    heldBack = 0;
    if (count > 0 && setup.isWanted())
      setup.show({
        alert_id: "",
        title: `${count} more alerts`,
        body: "Too many to show one by one. Open the board.",
        isCritical: true,
      });
  }

  return (change) => {
    const notice = noticeOf(change);
    if (notice === null || !setup.isWanted()) return;
    const now = setup.now();
    shownAt = shownAt.filter((at) => now - at < withinMs);
    if (shownAt.length >= most) {
      heldBack += 1;
      summing ??= setTimeout(sum, withinMs);
      return;
    }
    shownAt = [...shownAt, now];
    setup.show(notice);
  };
}
