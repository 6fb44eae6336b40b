// Somebody or something goes, and another takes its place wherever it is referred to.
import type { Collection, Item } from "../core/collection.ts";
import { isRecipientList, recipientReferrers, withRecipient } from "../core/recipient-referrer.ts";
import { reassigned, type Referrer, referrersOf } from "../core/referrer.ts";
import type { Fields } from "../core/record.ts";
import { replacePerson, shiftsNaming } from "../core/schedule/replace-person.ts";
import type { Shift } from "../core/schedule/shift.ts";
import type { ShiftEdit } from "../core/schedule/shift-edit.ts";
import { CommandRefused } from "./ports.ts";
import type { Store } from "./store/store.ts";

type Records = Store["records"];

const shiftOf = ({ id, fields }: Item<"shifts">): Shift => ({ ...fields, id });

/** Shifts that are over keep their people: they are what happened. */
export function everyReferrer(
  records: Records,
  accountId: string,
  collection: Collection,
  item: Item,
  at: number,
): readonly Referrer[] {
  const found = referrersOf(collection, item, (from) => records[from].all(accountId));
  if (collection !== "users") return found;
  const isToCome = ({ id }: Referrer): boolean => {
    const shift = records.shifts.get(id);
    return shift !== null && shiftsNaming([shiftOf(shift)], item.id, at).length > 0;
  };
  return [
    ...found.filter((referrer) => referrer.collection !== "shifts" || isToCome(referrer)),
    ...recipientReferrers((item as Item<"users">).fields, records["alert-configurations"].all(accountId)),
  ];
}

/** From `at` on, in every schedule of the account. Throws `CommandRefused` where it cannot be. */
export function shiftsTakenOver(
  records: Records,
  accountId: string,
  change: { readonly person: string; readonly by: string; readonly at: number; readonly newId: () => string },
): readonly ShiftEdit[] {
  const all = records.shifts.all(accountId);
  return [...new Set(all.map(({ fields }) => fields.schedule_id))].flatMap((scheduleId) => {
    const shifts = all.filter(({ fields }) => fields.schedule_id === scheduleId);
    const replaced = replacePerson(shifts.map(shiftOf), change);
    if (!replaced.ok) throw new CommandRefused(replaced.refusal);
    return replaced.value;
  });
}

/** What changes in one thing that refers to `item`, other than a shift. */
export function takenOver({ field }: Referrer, referrer: Item, item: Item, to: Item): Fields {
  return isRecipientList(field)
    ? withRecipient(
        (referrer as Item<"alert-configurations">).fields,
        field,
        (item as Item<"users">).fields,
        (to as Item<"users">).fields,
      )
    : reassigned(referrer.fields, field, item, to.id);
}
