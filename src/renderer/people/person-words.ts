// What the list says of a person beside the name. Pure.
import type { Item } from "../../core/collection.ts";
import { contactsOf } from "../../core/contact.ts";
import { t } from "../language/language.ts";

/** Null while a call for help can reach them. */
export function contactTrouble(person: Item<"users">["fields"]): string | null {
  const contacts = contactsOf(person);
  if (contacts.some(({ is_usable }) => is_usable)) return null;
  return contacts.length === 0 ? t("No contact: cannot be reached") : t("No verified contact: cannot be reached");
}

/** Every word is somewhere in the name, an address, the number or the team's name. */
export function matchesPerson({ fields, number }: Item<"users">, teamName: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const addresses = contactsOf(fields).map(({ address }) => address);
  const text = [fields.name, ...addresses, `#${number}`, teamName].join("\n").toLowerCase();
  const digits = addresses.join("\n").replaceAll(/\D/gu, "");
  return words.every((word) => text.includes(word) || (/^[\d+-]{4,}$/u.test(word) && digits.includes(digitsOf(word))));
}

const digitsOf = (word: string): string => word.replaceAll(/\D/gu, "");
