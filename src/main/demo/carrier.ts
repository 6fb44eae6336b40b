// What becomes of a notification in the demonstration: no provider is asked, and nothing leaves the machine.
import type { Channel } from "../../core/alert.ts";
import type { Chance } from "./chance.ts";

export type Outcome =
  | { readonly kind: "sent"; readonly provider_id: string; readonly cost: number | null }
  | { readonly kind: "retry"; readonly reason: string; readonly waitMs: number }
  | { readonly kind: "refused"; readonly reason: string };

export interface Fate {
  readonly tookMs: number;
  readonly outcome: Outcome;
  /** What the provider tells later; null when it tells nothing. */
  readonly report: { readonly afterMs: number; readonly delivered: boolean; readonly error: string | null } | null;
}

export interface Letter {
  readonly channel: Channel;
  readonly alert_id: string;
  readonly recipient_name: string;
}

type Rule = (letter: Letter) => Fate | null;

export interface Carrier {
  readonly fateOf: (letter: Letter) => Fate;
  /** What this alert's notifications meet instead; null leaves one to chance. */
  readonly rule: (alertId: string, rule: Rule) => void;
}

/** As the messages of the real notifiers and callbacks read. */
const unreachable = "30003 the phone is off or out of reach";

export function createCarrier(chance: Chance): Carrier {
  const rules = new Map<string, Rule>();
  return {
    fateOf: (letter) => rules.get(letter.alert_id)?.(letter) ?? byChance(letter.channel, chance),
    rule: (alertId, rule) => void rules.set(alertId, rule),
  };
}

function byChance(channel: Channel, chance: Chance): Fate {
  const { between, happens } = chance;
  switch (channel) {
    case "EMAIL":
      if (happens(0.02)) return retry(between(200, 500), "the server said 451 4.7.1 Greylisted, try again", 20_000);
      return {
        tookMs: between(90, 600),
        outcome: { kind: "sent", provider_id: `<${chance.digits(16)}@northgate.example>`, cost: null },
        report: null,
      };
    case "SMS":
      if (happens(0.02)) return retry(between(200, 400), "Twilio 20429: too many requests", 3000);
      if (happens(0.06))
        return sent(between(200, 700), `SM${chance.digits(32)}`, 0.0042, {
          afterMs: between(3000, 9000),
          delivered: false,
          error: `undelivered ${unreachable}`,
        });
      return sent(between(200, 700), `SM${chance.digits(32)}`, 0.0042, {
        afterMs: between(1200, 7000),
        delivered: true,
        error: null,
      });
    case "WHATSAPP":
      return sent(between(200, 600), `SM${chance.digits(32)}`, 0.0037, {
        afterMs: between(800, 4000),
        delivered: true,
        error: null,
      });
    case "VOICE": {
      // The lines are slow, so that the board has a channel to show as slow.
      const tookMs = happens(0.5) ? between(5200, 6800) : between(900, 3000);
      const error = happens(0.2) ? "busy" : happens(0.15) ? "no-answer" : null;
      return sent(tookMs, `CA${chance.digits(32)}`, 0.013, {
        afterMs: error === "busy" ? between(2000, 4000) : between(7000, 22_000),
        delivered: error === null,
        error,
      });
    }
    case "PUSH":
      return notSetUp;
  }
}

const notSetUp: Fate = { tookMs: 1, outcome: { kind: "refused", reason: "not_configured" }, report: null };

const sent = (tookMs: number, provider_id: string, cost: number | null, report: Fate["report"]): Fate => ({
  tookMs,
  outcome: { kind: "sent", provider_id, cost },
  report,
});

const retry = (tookMs: number, reason: string, waitMs: number): Fate => ({
  tookMs,
  outcome: { kind: "retry", reason, waitMs },
  report: null,
});

/** Everything gets through, as fast as it ever does. */
export function arrived({ channel }: Letter): Fate {
  switch (channel) {
    case "EMAIL":
      return sent(350, "<accepted@northgate.example>", null, null);
    case "PUSH":
      return notSetUp;
    case "VOICE":
      return sent(1800, "CA-demonstration", 0.013, { afterMs: 11_000, delivered: true, error: null });
    default:
      return sent(450, "SM-demonstration", 0.0042, { afterMs: 5500, delivered: true, error: null });
  }
}

/** Nothing gets through, and each provider says why. */
export function lost({ channel }: Letter): Fate {
  switch (channel) {
    case "SMS":
    case "WHATSAPP":
      return retry(700, `Twilio ${unreachable.replace(" ", ": ")}`, 85_000);
    case "VOICE":
      return retry(2600, "Twilio: busy", 120_000);
    case "EMAIL":
      return retry(400, "the server said 452 4.2.2 Mailbox full", 110_000);
    case "PUSH":
      return notSetUp;
  }
}
