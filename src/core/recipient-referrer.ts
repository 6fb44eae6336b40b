// Alert configurations name people by how they are reached: a recipient with somebody's own address or number is that person.
import type { Item } from "./collection.ts";
import type { Recipient } from "./configuration.ts";
import type { Fields } from "./record.ts";
import type { Referrer } from "./referrer.ts";

type Person = Item<"users">["fields"];

const lists = ["primary_recipients", "escalation_recipients"] as const;
type RecipientList = (typeof lists)[number];

/** By mail where both have it; else by phone. */
function isPerson(recipient: Recipient, { email, phone }: Person): boolean {
  if (recipient.email !== null && email !== null) return recipient.email.toLowerCase() === email.toLowerCase();
  return recipient.phone !== null && recipient.phone === phone;
}

export const recipientReferrers = (
  person: Person,
  configurations: readonly Item<"alert-configurations">[],
): readonly Referrer[] =>
  configurations.flatMap(({ id, number, fields }) =>
    lists
      .filter((field) => fields[field]?.some((recipient) => isPerson(recipient, person)) === true)
      .map((field) => ({ collection: "alert-configurations", id, number, name: fields.config_name, field }) as const),
  );

/** The list with `to` in the person's place: the same role, the same channels, told once. */
export function withRecipient(
  configuration: Item<"alert-configurations">["fields"],
  field: RecipientList,
  person: Person,
  { name, email, phone }: Person,
): Fields {
  const isHeir = (one: Recipient): boolean => isPerson(one, { email, phone } as Person);
  const others = configuration[field] ?? [];
  const isListed = others.some(isHeir);
  const edited = others.flatMap((one) => {
    if (!isPerson(one, person)) return [one];
    return isListed ? [] : [{ ...one, name, email, phone }];
  });
  return { [field]: edited };
}

export const isRecipientList = (field: string): field is RecipientList => (lists as readonly string[]).includes(field);
