// What of a person's data is accepted although it will not work: numbers that are none, steps that nothing carries out.
import type { Item, Kept } from "../core/collection.ts";
import type { Warning } from "../core/configuration.ts";
import { preferenceWarnings } from "../core/contact.ts";
import { servedLayers } from "../core/served-layer.ts";
import { checkPhone } from "./phone-check.ts";
import type { Reader } from "./ports.ts";

export function createPersonWarnings(
  reader: Pick<Reader, "item" | "items" | "shifts">,
): (user: Item<"users">) => readonly Warning[] {
  return (user) => [...phoneWarnings(user.fields), ...stepWarnings(reader, user)];
}

function phoneWarnings({ phone, other_phones = [] }: Kept["users"]): readonly Warning[] {
  const numbers = [["phone", phone] as const, ...other_phones.map((one, at) => [`other_phones.${at}`, one] as const)];
  return numbers.flatMap(([path, number]) => {
    if (number === null) return [];
    const checked = checkPhone(number, null);
    if (!checked.ok) return [{ path, message: `${number} ${checked.reason}` }];
    return checked.takes_texts === false
      ? [{ path, message: `${number} is a landline: text messages will not arrive` }]
      : [];
  });
}

const everything = { limit: 1_000_000, after: null, descending: false } as const;

/** Seen against the layers that the person serves on. */
function stepWarnings(
  reader: Pick<Reader, "item" | "items" | "shifts">,
  { id, account_id, fields }: Item<"users">,
): readonly Warning[] {
  const { notification_preferences, devices, email } = fields;
  // Who was kept before there were preferences lacks them.
  if ((notification_preferences ?? null) === null) return [];
  const teams = reader.items("teams", account_id, everything).items.map((team) => ({
    name: team.fields.name,
    policy:
      team.fields.escalation_policy_id === null
        ? null
        : (reader.item("escalation-policies", account_id, String(team.fields.escalation_policy_id))?.fields ?? null),
    shifts: team.fields.schedule_id === null ? [] : reader.shifts(String(team.fields.schedule_id)),
  }));
  const person = { ...fields, hasDevice: devices.length > 0 && email !== null };
  return preferenceWarnings(notification_preferences, person, servedLayers(id, teams));
}
