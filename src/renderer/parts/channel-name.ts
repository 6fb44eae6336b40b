import type { Channel } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { inOwnWords } from "../language/station-words.ts";

export const channelNames: Readonly<Record<Channel, string>> = {
  EMAIL: "Email",
  SMS: "SMS",
  PUSH: "Push",
  VOICE: "Voice",
  WHATSAPP: "WhatsApp",
};

/** Main's short notes name channels by their code; here they read as words. */
export function wordChannels(note: string): string {
  return inOwnWords(note).replaceAll(/\b(EMAIL|SMS|PUSH|VOICE|WHATSAPP)\b/gu, (code) =>
    t(channelNames[code as Channel]),
  );
}
