// What of somebody's preferences will not work, seen against the layers that they serve on.
import { preferenceWarnings } from "../core/contact.ts";
import type { Kept } from "../core/collection.ts";
import type { Warning } from "../core/configuration.ts";
import { servedLayers } from "../core/served-layer.ts";
import type { Reader } from "./ports.ts";

const everything = { limit: 1_000_000, after: null, descending: false } as const;

export function checkPreferences(
  reader: Pick<Reader, "item" | "items" | "shifts">,
  accountId: string,
  userId: string,
  user: Kept["users"],
): readonly Warning[] {
  const { notification_preferences, devices } = user;
  // Who was kept before there were preferences lacks them.
  if ((notification_preferences ?? null) === null) return [];
  const teams = reader.items("teams", accountId, everything).items.map(({ fields }) => ({
    name: fields.name,
    policy:
      fields.escalation_policy_id === null
        ? null
        : (reader.item("escalation-policies", accountId, String(fields.escalation_policy_id))?.fields ?? null),
    shifts: fields.schedule_id === null ? [] : reader.shifts(String(fields.schedule_id)),
  }));
  const person = { ...user, hasDevice: devices.length > 0 && user.email !== null };
  return preferenceWarnings(notification_preferences, person, servedLayers(userId, teams));
}
