// WhatsApp over Twilio. Free text reaches only people who wrote to the sender within 24 hours (else Twilio answers 63016).
import type { ChannelSettings, Notifier, Now } from "../ports.ts";
import { noAddress, notConfigured } from "./outcome.ts";
import { callbackUrl } from "./provider-callback.ts";
import { whatsappText } from "./sms-text.ts";
import { createTwilioClient, hasTwilioAccount } from "./twilio-client.ts";

export function createWhatsappNotifier(settings: () => ChannelSettings, now: Now = Date.now): Notifier {
  const client = createTwilioClient(settings, now);
  return {
    channel: "WHATSAPP",
    concurrency: 10,
    isConfigured: () => hasTwilioAccount(settings()) && Boolean(settings().twilio_whatsapp_from),
    send: async ({ notification_id, address, message }, signal) => {
      const current = settings();
      const from = current.twilio_whatsapp_from;
      if (!hasTwilioAccount(current) || !from) return notConfigured;
      if (address === "") return noAddress;
      const statusCallback = callbackUrl(current, "twilio/status", notification_id);
      return await client.send(signal, (twilio) =>
        twilio.messages.create({
          to: onWhatsapp(address),
          from: onWhatsapp(from),
          body: whatsappText(message),
          ...(statusCallback === null ? {} : { statusCallback }),
        }),
      );
    },
    close: async () => client.close(),
  };
}

const onWhatsapp = (phone: string): string => (phone.startsWith("whatsapp:") ? phone : `whatsapp:${phone}`);
