import { existsSync } from "node:fs";
import path from "node:path";

export interface Runtime {
  readonly name: string;
  /** Null for the Electron that Watchdesk is made for. */
  readonly note: string | null;
}

export function describeRuntime(): Runtime {
  const name = `Electron ${process.versions.electron}`;
  // The set-up leaves this file in a runtime that it had to make itself.
  const isSubstitute = existsSync(path.join(path.dirname(process.execPath), "make"));
  return {
    name,
    note: isSubstitute ? `${name} from the package registry, for development and tests only` : null,
  };
}
