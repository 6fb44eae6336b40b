// The settings as main keeps them, what was typed over them, and the saving of one section. Leaving the page loses nothing;
// a reload of the window loses only secrets, which are written nowhere before they are saved.
import { z } from "zod";
import { create } from "zustand";

import type { SettingsView } from "../../contract/room.ts";
import { type FieldError, issuesToErrors } from "../../core/refusal.ts";
import { secretSettings, type SettingName, settingNames, SettingsPatch } from "../../core/settings.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { keep, recall } from "../state/storage.ts";
import { readSmtpUrl, smtpErrors, type SmtpParts, smtpUrlOf } from "./smtp-address.ts";

// The window forbids eval, which zod would otherwise try.
z.config({ jitless: true });

interface SettingsState {
  readonly view: SettingsView | null;
  /** Why the settings could not be read. */
  readonly failure: string | null;
  /** What was typed over a setting and not saved; empty text unsets it. */
  readonly editByName: Readonly<Partial<Record<SettingName, string>>>;
  /** The mail server while it is edited in parts. */
  readonly smtp: SmtpParts | null;
  /** What main said of a setting when it was saved. */
  readonly refusedByName: Readonly<Partial<Record<SettingName, string>>>;
  readonly savingNames: readonly SettingName[];
}

export const useSettings = create<SettingsState>(() => ({
  view: null,
  failure: null,
  editByName: recall("settings", z.partialRecord(z.enum(settingNames), z.string()), {}),
  smtp: null,
  refusedByName: {},
  savingNames: [],
}));

useSettings.subscribe(({ editByName }, before) => {
  if (editByName !== before.editByName) keep("settings", without(editByName, secretSettings));
});

export async function readSettings(): Promise<void> {
  try {
    useSettings.setState({ view: await ask("settings.read", undefined), failure: null });
  } catch (error) {
    useSettings.setState({ failure: toCallFailed(error).failure.message });
  }
}

export const shownSetting = (view: SettingsView | null, name: SettingName) =>
  view?.settings.find((setting) => setting.name === name) ?? null;

export function editSetting(name: SettingName, text: string): void {
  useSettings.setState(({ editByName, refusedByName, view }) => {
    const shown = shownSetting(view, name);
    const isBack = shown !== null && !shown.is_secret && text.trim() === (shown.value ?? "");
    return {
      editByName: isBack ? without(editByName, [name]) : { ...editByName, [name]: text },
      refusedByName: without(refusedByName, [name]),
    };
  });
}

/** A whole address pasted as the host fills every part. */
export function editSmtp(smtp: SmtpParts): void {
  const pasted = readSmtpUrl(smtp.host);
  useSettings.setState(({ refusedByName }) => ({
    smtp: pasted ?? smtp,
    refusedByName: without(refusedByName, ["smtp_url"]),
  }));
}

export function dropEdits(names: readonly SettingName[]): void {
  useSettings.setState(({ editByName, refusedByName, smtp }) => ({
    editByName: without(editByName, names),
    refusedByName: without(refusedByName, names),
    smtp: names.includes("smtp_url") ? null : smtp,
  }));
}

export const isEdited = (
  { editByName, smtp }: Pick<SettingsState, "editByName" | "smtp">,
  names: readonly SettingName[],
): boolean => names.some((name) => editByName[name] !== undefined) || (smtp !== null && names.includes("smtp_url"));

/** What is wrong with an edit as it stands; null when it can be saved. */
export function editError(name: SettingName, text: string): string | null {
  const parsed = SettingsPatch.shape[name].safeParse(text.trim() === "" ? null : text);
  if (parsed.success) return null;
  return sentence(issuesToErrors(parsed.error.issues)[0]?.message ?? t("is not accepted"));
}

const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

/** True once main has stored them. Whatever is wrong is then to be seen at its field. */
export async function saveSettings(names: readonly SettingName[]): Promise<boolean> {
  const { editByName, smtp, savingNames } = useSettings.getState();
  if (savingNames.length > 0) return false;
  const patch: Partial<Record<SettingName, string | null>> = {};
  for (const name of names) {
    const text = editByName[name];
    if (text !== undefined) patch[name] = text.trim() === "" ? null : text.trim();
  }
  if (smtp !== null && names.includes("smtp_url")) {
    if (Object.keys(smtpErrors(smtp)).length > 0) return false;
    patch.smtp_url = smtpUrlOf(smtp);
  }
  if (names.some((name) => patch[name] !== undefined && editError(name, patch[name] ?? "") !== null)) return false;
  useSettings.setState({ savingNames: names });
  try {
    const result = await ask("settings.write", patch);
    if (!result.ok) {
      const errors = result.refusal.kind === "invalid" ? result.refusal.errors : [];
      refuse(names, errors, result.refusal.detail);
      return false;
    }
    useSettings.setState({ view: result.value, failure: null });
    dropEdits(names);
    return true;
  } catch (error) {
    refuse(names, [], t("Not saved: {{message}}", { message: toCallFailed(error).failure.message }));
    return false;
  } finally {
    useSettings.setState({ savingNames: [] });
  }
}

/** What belongs to no field is said at the first one that was to be saved. */
function refuse(names: readonly SettingName[], errors: readonly FieldError[], detail: string): void {
  const { editByName } = useSettings.getState();
  const atFields = Object.fromEntries(
    names.flatMap((name) => {
      const found = errors.find(({ path }) => path.split(".")[0] === name);
      return found === undefined ? [] : [[name, sentence(found.message)] as const];
    }),
  );
  const first = names.find((name) => editByName[name] !== undefined) ?? names[0];
  useSettings.setState({
    refusedByName: Object.keys(atFields).length > 0 || first === undefined ? atFields : { [first]: detail },
  });
}

function without<T>(record: Readonly<Partial<Record<SettingName, T>>>, names: readonly SettingName[]) {
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => !names.includes(name as SettingName)),
  ) as Readonly<Partial<Record<SettingName, T>>>;
}
