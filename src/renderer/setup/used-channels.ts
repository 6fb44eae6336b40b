import { Channel } from "../../core/alert.ts";
import { channelsOf, isBlank, type SetupDraft } from "./setup-draft.ts";

/** The channels on which the configuration as drafted would tell somebody. */
export function usedChannels(draft: SetupDraft): readonly Channel[] {
  if (draft.is_skipped) return draft.operator_email.trim() === "" ? [] : ["EMAIL"];
  const told = [...draft.primary, ...(draft.enable_escalation ? draft.escalation : [])].filter((one) => !isBlank(one));
  const used = new Set(told.flatMap(channelsOf));
  return Channel.options.filter((channel) => used.has(channel) && draft.allowed.includes(channel));
}
