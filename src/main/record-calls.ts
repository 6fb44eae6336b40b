// The window's lists and edits of people, teams, schedules and policies, through the same desk and schemas as the API.
import type { AnyItem, EditedCollection, Removed } from "../contract/record.ts";
import { collections, type Kept } from "../core/collection.ts";
import { accepted, issuesToErrors, type Refusal, refused, type Result } from "../core/refusal.ts";
import { tables } from "./intake/collection-table.ts";
import { answering } from "./permitted-desk.ts";
import type { Caller, Desk, Reader } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";

type RecordCalls = Pick<Handlers, "record.list" | "record.create" | "record.patch" | "record.remove">;

const everything = { limit: 1_000_000, after: null, descending: false } as const;

export function recordCalls(desk: Desk, reader: Reader, caller: () => Caller): RecordCalls {
  const missing = (collection: EditedCollection): Refusal => ({
    kind: "not_found",
    detail: `This one of ${collection} is not there any more`,
  });
  return {
    "record.list": ({ collection, q }) => reader.items(collection, caller().account_id, everything, q).items,
    "record.create": ({ collection, fields }) =>
      answering(async () => {
        const parsed = parse<Kept[EditedCollection]>(collections[collection].create, fields);
        return parsed.ok
          ? accepted(await desk.create(collection, complete(collection, parsed.value), caller()))
          : parsed;
      }),
    "record.patch": ({ collection, id, fields }) =>
      answering<AnyItem>(async () => {
        const parsed = parse<Partial<Kept[EditedCollection]>>(collections[collection].patch, fields);
        if (!parsed.ok) return parsed;
        const item = await desk.patch(collection, id, parsed.value, caller());
        return item === null ? refused(missing(collection)) : accepted(item);
      }),
    "record.remove": ({ collection, id, reassign_to }) =>
      answering<Removed>(async () => {
        const removal = await desk.remove(collection, id, caller(), reassign_to ?? undefined);
        if (removal.kind !== "referred") return accepted({ kind: removal.kind });
        return accepted({ kind: "referred", by: removal.by });
      }),
  };
}

/** With what nobody says, as the secret of an address; the same as over the API. */
function complete(collection: EditedCollection, said: Kept[EditedCollection]): Kept[EditedCollection] {
  const { complete: whole } = tables[collection] as {
    readonly complete: (fields: typeof said) => { fields: typeof said };
  };
  return whole(said).fields;
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
