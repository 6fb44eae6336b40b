// Lists as the API answers them: `{ data, has_more, next_cursor, total_count }`, walked by an opaque cursor.
import { hash } from "node:crypto";
import { z } from "zod";

import type { Slice, SliceQuery } from "../ports.ts";
import { InvalidInput } from "./invalid-input.ts";

/** `sorts`: names of fields that never change; the order by any of them is the order of the items' numbers. */
export function listQuery<const S extends string>(sorts: readonly S[], usual: NoInfer<S | `-${S}`>) {
  const names = sorts.flatMap<S | `-${S}`>((name) => [name, `-${name}`]);
  return {
    limit: z.coerce
      .number()
      .int("must be 1 to 200")
      .min(1, "must be 1 to 200")
      .max(200, "must be 1 to 200")
      .default(50),
    cursor: z.string().min(1).max(200).optional().describe("`next_cursor` of the page before."),
    sort: z
      .enum(names)
      .default(usual as never)
      .describe("A minus in front turns the order round."),
  };
}

export interface ListAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly sort: string;
}

export interface ListAnswer<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
  readonly total_count: number;
}

export const listAnswer = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    has_more: z.boolean(),
    next_cursor: z.string().nullable().describe("Give it back as `cursor`; null on the last page."),
    total_count: z.int(),
  });

/** A cursor holds where the page before ended, and a mark of the list it belongs to: its sort and its filters. */
export function toSliceQuery(asked: ListAsked): SliceQuery {
  return {
    limit: asked.limit,
    after: asked.cursor === undefined ? null : readCursor(asked.cursor, asked),
    descending: asked.sort.startsWith("-"),
  };
}

export function toListAnswer<T, Shown>(asked: ListAsked, slice: Slice<T>, show: (item: T) => Shown): ListAnswer<Shown> {
  return {
    data: slice.items.map(show),
    has_more: slice.next !== null,
    next_cursor: slice.next === null ? null : writeCursor(slice.next, asked),
    total_count: slice.total,
  };
}

/** The slice of a whole list that only grows at its end, oldest first; the key of an item is its place. */
export function sliceOf<T>(list: readonly T[], { limit, after, descending }: SliceQuery): Slice<T> {
  const start = after ?? (descending ? list.length : -1);
  const items = descending
    ? list.slice(Math.max(0, start - limit), Math.max(0, start)).toReversed()
    : list.slice(start + 1, start + 1 + limit);
  const last = descending ? start - items.length : start + items.length;
  const isMore = descending ? last > 0 : last < list.length - 1;
  return { items, total: list.length, next: isMore ? last : null };
}

function markOf({ limit: _limit, cursor: _cursor, ...asked }: ListAsked): string {
  return hash("sha256", JSON.stringify(Object.entries(asked).toSorted(([a], [b]) => (a < b ? -1 : 1))), "hex").slice(
    0,
    8,
  );
}

const writeCursor = (after: number, asked: ListAsked): string =>
  Buffer.from(`${after}.${markOf(asked)}`).toString("base64url");

function readCursor(cursor: string, asked: ListAsked): number {
  const [, after, mark] =
    /^(\d{1,15})\.([0-9a-f]{8})$/u.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  if (after === undefined) throw new InvalidInput([{ path: "cursor", message: "is not a cursor of this API" }]);
  if (mark !== markOf(asked))
    throw new InvalidInput([{ path: "cursor", message: "belongs to a list with other filters or another sort" }]);
  return Number(after);
}
