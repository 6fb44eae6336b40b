// Columns of a table beside the fields of a record: one list says how each is written and read.
import type { Db } from "./open.ts";

export type Column<Name extends string = string> = readonly [name: Name, kind: "plain" | "json" | "flag"];

type Cell = string | number | null;

/** The values of a record in the order of the columns, as SQLite takes them. */
export function toCells<T extends object>(columns: readonly Column<keyof T & string>[], record: T): Cell[] {
  return columns.map(([name, kind]) => {
    const value: unknown = record[name];
    if (kind === "flag") return value === true ? 1 : 0;
    if (kind === "json") return value === null || value === undefined ? null : JSON.stringify(value);
    return (value ?? null) as Cell;
  });
}

export function fromRow<T extends object>(
  columns: readonly Column<keyof T & string>[],
  row: Readonly<Record<string, Cell>>,
): T {
  const record: Record<string, unknown> = {};
  for (const [name, kind] of columns) {
    const cell = row[name] ?? null;
    record[name] = kind === "flag" ? cell === 1 : kind === "json" && typeof cell === "string" ? JSON.parse(cell) : cell;
  }
  return record as T;
}

/** Writes a row whether or not it is there. */
export function upsert(table: string, columns: readonly string[], key = "id"): string {
  const edits = columns.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`);
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")}) ON CONFLICT (${key}) DO UPDATE SET ${edits.join(", ")}`;
}

export interface RowWriter<T> {
  /** `more`: the cells of the columns that are no fields of the record. */
  readonly add: (record: T, ...more: readonly Cell[]) => void;
  /** Names only the columns that changed, so that SQLite leaves the indexes of all others alone. */
  readonly change: (before: T, after: T) => void;
}

export function createRowWriter<T extends { readonly id: string }>(
  db: Db,
  table: string,
  columns: readonly Column<keyof T & string>[],
  more: readonly string[] = [],
): RowWriter<T> {
  const insert = db.prepare(upsert(table, [...columns.map(([name]) => name), ...more]));
  const updates = new Map<string, ReturnType<Db["prepare"]>>();
  const update = (edited: readonly string[]): ReturnType<Db["prepare"]> => {
    const edits = edited.map((name) => `${name} = ?`).join(", ");
    const made = updates.get(edits) ?? db.prepare(`UPDATE ${table} SET ${edits} WHERE id = ?`);
    updates.set(edits, made);
    return made;
  };
  return {
    add: (record, ...cells) => void insert.run([...toCells<T>(columns, record), ...cells]),
    change: (before, after) => {
      const edited = columns.filter(([name]) => before[name] !== after[name]);
      if (edited.length > 0) update(edited.map(([name]) => name)).run([...toCells<T>(edited, after), after.id]);
    },
  };
}
