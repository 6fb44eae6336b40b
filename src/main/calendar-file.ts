// Calendar files of a schedule, for the API and the window alike: one taken into its shifts, and the address of its feed.
import { invalid, refused, type Result } from "../core/refusal.ts";
import type { Item } from "../core/collection.ts";
import type { ShiftEdit } from "../core/schedule/shift-edit.ts";
import { type IcsReading, readIcs } from "./intake/ics-read.ts";
import type { Reader } from "./ports.ts";

const everything = { limit: 1_000_000, after: null, descending: false } as const;

/** What would become of the file's events on this layer; nothing is changed. */
export function readCalendarFile(
  reader: Pick<Reader, "item" | "items">,
  { account_id, id, fields }: Item<"schedules">,
  { calendar, layer }: { readonly calendar: string; readonly layer: number },
): Result<IcsReading> {
  const users = reader.items("users", account_id, everything).items;
  const account = reader.item("accounts", account_id, account_id);
  const findPerson = (text: string): string | null => {
    const wanted = text.toLowerCase();
    const isMeant = (user: Item<"users">): boolean =>
      user.fields.email?.toLowerCase() === wanted || user.fields.name.toLowerCase() === wanted;
    return users.find(isMeant)?.id ?? null;
  };
  const time_zone = fields.time_zone ?? account?.fields.time_zone ?? "UTC";
  try {
    return { ok: true, value: readIcs(calendar, { schedule_id: id, layer, time_zone, findPerson }) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refused(invalid("calendar", `is not a calendar file: ${why}`));
  }
}

export const takeAll = ({ shifts }: IcsReading, newId: () => string): readonly ShiftEdit[] =>
  shifts.map(({ fields }) => ({ kind: "create", id: newId(), fields }));

/** The address holds the secret. */
export const feedAddress = (publicUrl: string, { id, fields }: Item<"schedules">): string =>
  `${publicUrl}/schedules/${id}.ics?token=${fields.feed_token}`;
