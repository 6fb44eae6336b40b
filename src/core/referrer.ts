// What refers to a person, a team, a schedule or a policy: asked before one is deleted, and edited when another takes its place.
import type { Collection, Item } from "./collection.ts";
import type { Fields } from "./record.ts";
import { editReferences, referencesAt } from "./reference-path.ts";

/** Where a collection holds ids of another: see `reference-path.ts`. */
type Place = readonly [collection: Collection, path: string];

const routed: readonly Place[] = [
  ["integrations", "destinations"],
  ["routers", "rules.actions.destinations"],
  ["routers", "catch_all"],
];

const places: Readonly<Partial<Record<Collection, readonly Place[]>>> = {
  users: [
    ["teams", "members"],
    ["teams", "admins"],
    ["teams", "drop_notice.user_ids"],
    ["teams", "handoff_notice.user_ids"],
    ["shifts", "attendees"],
    ["escalation-policies", "reassign_user_ids"],
    ["notification-rules", "user_ids"],
    ...routed,
    ["routes", "employee_id"],
  ],
  teams: [
    ["users", "team_id"],
    ["escalation-policies", "reassign_team_ids"],
    ["alert-configurations", "team_id"],
    ["maintenance-windows", "team_ids"],
    ["stakeholders", "team_ids"],
    ...routed,
  ],
  routers: routed,
  integrations: [["maintenance-windows", "integration_ids"]],
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
      .filter(
        (item) =>
          item.id !== target.id && referencesAt(item.fields, field).some((reference) => isOne(reference, target)),
      )
      .map((item) => ({ collection: from, id: item.id, number: item.number, name: nameOf(item), field })),
  );
}

/** The one field that changes when `to` takes the place of `target`; in a list nobody comes twice. */
export function reassigned(fields: Fields, path: string, target: Pick<Item, "id" | "number">, to: string): Fields {
  const [field = ""] = path.split(".");
  const edited = editReferences(fields, path, (reference) => (isOne(reference, target) ? to : reference)) as Fields;
  return { [field]: eachOnce(edited[field]) };
}

/** Lists of references, however deep, without repetitions; all else stays as it is. */
function eachOnce(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((one) => typeof one === "string" || typeof one === "number")
      ? [...new Set(value)]
      : value.map(eachOnce);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, eachOnce(inner)]));
}

const isOne = (reference: string | number, { id, number }: Pick<Item, "id" | "number">): boolean =>
  reference === id || reference === number || reference === String(number);

function nameOf({ fields, number }: Item): string {
  const { name, config_name, title } = fields as unknown as Readonly<Record<string, unknown>>;
  const found = [name, config_name, title].find((one) => typeof one === "string" && one !== "");
  return typeof found === "string" ? found : `#${number}`;
}
