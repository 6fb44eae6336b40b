// The journal as other consoles see it: what is held of whom, what somebody else lacks, and what comes from them.
import type { JournalEvent } from "../../core/journal-event.ts";
import { stampToClock } from "../../core/stamp.ts";
import { held, type Vector } from "../../core/sync/vector.ts";
import type { Log } from "../ports.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { Receipt, Received } from "./receive.ts";

export interface Replica {
  readonly vector: () => Vector;
  /**
   * What the holder of that vector lacks: each console's events in the order of their numbers, causes before effects as far
   * as stamps tell. Ask again with what was taken until `has_more` is false.
   */
  readonly after: (
    vector: Vector,
    limit: number,
  ) => { readonly events: readonly JournalEvent[]; readonly has_more: boolean };
  /**
   * Takes events of other consoles, on disk when it resolves. The same again changes nothing. An event whose predecessor of
   * the same console is missing is not taken.
   *
   * Events under this console's own id that it lacks (its file was put back by hand; a restored backup gets another id) are
   * taken like any others, and it counts on after them. Where it has used the same numbers for other events meanwhile, each
   * console keeps what it had first, and `faults` tells.
   */
  readonly receive: (events: readonly JournalEvent[]) => Promise<Receipt>;
  /** What was seen of others' clocks and ids since the start, by console. */
  readonly faults: () => readonly ReplicaFault[];
}

export interface ReplicaFault {
  readonly console_id: string;
  /** How far its clock was ahead of this one's at the most, beyond what is believed; null: it was not. */
  readonly ahead_ms: number | null;
  /** Its id was used by two consoles: these events are not the ones that are held under their number. */
  readonly forked: number;
}

export function createReplica(setup: {
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly log: Log;
}): Replica {
  const { journal, ledger, log } = setup;
  const faults = new Map<string, ReplicaFault>();

  function after(vector: Vector, limit: number): ReturnType<Replica["after"]> {
    const queues = Object.entries(journal.vector())
      .filter(([id, seq]) => seq > held(vector, id))
      .map(([id]) => ({ events: journal.after(id, held(vector, id), limit + 1), next: 0 }));
    const events: JournalEvent[] = [];
    for (;;) {
      let first: (typeof queues)[number] | null = null;
      for (const queue of queues) {
        const stamp = queue.events[queue.next]?.stamp;
        if (stamp !== undefined && (first === null || stamp < (first.events[first.next]?.stamp ?? ""))) first = queue;
      }
      const event = first?.events[first.next];
      if (first === null || event === undefined) return { events, has_more: false };
      if (events.length === limit) return { events, has_more: true };
      events.push(event);
      first.next += 1;
    }
  }

  function note({ ahead, forked }: Received, now: number): void {
    for (const { console_id, stamp } of ahead) {
      const before = faults.get(console_id);
      if (before?.ahead_ms === undefined || before.ahead_ms === null)
        log.warn({ console: console_id }, "a console's clock is far ahead of this one's; it does not move this one's");
      const ahead_ms = Math.max(before?.ahead_ms ?? 0, stampToClock(stamp).ms - now);
      faults.set(console_id, { console_id, ahead_ms, forked: before?.forked ?? 0 });
    }
    for (const { console_id, seq } of forked) {
      const before = faults.get(console_id);
      log.error({ console: console_id, seq }, "two consoles have used one id: an event of one of them was left out");
      faults.set(console_id, { console_id, ahead_ms: before?.ahead_ms ?? null, forked: (before?.forked ?? 0) + 1 });
    }
  }

  return {
    vector: journal.vector,
    after,
    receive: async (events) => {
      const { received, now } = await ledger.commit((transaction) => ({
        received: transaction.receive(events),
        now: transaction.now,
      }));
      note(received, now);
      const { taken, known, gap } = received;
      return { taken, known, gap };
    },
    faults: () => [...faults.values()],
  };
}
