// The answers that every notifier gives alike, and how the words of a provider become a reason that people may read.
import type { DeliveryOutcome } from "../ports.ts";
import { clip, oneLine } from "./one-line.ts";

const longestReason = 300;

export const notConfigured: DeliveryOutcome = { kind: "refused", reason: "not_configured" };
export const noAddress: DeliveryOutcome = { kind: "refused", reason: "no_address" };

export const retryLater = (reason: string, not_before: number | null = null): DeliveryOutcome => ({
  kind: "retry",
  reason,
  not_before,
});

export const refuse = (reason: string): DeliveryOutcome => ({ kind: "refused", reason });

/** One line of bounded length in which none of `secrets` is left. Providers echo what they were sent. */
export function writeReason(text: string, secrets: readonly (string | null | undefined)[]): string {
  const masked = secrets
    .filter((secret): secret is string => typeof secret === "string" && secret.length > 3)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
  return clip(oneLine(masked), longestReason);
}

/** The `code` of a socket or system error, such as `ECONNREFUSED`, down its chain of causes. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  const [first] = error instanceof AggregateError ? error.errors : [];
  return errorCode(first ?? error.cause);
}

/** `Retry-After` in its two forms, seconds or a date, as an instant; null when there is none. */
export function retryAfter(header: string | null | undefined, now: number): number | null {
  if (header === null || header === undefined || header.trim() === "") return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds < 0 ? null : now + Math.ceil(seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : date;
}
