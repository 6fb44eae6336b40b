// What was typed over a person, a team, a shift or a policy and not saved, and the saving of it. Leaving the screen or a
// reload of the window loses nothing.
import { create } from "zustand";
import { z } from "zod";

import type { EditedCollection } from "../../contract/record.ts";
import { collections, type Item, type Kept } from "../../core/collection.ts";
import { type FieldError, issuesToErrors, type Result } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "./connection.ts";
import { takeItem } from "./records.ts";
import { keep, recall } from "./storage.ts";

type Edits = Readonly<Record<string, unknown>>;

interface Forms {
  readonly editsByKey: Readonly<Record<string, Edits>>;
  /** What main said when it was to be saved. */
  readonly refusedByKey: Readonly<Record<string, readonly FieldError[]>>;
  readonly savingKeys: ReadonlySet<string>;
  /** Somebody tried to save it: every mistake is shown, not only those in what was touched. */
  readonly triedKeys: ReadonlySet<string>;
}

const useForms = create<Forms>(() => ({
  editsByKey: recall("record-edits", z.record(z.string(), z.record(z.string(), z.unknown())), {}),
  refusedByKey: {},
  savingKeys: new Set(),
  triedKeys: new Set(),
}));

useForms.subscribe(({ editsByKey }, before) => {
  if (editsByKey !== before.editsByKey) keep("record-edits", editsByKey);
});

export interface RecordForm<C extends EditedCollection> {
  readonly key: string;
  /** As kept, with what was typed over it. */
  readonly values: Kept[C];
  readonly set: (edits: Partial<Kept[C]>) => void;
  /** What is wrong at this path; of everything below it, where `isDeep`. */
  readonly errorAt: (path: string, isDeep?: boolean) => string | undefined;
  /** What belongs to no field. */
  readonly generalError: string | undefined;
  readonly isEdited: boolean;
  readonly isSaving: boolean;
  readonly takeBack: () => void;
  /** Null when it was not saved; what is wrong then stands at its field. */
  readonly save: () => Promise<Item<C> | null>;
  /** The same by another command than the usual ones; false when it was not saved. */
  readonly saveBy: (write: Write) => Promise<boolean>;
}

/** `edits` is what was typed, `whole` the thing with it. */
type Write = (edits: object, whole: object) => Promise<Result<unknown>>;

export const formKey = (collection: EditedCollection, id: string | null): string => `${collection}:${id ?? "new"}`;

export const useIsEdited = (key: string): boolean => useForms(({ editsByKey }) => editsByKey[key] !== undefined);

/** `item` null: a new one, which begins as `blank`. `key` tells drafts of several new ones apart. */
export function useRecordForm<C extends EditedCollection>(
  collection: C,
  item: Item<C> | null,
  blank: Kept[C],
  key = formKey(collection, item?.id ?? null),
): RecordForm<C> {
  const edits = useForms(({ editsByKey }) => editsByKey[key]);
  const refused = useForms(({ refusedByKey }) => refusedByKey[key]) ?? [];
  const isSaving = useForms(({ savingKeys }) => savingKeys.has(key));
  const wasTried = useForms(({ triedKeys }) => triedKeys.has(key));
  const base = item?.fields ?? blank;
  const values = { ...base, ...edits } as Kept[C];
  const found = mistakes(collection, item === null, base, edits ?? {});
  const shown = [...(wasTried ? found : found.filter(({ path }) => isTouched(path, edits))), ...refused];
  return {
    key,
    values,
    set: (next) => setEdits(key, base, next),
    errorAt: (path, isDeep = false) => {
      const error = shown.find((one) => one.path === path || (isDeep && one.path.startsWith(`${path}.`)));
      return error === undefined ? undefined : sentence(error.message);
    },
    generalError: refused.find(({ path }) => path === "")?.message,
    isEdited: edits !== undefined,
    isSaving,
    takeBack: () => forgetEdits(key),
    save: async () => {
      const saved = await save(collection, item === null, base, key, usualWrite(collection, item));
      return saved === null ? null : (saved.value as Item<C>);
    },
    saveBy: async (write) => (await save(collection, item === null, base, key, write)) !== null,
  };
}

