// Columns of a table beside the fields of a record: one list says how each is written and read.

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
