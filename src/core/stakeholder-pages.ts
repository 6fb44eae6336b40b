// What the people outside who follow an alert are told when its status changes: that it did, and nothing about the person.
import type { Alert, AlertStatus } from "./alert.ts";
import type { Page } from "./alert-event.ts";
import { personKey } from "./configuration-track.ts";
import type { Kept } from "./collection.ts";

interface Stakeholder {
  readonly id: string;
  readonly fields: Kept["stakeholders"];
}

const follows = ({ fields }: Stakeholder, alert: Pick<Alert, "team_id" | "alert_type" | "severity">): boolean =>
  fields.enabled &&
  (fields.team_ids.length === 0 || fields.team_ids.some((id) => String(id) === alert.team_id)) &&
  (fields.alert_types.length === 0 || fields.alert_types.includes(alert.alert_type)) &&
  (fields.severities.length === 0 || fields.severities.includes(alert.severity));

/** Closing at once resolves, too. Of what called nobody they never heard. `round` tells apart two changes to the same status. */
export function stakeholderPages(
  stakeholders: readonly Stakeholder[],
  alert: Alert,
  before: AlertStatus | null,
  by: string,
  round: string,
): readonly Page[] {
  const now = [alert.status, ...(alert.status === "CLOSED" && before !== "RESOLVED" ? ["RESOLVED"] : [])];
  const isUnknown = alert.status === "CLOSED" && before === "SUPPRESSED";
  if (alert.status === before || isUnknown) return [];
  return stakeholders
    .filter((one) => one.fields.statuses.some((status) => now.includes(status)) && follows(one, alert))
    .flatMap(({ id, fields }) =>
      [...new Set(fields.channels)].map((channel): Page => ({
        id: `${alert.id}.stakeholder.${round}.${id}.${channel}`,
        kind: alert.status === "CLOSED" ? "closed" : "status_changed",
        name: fields.name,
        person: personKey(fields),
        role: "Stakeholder",
        channel,
        address: channel === "EMAIL" ? fields.email : fields.phone,
        about: { status: alert.status, by, notes: null, to_employee: false, to_outside: true },
      })),
    );
}