const isTouched = (path: string, edits: Edits | undefined): boolean => (path.split(".")[0] ?? "") in (edits ?? {});

const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

/** Of a thing that is there only the edits are judged: main judges whether they fit the rest. */
function mistakes(collection: EditedCollection, isNew: boolean, base: object, edits: Edits): readonly FieldError[] {
  const schema = collections[collection];
  const names = Object.keys(schema.create.shape);
  const all = Object.entries({ ...base, ...edits }).filter(([name]) => names.includes(name));
  const whole = schema.create.safeParse(Object.fromEntries(all));
  const errors = whole.success ? [] : issuesToErrors(whole.error.issues);
  return isNew ? errors : errors.filter(({ path }) => isTouched(path, edits));
}

function setEdits(key: string, base: object, next: object): void {
  useForms.setState(({ editsByKey, refusedByKey }) => {
    const merged = Object.entries({ ...editsByKey[key], ...next }).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify((base as Edits)[name]),
    );
    const { [key]: _, ...others } = editsByKey;
    const refused = (refusedByKey[key] ?? []).filter(({ path }) => path !== "" && !isTouched(path, next as Edits));
    return {
      editsByKey: merged.length === 0 ? others : { ...others, [key]: Object.fromEntries(merged) },
      refusedByKey: { ...refusedByKey, [key]: refused },
    };
  });
}

export const hasDraft = (key: string): boolean => useForms.getState().editsByKey[key] !== undefined;

/** Begins a draft, or goes on with the one that is there. */
export function startDraft(key: string, edits: object): void {
  if (!hasDraft(key)) setEdits(key, {}, edits);
}

export function forgetEdits(key: string): void {
  useForms.setState(({ editsByKey, refusedByKey, triedKeys }) => {
    const { [key]: _edits, ...editsOfOthers } = editsByKey;
    const { [key]: _refused, ...refusedOfOthers } = refusedByKey;
    return {
      editsByKey: editsOfOthers,
      refusedByKey: refusedOfOthers,
      triedKeys: new Set([...triedKeys].filter((one) => one !== key)),
    };
  });
}

const usualWrite =
  <C extends EditedCollection>(collection: C, item: Item<C> | null): Write =>
  async (edits, whole) => {
    const result =
      item === null
        ? await ask("record.create", { collection, fields: { ...whole } }, 20_000)
        : await ask("record.patch", { collection, id: item.id, fields: { ...edits } }, 20_000);
    if (result.ok) takeItem(collection, result.value);
    return result;
  };

/** Null when it was not saved. */
async function save(
  collection: EditedCollection,
  isNew: boolean,
  base: object,
  key: string,
  write: Write,
): Promise<{ readonly value: unknown } | null> {
  const { editsByKey, savingKeys } = useForms.getState();
  const edits = editsByKey[key] ?? {};
  if (savingKeys.has(key)) return null;
  useForms.setState(({ triedKeys }) => ({ triedKeys: new Set([...triedKeys, key]) }));
  if (mistakes(collection, isNew, base, edits).length > 0) return null;
  setSaving(key, true);
  try {
    const names = Object.keys(collections[collection].create.shape);
    const whole = Object.fromEntries(Object.entries({ ...base, ...edits }).filter(([name]) => names.includes(name)));
    const result = await write(edits, whole);
    if (!result.ok) {
      const { refusal } = result;
      refuse(key, refusal.kind === "invalid" && refusal.errors.length > 0 ? refusal.errors : [general(refusal.detail)]);
      return null;
    }
    forgetEdits(key);
    return { value: result.value };
  } catch (error) {
    refuse(key, [general(t("Not saved: {{message}}", { message: toCallFailed(error).failure.message }))]);
    return null;
  } finally {
    setSaving(key, false);
  }
}

const general = (message: string): FieldError => ({ path: "", message });

const refuse = (key: string, errors: readonly FieldError[]): void =>
  useForms.setState(({ refusedByKey }) => ({ refusedByKey: { ...refusedByKey, [key]: errors } }));

function setSaving(key: string, isSaving: boolean): void {
  useForms.setState(({ savingKeys }) => {
    const next = new Set(savingKeys);
    if (isSaving) next.add(key);
    else next.delete(key);
    return { savingKeys: next };
  });
}
