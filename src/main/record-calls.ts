// The window's lists and edits of people, teams, schedules and policies, through the same desk and schemas as the API.
import type { AnyItem, EditedCollection, Removed } from "../contract/record.ts";
import { collections, type Item, type Kept } from "../core/collection.ts";
import { veiled } from "../core/integration.ts";
import { accepted, type FieldError, issuesToErrors, type Refusal, refused, type Result } from "../core/refusal.ts";
import { tables } from "./intake/collection-table.ts";
import { answering } from "./permitted-desk.ts";
import type { Caller, Desk, Now, Reader } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";

type RecordCalls = Pick<Handlers, "record.list" | "record.create" | "record.patch" | "record.remove">;

const everything = { limit: 1_000_000, after: null, descending: false } as const;

export function recordCalls(desk: Desk, reader: Reader, caller: () => Caller, now: Now): RecordCalls {
  const missing = (collection: EditedCollection): Refusal => ({
    kind: "not_found",
    detail: `This one of ${collection} is not there any more`,
  });
  return {
    "record.list": ({ collection, q }) => {
      const { account_id } = caller();
      // A search must not find out what is not shown.
      if (collection === "integrations")
        return reader
          .items(collection, account_id, everything)
          .items.map(veiled)
          .filter(({ fields }) => JSON.stringify(fields).toLowerCase().includes(q.trim().toLowerCase()));
      return reader.items(collection, account_id, everything, q).items;
    },
    "record.create": ({ collection, fields }) =>
      answering(async () => {
        const parsed = parse<Kept[EditedCollection]>(collections[collection].create, fields);
        if (!parsed.ok) return parsed;
        const whole = complete(collection, parsed.value, caller().actor.name);
        const wrong = troubleOf(collection, { ...whole, created_at: now() });
        return wrong ?? accepted(shown(collection, await desk.create(collection, whole, caller())));
      }),
    "record.patch": ({ collection, id, fields }) =>
      answering<AnyItem>(async () => {
        const parsed = parse<Partial<Kept[EditedCollection]>>(collections[collection].patch, fields);
        if (!parsed.ok) return parsed;
        const before = reader.item(collection, caller().account_id, id);
        const wrong =
          before === null
            ? null
            : troubleOf(collection, { ...before.fields, ...parsed.value, created_at: before.created_at });
        if (wrong !== null) return wrong;
        const item = await desk.patch(collection, id, parsed.value, caller());
        return item === null ? refused(missing(collection)) : accepted(shown(collection, item));
      }),
    "record.remove": ({ collection, id, reassign_to }) =>
      answering<Removed>(async () => {
        const removal = await desk.remove(collection, id, caller(), reassign_to ?? undefined);
        if (removal.kind !== "referred") return accepted({ kind: removal.kind });
        return accepted({ kind: "referred", by: removal.by });
      }),
  };
}

/** What of a table does not depend on which collection it is. */
interface AnyTable {
  readonly complete: (fields: Kept[EditedCollection], by: string) => { readonly fields: Kept[EditedCollection] };
  readonly trouble?: (whole: Kept[EditedCollection] & { readonly created_at: number }) => readonly FieldError[];
}

const tableOf = (collection: EditedCollection): AnyTable => tables[collection] as unknown as AnyTable;
const shown = (collection: EditedCollection, item: AnyItem): AnyItem =>
  collection === "integrations" ? veiled(item as Item<"integrations">) : item;

/** With what nobody says, as the secret of an address; the same as over the API. */
const complete = (collection: EditedCollection, said: Kept[EditedCollection], by: string): Kept[EditedCollection] =>
  tableOf(collection).complete(said, by).fields;

/** Null: sound as a whole. */
function troubleOf(collection: EditedCollection, whole: object): Result<never> | null {
  const errors = tableOf(collection).trouble?.(whole as Kept[EditedCollection] & { created_at: number }) ?? [];
  return errors.length === 0 ? null : refused({ kind: "invalid", detail: "Some fields are not right", errors });
}

function parse<T>(
  schema: {
    readonly safeParse: (value: unknown) => {
      success: boolean;
      data?: unknown;
      error?: { issues: Parameters<typeof issuesToErrors>[0] };
    };
  },
  fields: unknown,
): Result<T> {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return accepted(parsed.data as T);
  return refused({
    kind: "invalid",
    detail: "Some fields are not right",
    errors: issuesToErrors(parsed.error?.issues ?? []),
  });
}
