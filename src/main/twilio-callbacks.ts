// Ties what Twilio calls back with to the account's credentials.
import { isTwilioSignatureValid, readStatusCallback } from "./notify/twilio-callback.ts";
import { voicePrompt, voiceReply } from "./notify/voice-prompt.ts";
import type { ChannelSettings } from "./ports.ts";

export const twilioCallbacks = (settings: () => ChannelSettings) => ({
  isSignatureValid: async (
    signature: string,
    url: string,
    params: Readonly<Record<string, string>>,
  ): Promise<boolean> => isTwilioSignatureValid(settings().twilio_auth_token ?? "", signature, url, params),
  readStatus: (params: Readonly<Record<string, string>>) => {
    const { delivered, error } = readStatusCallback(params);
    return delivered === null ? null : { delivered, error };
  },
  voiceReply: async (text: string, answerTo: string | null): Promise<string> =>
    answerTo === null ? voiceReply(text) : voicePrompt(text, answerTo),
});
