// Alert configurations as text: what an export writes, and what an import makes of whatever it is given.
import { type Configuration, type ConfigurationFields, NewConfiguration } from "./configuration.ts";
import { accepted, type FieldError, invalid, issuesToErrors, refused, type Result } from "./refusal.ts";

export interface ReadConfiguration {
  /** As it calls itself; empty when it does not. */
  readonly config_name: string;
  /** Null while it has errors. */
  readonly fields: ConfigurationFields | null;
  readonly errors: readonly FieldError[];
}

/** What our own API adds to a configuration. */
const added = new Set(["id", "number", "account_id", "created_at", "updated_at", "warnings"]);

/** One configuration, a list of them, or a list as our API answers it. Refused only when there is nothing to look at. */
export function readConfigurations(text: string): Result<readonly ReadConfiguration[]> {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const entries = entriesOf(parsed.value);
  return entries.length === 0 ? refused(invalid("", "There is no configuration in it")) : accepted(entries.map(read));
}

function parse(text: string): Result<unknown> {
  try {
    return accepted(JSON.parse(text));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return refused(invalid("", `This is not valid JSON: ${said}${placeOf(said, text)}`));
  }
}

/** JSON.parse names a position, people look for a line. */
function placeOf(said: string, text: string): string {
  const position = /at position (\d+)(?! \(line)/u.exec(said)?.[1];
  if (position === undefined || said.includes("(line")) return "";
  const lines = text.slice(0, Number(position)).split("\n");
  return ` (line ${lines.length} column ${(lines.at(-1)?.length ?? 0) + 1})`;
}

function entriesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (typeof value === "object" && value !== null && "data" in value && Array.isArray(value.data))
    return value.data as readonly unknown[];
  return [value];
}

function read(entry: unknown): ReadConfiguration {
  const isObject = typeof entry === "object" && entry !== null && !Array.isArray(entry);
  const said = isObject ? Object.fromEntries(Object.entries(entry).filter(([name]) => !added.has(name))) : entry;
  const { config_name } = (isObject ? said : {}) as { readonly config_name?: unknown };
  const parsed = NewConfiguration.safeParse(said);
  return {
    config_name: typeof config_name === "string" ? config_name : "",
    fields: parsed.success ? parsed.data : null,
    errors: parsed.success ? [] : issuesToErrors(parsed.error.issues),
  };
}

const names = Object.keys(NewConfiguration.shape);

/** What `readConfigurations` reads back as it was. */
export function writeConfigurations(configurations: readonly (ConfigurationFields | Configuration)[]): string {
  const entries = configurations.map((configuration) =>
    Object.fromEntries(Object.entries(configuration).filter(([name]) => names.includes(name))),
  );
  return `${JSON.stringify(entries.length === 1 ? entries[0] : entries, null, 2)}\n`;
}
