// Every channel's notifier. One that throws has a bug, which must not become one of the outbox.
import type { Channel } from "../../core/alert.ts";
import type { ChannelSettings, Log, Notifier } from "../ports.ts";
import { createEmailNotifier } from "./email.ts";
import { retryLater } from "./outcome.ts";
import { createPushNotifier } from "./push.ts";
import { createSmsNotifier } from "./sms.ts";
import { createVoiceNotifier } from "./voice.ts";
import { createWhatsappNotifier } from "./whatsapp.ts";

/** `settings` is read at each send, so that edits act at once. */
export function createNotifiers(settings: () => ChannelSettings, log: Log): ReadonlyMap<Channel, Notifier> {
  const notifiers = [
    createEmailNotifier(settings),
    createSmsNotifier(settings),
    createPushNotifier(settings),
    createVoiceNotifier(settings),
    createWhatsappNotifier(settings),
  ];
  return new Map(notifiers.map((notifier) => [notifier.channel, guard(notifier, log)]));
}

export async function closeNotifiers(notifiers: ReadonlyMap<Channel, Notifier>): Promise<void> {
  await Promise.allSettled([...notifiers.values()].map((notifier) => notifier.close()));
}

/** Loads the heavy packages of the channels in use (half a second for Twilio's), so that the first page does not wait for it. */
export async function warmNotifiers(notifiers: ReadonlyMap<Channel, Notifier>): Promise<void> {
  const uses = (channel: Channel): boolean => notifiers.get(channel)?.isConfigured() ?? false;
  if (uses("SMS") || uses("VOICE") || uses("WHATSAPP")) {
    const { default: twilio } = await import("twilio");
    // Its resources are loaded only when they are first touched.
    const { messages, calls } = twilio(`AC${"0".repeat(32)}`, "unused");
    void [messages, calls];
  }
  if (uses("PUSH")) await import("google-auth-library");
}

function guard(notifier: Notifier, log: Log): Notifier {
  return {
    ...notifier,
    send: async (delivery, signal) => {
      const about = {
        channel: notifier.channel,
        notification_id: delivery.notification_id,
        alert_id: delivery.alert_id,
      };
      try {
        const outcome = await notifier.send(delivery, signal);
        if (outcome.kind === "sent") log.debug({ ...about, provider_id: outcome.provider_id }, "notification sent");
        else log.warn({ ...about, outcome: outcome.kind, reason: outcome.reason }, "notification not sent");
        return outcome;
      } catch (error) {
        // The error may hold the request, with its credentials: only its name and place are written.
        const stack =
          error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at ")) : [];
        log.error({ ...about, error: error instanceof Error ? error.name : typeof error, stack }, "notifier failed");
        return retryLater("internal error, see the log");
      }
    },
  };
}
