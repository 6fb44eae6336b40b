// From what was typed to what main is asked, with every complaint at its field.
import { Trigger } from "../../core/alert-command.ts";
import { typeNames } from "../../core/message.ts";
import { issuesToErrors, type FieldError } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { readPlace } from "./place.ts";
import type { RaiseDraft } from "./raise-draft.ts";

export type DraftField = "alert_type" | "who" | "team_id" | "place" | "position" | "title" | "description";
export type DraftErrors = Readonly<Partial<Record<DraftField, string>>>;

export type ReadDraft =
  | { readonly ok: true; readonly trigger: Trigger }
  | { readonly ok: false; readonly errors: DraftErrors };

export function toTrigger(draft: RaiseDraft): ReadDraft {
  const position = readPlace(draft.position);
  const errors: Partial<Record<DraftField, string>> = {};
  if (draft.alert_type === null) errors.alert_type = t("Choose what kind of alert it is");
  if (position.kind === "unclear") errors.position = position.message;
  if (draft.alert_type === null) return { ok: false, errors };

  const stranger = draft.person === null ? draft.who.trim() : "";
  const phone = draft.phone.trim();
  const place = draft.place.trim();
  const title = draft.title.trim();
  const metadata = {
    ...(stranger === "" ? {} : { person_name: stranger }),
    ...(phone === "" ? {} : { call_back: phone }),
    ...(place === "" ? {} : { place }),
  };
  // Messages carry title and description only: whoever is paged must read the name, the number and the place there.
  const told = [
    draft.description.trim(),
    stranger === "" ? "" : `Person: ${stranger}`,
    phone === "" ? "" : `Call back: ${phone}`,
    place === "" ? "" : `Place: ${place}`,
  ].filter(Boolean);
  const parsed = Trigger.safeParse({
    alert_type: draft.alert_type,
    severity: draft.severity,
    employee_id: draft.person?.id ?? null,
    team_id: draft.team_id,
    current_latitude: position.kind === "place" ? position.place.latitude : null,
    current_longitude: position.kind === "place" ? position.place.longitude : null,
    title: title !== "" ? title : stranger === "" ? null : `${typeNames[draft.alert_type]}: ${stranger}`,
    description: told.length === 0 ? null : told.join("\n"),
    source_id: draft.id,
    ...(draft.is_drill ? { is_drill: true } : {}),
    metadata: Object.keys(metadata).length === 0 ? null : metadata,
  });
  if (!parsed.success) Object.assign(errors, atFields(issuesToErrors(parsed.error.issues)));
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, trigger: parsed.data }
    : { ok: false, errors };
}

const fieldByPath: Readonly<Record<string, DraftField>> = {
  alert_type: "alert_type",
  employee_id: "who",
  team_id: "team_id",
  current_latitude: "position",
  current_longitude: "position",
  title: "title",
  description: "description",
};

/** What main complains about, at the fields of the dialog; the first complaint of a field counts. */
export function atFields(errors: readonly FieldError[]): DraftErrors {
  const found: Partial<Record<DraftField, string>> = {};
  for (const { path, message } of errors) {
    const field = fieldByPath[path.split(".")[0] ?? ""];
    if (field !== undefined) found[field] ??= message;
  }
  return found;
}
