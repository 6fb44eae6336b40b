// How a channel has been doing lately, for the marks on the board.
import type { DeliveryOutcome } from "../ports.ts";

export interface LaneHealth {
  readonly state: "ok" | "idle" | "slow" | "failing";
  readonly note: string | null;
}

const failingAfter = 2;
const slowMs = 5000;

/** A refusal that says something about the recipient says nothing about the channel. */
const aboutRecipient = new Set(["no_device", "no_address", "not_configured"]);

export function createLaneHealth(): {
  readonly record: (outcome: DeliveryOutcome, tookMs: number) => void;
  readonly read: () => LaneHealth;
} {
  let failures = 0;
  let last: { readonly outcome: DeliveryOutcome; readonly tookMs: number } | null = null;
  return {
    record: (outcome, tookMs) => {
      if (outcome.kind === "refused" && aboutRecipient.has(outcome.reason)) return;
      failures = outcome.kind === "sent" ? 0 : failures + 1;
      last = { outcome, tookMs };
    },
    read: () => {
      if (last === null) return { state: "idle", note: null };
      const { outcome, tookMs } = last;
      if (outcome.kind !== "sent" && failures >= failingAfter)
        return { state: "failing", note: `${failures} failed in a row: ${outcome.reason}` };
      if (tookMs > slowMs) return { state: "slow", note: `the last one took ${Math.round(tookMs / 1000)} s` };
      return { state: "ok", note: null };
    },
  };
}
