// The envelope of every event in the journal.
import type { Actor } from "./alert.ts";

export interface JournalEvent<Payload = unknown> {
  readonly console_id: string;
  /** Counts the events of its console, from 1, without holes. */
  readonly seq: number;
  /** Hybrid logical clock; sorts as text, see `stamp.ts`. */
  readonly stamp: string;
  /** Epoch ms by the clock of its console. */
  readonly at: number;
  readonly account_id: string;
  /** `kind:id`, for example `alert:01J...`. */
  readonly stream: string;
  readonly type: string;
  readonly payload: Payload;
  readonly actor: Actor;
}
