// What a policy's layers cut off: steps of the people who serve on them that come later than the layer lasts.
import type { Severity } from "../../core/alert.ts";
import type { Item } from "../../core/collection.ts";
import { cutOff, type Step } from "../../core/notification-rule.ts";
import type { Reader } from "../ports.ts";

interface Warning {
  readonly path: string;
  readonly message: string;
}

const everything = { limit: 1_000_000, after: null, descending: false } as const;

export function policyWarnings(
  { id, number, account_id, fields }: Item<"escalation-policies">,
  reader: Pick<Reader, "item" | "items" | "shifts">,
): readonly Warning[] {
  const scheduleIds = reader
    .items("teams", account_id, everything)
    .items.filter((team) => [id, number].includes(team.fields.escalation_policy_id ?? ""))
    .flatMap((team) => team.fields.schedule_id ?? []);
  const shifts = scheduleIds.flatMap((scheduleId) => reader.shifts(String(scheduleId)));
  return fields.layers.flatMap(({ timeout_seconds }, place) => {
    const people = new Set(shifts.filter(({ layer }) => layer === place + 1).flatMap(({ attendees }) => attendees));
    return [...people].flatMap((person) => {
      const user = reader.item("users", account_id, person)?.fields;
      const preferences = Object.entries(user?.notification_preferences ?? {}) as readonly [
        Severity,
        readonly Step[],
      ][];
      return preferences.flatMap(([severity, steps]) =>
        cutOff(steps, timeout_seconds).map(({ channel, delay_seconds }) => ({
          path: `layers.${place}.timeout_seconds`,
          message: `${user?.name ?? person} would be told by ${channel} after ${delay_seconds} s for ${severity}: the layer is over by then`,
        })),
      );
    });
  });
}
