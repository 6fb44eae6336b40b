// What belongs to this console alone, by name, as JSON.
import type { Db } from "./open.ts";

export interface ConsoleValues {
  readonly read: (name: string) => unknown;
  readonly write: (name: string, value: unknown) => void;
}

export function createConsoleValues(db: Db): ConsoleValues {
  const select = db.prepare<[string], { value: string }>("SELECT value FROM console WHERE name = ?");
  const save = db.prepare(
    "INSERT INTO console (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  return {
    read: (name) => {
      const row = select.get(name);
      return row === undefined ? null : (JSON.parse(row.value) as unknown);
    },
    write: (name, value) => void save.run(name, JSON.stringify(value)),
  };
}
