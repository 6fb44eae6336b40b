// SMS over Twilio.
import type { ChannelSettings, Notifier, Now } from "../ports.ts";
import { noAddress, notConfigured } from "./outcome.ts";
import { callbackUrl } from "./provider-callback.ts";
import { smsText } from "./sms-text.ts";
import { createTwilioClient, hasTwilioAccount } from "./twilio-client.ts";

export function createSmsNotifier(settings: () => ChannelSettings, now: Now = Date.now): Notifier {
  const client = createTwilioClient(settings, now);
  return {
    channel: "SMS",
    concurrency: 10,
    isConfigured: () => hasTwilioAccount(settings()) && Boolean(settings().twilio_from),
    send: async ({ notification_id, address, message }, signal) => {
      const current = settings();
      const from = current.twilio_from;
      if (!hasTwilioAccount(current) || !from) return notConfigured;
      if (address === "") return noAddress;
      const statusCallback = callbackUrl(current, "twilio/status", notification_id);
      return await client.send(signal, (twilio) =>
        twilio.messages.create({
          to: address,
          ...(from.startsWith("MG") ? { messagingServiceSid: from } : { from }),
          body: smsText(message),
          ...(statusCallback === null ? {} : { statusCallback }),
        }),
      );
    },
    close: async () => client.close(),
  };
}
