// What was done to the things of one collection since a moment.
import type { Actor } from "../../core/alert.ts";
import type { Change } from "../../core/handover.ts";
import type { Db } from "./open.ts";

export interface TrailEntry extends Pick<Change, "at" | "by" | "kind"> {
  readonly id: string;
}

interface Row {
  readonly at: number;
  readonly stream: string;
  readonly type: string;
  readonly actor: string;
}

const kinds: Readonly<Record<string, Change["kind"]>> = {
  "record.created": "made",
  "record.changed": "edited",
  "record.deleted": "deleted",
};

/** Newest first, at most `limit`. */
export function createRecordTrail(
  db: Db,
): (collection: string, accountId: string, since: number, limit: number) => readonly TrailEntry[] {
  // What lies between the colon and the next sign are the streams of this collection.
  const select = db.prepare<[string, string, string, number, number], Row>(
    `SELECT at, stream, type, actor FROM journal
      WHERE stream >= +? AND stream < +? AND account_id = +? AND at >= +? ORDER BY at DESC, position DESC LIMIT +?`,
  );
  return (collection, accountId, since, limit) =>
    select.all(`${collection}:`, `${collection};`, accountId, since, limit).flatMap(({ at, stream, type, actor }) => {
      const kind = kinds[type];
      if (kind === undefined) return [];
      return [{ at, by: (JSON.parse(actor) as Actor).name, kind, id: stream.slice(collection.length + 1) }];
    });
}
