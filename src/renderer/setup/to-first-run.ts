// From the answers to what main is asked, with every complaint at its field.
import { FirstRun } from "../../contract/calls.ts";
import { configurationWarnings, type Warning } from "../../core/configuration.ts";
import { type FieldError, issuesToErrors } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { channelsOf, isBlank, type RecipientDraft, type SetupDraft } from "./setup-draft.ts";

export interface ReadSetup {
  /** Null while something is wrong. */
  readonly answers: FirstRun | null;
  /** By field: `account_name`, `primary.<key>.email`. */
  readonly errorByField: Readonly<Record<string, string>>;
  /** What is accepted but will not work, by field likewise. */
  readonly warnings: readonly Warning[];
}

const readByDraft = new WeakMap<SetupDraft, ReadSetup>();

/** The same draft is read once, however many fields ask. */
export function toFirstRun(draft: SetupDraft): ReadSetup {
  const known = readByDraft.get(draft);
  if (known !== undefined) return known;
  const read = readDraft(draft);
  readByDraft.set(draft, read);
  return read;
}

function readDraft(draft: SetupDraft): ReadSetup {
  const primary = keptOf(draft.primary, true);
  const escalation = draft.enable_escalation ? keptOf(draft.escalation, false) : [];
  const parsed = FirstRun.safeParse({
    account_name: draft.account_name,
    operator_name: draft.operator_name,
    operator_email: draft.operator_email.trim() || null,
    configuration: draft.is_skipped
      ? null
      : {
          config_name: draft.config_name,
          primary_recipients: primary.map(toRecipient),
          enable_escalation: draft.enable_escalation,
          ...(draft.enable_escalation
            ? { escalation_threshold_seconds: Number(draft.threshold.trim() || Number.NaN) }
            : {}),
          escalation_recipients: escalation.length === 0 ? null : escalation.map(toRecipient),
          notification_channels: draft.allowed,
        },
  });
  const lists = { primary, escalation };
  const errors = parsed.success ? [] : issuesToErrors(parsed.error.issues);
  const errorByField: Record<string, string> = {};
  for (const { path, message } of errors) errorByField[fieldOf(path, lists)] ??= sentence(message);
  if (!draft.is_skipped)
    for (const [list, kept] of Object.entries(lists))
      for (const one of kept)
        if (one.email.trim() === "" && one.phone.trim() === "") {
          errorByField[`${list}.${one.key}.email`] ??= t("Give an email address or a phone number");
          delete errorByField[`${list}.${one.key}.channels`];
        }
  const isRight = parsed.success && Object.keys(errorByField).length === 0;
  const configuration = parsed.success ? parsed.data.configuration : null;
  return {
    answers: isRight ? parsed.data : null,
    errorByField,
    warnings:
      configuration === null
        ? []
        : configurationWarnings(configuration).map(({ path, message }) => ({ path: fieldOf(path, lists), message })),
  };
}

/** Lines that nobody filled in are no recipients; of the primary ones one must stay to be complained about. */
function keptOf(list: readonly RecipientDraft[], isOneNeeded: boolean): readonly RecipientDraft[] {
  const filled = list.filter((one) => !isBlank(one));
  return filled.length > 0 || !isOneNeeded ? filled : list.slice(0, 1);
}

const toRecipient = (draft: RecipientDraft) => ({
  name: draft.name,
  email: draft.email.trim() || null,
  phone: draft.phone.trim() || null,
  role: draft.role.trim() || null,
  channels: [...channelsOf(draft)],
});

/** `configuration.primary_recipients.0.email` is about the first recipient that was kept, wherever it stands. */
function fieldOf(path: string, lists: Readonly<Record<"primary" | "escalation", readonly RecipientDraft[]>>): string {
  const [head = "", index, part] = path.replace(/^configuration\./u, "").split(".");
  const list = head === "primary_recipients" ? "primary" : head === "escalation_recipients" ? "escalation" : null;
  if (list === null)
    return head === "escalation_threshold_seconds" ? "threshold" : head === "notification_channels" ? "allowed" : head;
  const key = index === undefined ? undefined : lists[list][Number(index)]?.key;
  return key === undefined ? list : `${list}.${key}.${part ?? "name"}`;
}

/** Main's own complaints, for the fields of the page. */
export function refusalAtFields(errors: readonly FieldError[], draft: SetupDraft): Readonly<Record<string, string>> {
  const lists = {
    primary: keptOf(draft.primary, true),
    escalation: draft.enable_escalation ? keptOf(draft.escalation, false) : [],
  };
  return Object.fromEntries(errors.toReversed().map(({ path, message }) => [fieldOf(path, lists), sentence(message)]));
}

function sentence(message: string): string {
  if (/^Invalid input: expected number, received NaN$/u.test(message)) return t("Must be 30 to 3600 seconds");
  return message.charAt(0).toUpperCase() + message.slice(1);
}

const organisationFields = ["account_name", "operator_name", "operator_email"];

/** The step on which a field stands. */
export const stepOf = (field: string): number => (organisationFields.includes(field) ? 0 : 1);
