// References inside a record, by a dotted path such as `rules.actions.destinations`; a list on the way is walked through.

/** `where` is the path with the places in lists, as in `rules.0.actions.1.destinations.0`. */
type Edit = (ref: string | number, where: string) => string | number;

/** The same value with every reference at the path edited; what the path does not lead to stays as it is. */
export function editReferences(value: unknown, path: string, edit: Edit): unknown {
  return walk(value, path.split("."), "", edit);
}

export function referencesAt(value: unknown, path: string): readonly (string | number)[] {
  const found: (string | number)[] = [];
  editReferences(value, path, (ref) => {
    found.push(ref);
    return ref;
  });
  return found;
}

function walk(value: unknown, path: readonly string[], where: string, edit: Edit): unknown {
  const at = (step: string | number): string => (where === "" ? String(step) : `${where}.${step}`);
  if (Array.isArray(value)) return value.map((one: unknown, place) => walk(one, path, at(place), edit));
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === "string" || typeof value === "number" ? edit(value, where) : value;
  if (typeof value !== "object" || value === null || !(step in value)) return value;
  const inner = (value as Readonly<Record<string, unknown>>)[step];
  return { ...value, [step]: walk(inner, rest, at(step), edit) };
}
