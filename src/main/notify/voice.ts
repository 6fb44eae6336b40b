// Calls over Twilio: the alert is spoken, and a key answers it.
import type { NotificationKind } from "../../core/alert.ts";
import type { ChannelSettings, Notifier, Now } from "../ports.ts";
import { noAddress, notConfigured } from "./outcome.ts";
import { callbackUrl } from "./provider-callback.ts";
import { createTwilioClient, hasTwilioAccount } from "./twilio-client.ts";
import { voicePrompt } from "./voice-prompt.ts";

/** Only a page can be acknowledged; a notice of status is just told. */
const askingKinds: readonly NotificationKind[] = ["triggered", "escalated", "unconfigured"];

export function createVoiceNotifier(settings: () => ChannelSettings, now: Now = Date.now): Notifier {
  const client = createTwilioClient(settings, now);
  return {
    channel: "VOICE",
    concurrency: 5,
    isConfigured: () => hasTwilioAccount(settings()) && Boolean(settings().twilio_from),
    send: async ({ notification_id, kind, address, message }, signal) => {
      const current = settings();
      const from = current.twilio_from;
      if (!hasTwilioAccount(current) || !from) return notConfigured;
      if (address === "") return noAddress;
      const action = askingKinds.includes(kind) ? callbackUrl(current, "twilio/voice", notification_id) : null;
      const statusCallback = callbackUrl(current, "twilio/status", notification_id);
      return await client.send(signal, (twilio) =>
        twilio.calls.create({
          to: address,
          from,
          twiml: voicePrompt(message.spoken, action),
          ...(statusCallback === null ? {} : { statusCallback }),
        }),
      );
    },
    close: async () => client.close(),
  };
}
