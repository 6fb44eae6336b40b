// Recipients and contacts as a list that is edited: what a new one says, and moving one. Pure.
import type { Channel } from "../../core/alert.ts";
import type { EmergencyContact, Recipient } from "../../core/configuration.ts";

export const blankRecipient = (allowed: readonly Channel[]): Recipient => ({
  name: "",
  email: null,
  phone: null,
  role: null,
  channels: allowed.length === 0 ? ["EMAIL"] : [...allowed],
});

export const blankContact: EmergencyContact = { name: "", phone: "", email: null, service_type: "POLICE" };

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const [one] = list.slice(from, from + 1);
  return one === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, one);
}

export const edited = <T>(list: readonly T[], place: number, patch: Partial<T>): T[] =>
  list.map((one, at) => (at === place ? { ...one, ...patch } : one));

/** Nothing typed is no address, not an empty one. */
export const orNull = (text: string): string | null => (text.trim() === "" ? null : text);
