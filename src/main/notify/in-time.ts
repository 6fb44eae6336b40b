// Keeps a delivery within the time that it was given, even when the provider's package has no way to be stopped.
import type { DeliveryOutcome } from "../ports.ts";
import { retryLater } from "./outcome.ts";

const late = retryLater("the provider did not answer in time");

/** Settles with `work`, or as a retry once `signal` aborts; what `work` does after that goes unheard. */
export async function inTime(signal: AbortSignal, work: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> {
  if (signal.aborted) return late;
  const ended = new AbortController();
  const aborted = new Promise<DeliveryOutcome>((resolve) => {
    signal.addEventListener("abort", () => resolve(late), { once: true, signal: ended.signal });
  });
  try {
    return await Promise.race([work(), aborted]);
  } catch (error) {
    if (signal.aborted) return late;
    throw error;
  } finally {
    ended.abort();
  }
}
