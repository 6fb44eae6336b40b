// Takes events of other consoles into the journal, and what follows from them into the rows.
import type { JournalEvent } from "../../core/journal-event.ts";
import { clockZero, farAheadMs, laterOf, stampToClock } from "../../core/stamp.ts";
import type { Journal } from "./journal.ts";
import type { Fold } from "./fold.ts";

/** What became of a batch. */
export interface Receipt {
  readonly taken: number;
  /** Held already. */
  readonly known: number;
  /** Some were not taken, because an earlier one of the same console is missing. */
  readonly gap: boolean;
}

export interface Received extends Receipt {
  readonly events: readonly JournalEvent[];
  /** Stamped by clocks that are further ahead than is believed. */
  readonly ahead: readonly JournalEvent[];
  /** Held already under the same number, and not the same: two consoles have used one id. */
  readonly forked: readonly JournalEvent[];
}

/** Only inside the ledger's transaction. */
export function receive(journal: Journal, fold: Fold, batch: readonly JournalEvent[], now: number): Received {
  const events: JournalEvent[] = [];
  const forked: JournalEvent[] = [];
  const ahead: JournalEvent[] = [];
  /** By stream, the last stamp that it had before the batch. */
  const streams = new Map<string, { readonly newest: string | null; readonly added: JournalEvent[] }>();
  let known = 0;
  let gap = false;
  let highest = clockZero;
  let highestAhead = clockZero;
  for (const event of batch.toSorted((one, other) => one.seq - other.seq)) {
    const { stream } = event;
    if (!streams.has(stream)) streams.set(stream, { newest: journal.newest(stream), added: [] });
    const outcome = journal.take(event);
    if (outcome === "gap") gap = true;
    if (outcome === "known") known += 1;
    if (outcome === "forked") forked.push(event);
    if (outcome !== "taken") continue;
    events.push(event);
    streams.get(stream)?.added.push(event);
    const clock = stampToClock(event.stamp);
    if (clock.ms <= now + farAheadMs) highest = laterOf(highest, clock);
    else {
      highestAhead = laterOf(highestAhead, clock);
      ahead.push(event);
    }
  }
  // Once for the whole batch: each event by itself would use up the counter.
  journal.hear(highest, false);
  journal.hear(highestAhead, true);
  for (const [stream, { newest, added }] of streams) {
    // What comes after all that a stream has is folded onto it; anything else, and the stream is folded again from its beginning.
    const inOrder = added.toSorted((one, other) => (one.stamp < other.stamp ? -1 : 1));
    if (newest === null || (inOrder[0]?.stamp ?? "~") > newest) for (const event of inOrder) fold.apply(event);
    else fold.refold(stream);
  }
  return { taken: events.length, known: known + forked.length, gap, events, ahead, forked };
}
