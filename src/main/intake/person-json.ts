// People and their memberships as the API shows them: no secret, and what follows from elsewhere beside what is kept.
import { z } from "zod";

import { GlobalRole, standingOf } from "../../core/account-user.ts";
import type { Item, Kept } from "../../core/collection.ts";
import type { Warning } from "../../core/configuration.ts";
import { contactsOf } from "../../core/contact.ts";
import { NotificationPreferences } from "../../core/notification-rule.ts";
import type { Reader } from "../ports.ts";
import { instant, isoOrNull } from "./instant.ts";

const reference = z.union([z.string(), z.int()]);

const ContactJson = z
  .object({
    kind: z.enum(["email", "phone"]),
    address: z.string(),
    is_primary: z.boolean(),
    verified_at: instant.nullable(),
    is_usable: z.boolean().describe("Calls for help may go there: the primary address, and others once verified."),
  })
  .meta({ id: "Contact" });

export const userFields = {
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  other_emails: z.array(z.string()),
  other_phones: z.array(z.string()),
  contacts: z.array(ContactJson),
  team_id: reference.nullable(),
  time_zone: z.string().nullable(),
  language: z.string().nullable(),
  devices: z.array(z.object({ token: z.string(), name: z.string() })),
  notification_preferences: NotificationPreferences.nullable().describe("By severity; null: told as everybody is."),
  on_call_reminder_minutes: z.int().nullable(),
  off_call_reminder_minutes: z.int().nullable(),
  warnings: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .describe("What was accepted although it will not work as it stands."),
} as const;

const UserShown = z.object(userFields);

export function userToJson(user: Kept["users"], warnings: readonly Warning[]): z.infer<typeof UserShown> {
  const { verifications: _, ...fields } = user;
  const { other_emails = [], other_phones = [] } = fields;
  return {
    ...fields,
    // What was kept before there were preferences lacks them.
    notification_preferences: fields.notification_preferences ?? null,
    other_emails: [...other_emails],
    other_phones: [...other_phones],
    contacts: contactsOf(user).map((contact) => ({ ...contact, verified_at: isoOrNull(contact.verified_at) })),
    warnings: [...warnings],
  };
}

export const accountUserFields = {
  user_id: z.string(),
  name: z.string().nullable().describe("Null when the person was deleted."),
  roles: z.array(GlobalRole).describe("As they act: the owner is always admin and billing."),
  is_owner: z.boolean(),
  admin_of: z.array(z.string()).describe("Teams of which this person is an admin."),
  member_of: z.array(z.string()),
  can_sign_in: z.boolean().describe("Has a PIN or password for consoles."),
} as const;

const AccountUserShown = z.object(accountUserFields);

const everything = { limit: 1_000_000, after: null, descending: false } as const;

export function accountUserToJson(
  { account_id, fields }: Item<"account-users">,
  reader: Pick<Reader, "item" | "items">,
): z.infer<typeof AccountUserShown> {
  const id = String(fields.user_id);
  const user = reader.item("users", account_id, id);
  const { user_id, name, ...standing } = standingOf(
    { id, name: user?.fields.name ?? "" },
    fields,
    reader.item("accounts", account_id, account_id)?.fields ?? null,
    reader.items("teams", account_id, everything).items.map((team) => ({ ...team.fields, id: team.id })),
  );
  return {
    user_id,
    name: user === null ? null : name,
    roles: [...standing.roles],
    is_owner: standing.is_owner,
    admin_of: [...standing.admin_of],
    member_of: [...standing.member_of],
    can_sign_in: typeof fields.secret === "string",
  };
}
