import type { AlertStatus } from "../../core/alert.ts";
import { t } from "../language/language.ts";

const words: Readonly<Record<AlertStatus, string>> = {
  QUEUED: "Queued",
  TRIGGERED: "Triggered",
  ACKNOWLEDGED: "Acknowledged",
  IN_PROGRESS: "In progress",
  RESOLVED: "Resolved",
  CLOSED: "Closed",
  DROPPED: "Dropped",
  SUPPRESSED: "Suppressed",
};

/** Filled while nobody has taken it, dashed once dropped, outlined afterwards. */
export function StatusTag({ status }: { readonly status: AlertStatus }): React.JSX.Element {
  return (
    <span className="status-tag" data-status={status}>
      {t(words[status])}
    </span>
  );
}

export const statusWord = (status: AlertStatus): string => t(words[status]).toLowerCase();
