// What refers to a person, a team, a schedule or a policy: asked before one is deleted, and edited when another takes its place.
import type { Collection, Item } from "./collection.ts";
import type { Fields } from "./record.ts";

/** A field of a collection that holds ids of another, alone or in a list; dotted where it is inside another. */
type Place = readonly [collection: Collection, field: string];

const places: Readonly<Partial<Record<Collection, readonly Place[]>>> = {
  users: [
    ["teams", "members"],
    ["teams", "admins"],
    ["teams", "drop_notice.user_ids"],
    ["teams", "handoff_notice.user_ids"],
    ["shifts", "attendees"],
    ["escalation-policies", "reassign_user_ids"],
    ["notification-rules", "user_ids"],
    ["integrations", "destinations"],
  ],
  teams: [
    ["users", "team_id"],
    ["escalation-policies", "reassign_team_ids"],
    ["alert-configurations", "team_id"],
    ["integrations", "destinations"],
  ],
  schedules: [["teams", "schedule_id"]],
  "escalation-policies": [["teams", "escalation_policy_id"]],
};

export interface Referrer {
  readonly collection: Collection;
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly field: string;
}

/** Whoever goes takes their own reference to themselves along, so that is not counted. */
export function referrersOf(
  collection: Collection,
  target: Pick<Item, "id" | "number">,
  items: (collection: Collection) => readonly Item[],
): readonly Referrer[] {
  return (places[collection] ?? []).flatMap(([from, field]) =>
    items(from)
      .filter((item) => item.id !== target.id && refersTo(valueAt(item.fields as unknown as Fields, field), target))
      .map((item) => ({ collection: from, id: item.id, number: item.number, name: nameOf(item), field })),
  );
}

/** The one field that changes when `to` takes the place of `target`; in a list nobody comes twice, but for a rotation. */
export function reassigned(fields: Fields, field: string, target: Pick<Item, "id" | "number">, to: string): Fields {
  const [outer = "", inner] = field.split(".");
  const value = valueAt(fields, field);
  const replaced = Array.isArray(value) ? value.map((one: unknown) => (isOne(one, target) ? to : one)) : to;
  // In a rotation everybody keeps their places.
  const edited = Array.isArray(replaced) && fields["is_rotating"] !== true ? [...new Set(replaced)] : replaced;
  return inner === undefined ? { [outer]: edited } : { [outer]: { ...(fields[outer] as Fields), [inner]: edited } };
}

function valueAt(fields: Fields, field: string): unknown {
  const [outer = "", inner] = field.split(".");
  const value = fields[outer];
  return inner === undefined ? value : (value as Fields | undefined)?.[inner];
}

const refersTo = (value: unknown, target: Pick<Item, "id" | "number">): boolean =>
  Array.isArray(value) ? value.some((one) => isOne(one, target)) : isOne(value, target);

const isOne = (value: unknown, { id, number }: Pick<Item, "id" | "number">): boolean =>
  value === id || value === number || value === String(number);

function nameOf({ fields, number }: Item): string {
  const { name, config_name, title } = fields as unknown as Readonly<Record<string, unknown>>;
  const found = [name, config_name, title].find((one) => typeof one === "string" && one !== "");
  return typeof found === "string" ? found : `#${number}`;
}
