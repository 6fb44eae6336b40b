// The channels of the demonstration: they take as long and fail as often as real ones, and send nothing.
import { setTimeout as pause } from "node:timers/promises";

import { Channel } from "../../core/alert.ts";
import type { DeliveryOutcome, Notifier, Now } from "../ports.ts";
import type { Carrier, Fate, Outcome } from "./carrier.ts";

export interface DemoNotifiers {
  readonly byChannel: ReadonlyMap<Channel, Notifier>;
  /** Until then nothing is taken: the past has its own courier. */
  readonly open: () => void;
  /** Ends what is under way at once. */
  readonly stop: () => void;
}

const together = 12;

export function createDemoNotifiers(setup: {
  readonly carrier: Carrier;
  readonly now: Now;
  /** The provider will tell this later. */
  readonly onReport: (notificationId: string, report: NonNullable<Fate["report"]>) => void;
}): DemoNotifiers {
  const { carrier, now, onReport } = setup;
  const ending = new AbortController();
  let isOpen = false;

  const notifier = (channel: Channel): Notifier => ({
    channel,
    get concurrency() {
      return isOpen ? together : 0;
    },
    isConfigured: () => channel !== "PUSH",
    send: async ({ notification_id, alert_id, recipient_name }, signal) => {
      const { tookMs, outcome, report } = carrier.fateOf({ channel, alert_id, recipient_name });
      try {
        await pause(tookMs, undefined, { signal: AbortSignal.any([signal, ending.signal]) });
      } catch {
        return { kind: "retry", reason: "no answer in time", not_before: null };
      }
      if (report !== null) onReport(notification_id, report);
      return toAnswer(outcome, now());
    },
    close: async () => ending.abort(),
  });

  return {
    byChannel: new Map(Channel.options.map((channel) => [channel, notifier(channel)])),
    open: () => {
      isOpen = true;
    },
    stop: () => ending.abort(),
  };
}

export function toAnswer(outcome: Outcome, now: number): DeliveryOutcome {
  if (outcome.kind !== "retry") return outcome;
  return { kind: "retry", reason: outcome.reason, not_before: now + outcome.waitMs };
}
