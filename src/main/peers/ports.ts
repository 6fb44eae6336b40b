// What the parts of this folder are given from outside: time, chance, the network, the journal. A simulation gives its own.
import type { JournalEvent } from "../../core/journal-event.ts";
import type { Vector } from "../../core/sync/vector.ts";

export interface Timers {
  /** ms that never go back, and that go on while the machine sleeps. */
  readonly now: () => number;
  /** Answers how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** One connection with a console that has proved who it is, whoever made it. Messages arrive in order, or it ends. */
export interface Link {
  readonly peer_id: string;
  /** Where the other side is, without a port; null: not known. */
  readonly host: string | null;
  readonly send: (message: object) => void;
  /** Called once; what arrived before waits for it. */
  readonly listen: (ears: { readonly onMessage: (message: unknown) => void; readonly onClose: () => void }) => void;
  readonly close: () => void;
}

export interface Called {
  readonly id: string;
  readonly address: string;
  /** PEM: nobody else may answer. */
  readonly certificate: string;
}

export interface Transport {
  /** Takes calls from now on; answers the port. Asked again while it does, it answers the same. */
  readonly open: () => Promise<number>;
  /** Each link, whoever began it. */
  readonly onLink: (listen: (link: Link) => void) => void;
  /** Rejects when nobody answers there, or somebody else. */
  readonly call: (peer: Called) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Replica {
  readonly vector: () => Vector;
  /** What the holder of this vector lacks, each console's events in the order of their numbers. */
  readonly after: (
    vector: Vector,
    limit: number,
  ) => { readonly events: readonly JournalEvent[]; readonly has_more: boolean };
  /** `gap`: some were not taken, as earlier ones of their console are missing. */
  readonly receive: (
    events: readonly JournalEvent[],
  ) => Promise<{ readonly taken: number; readonly known: number; readonly gap: boolean }>;
}
