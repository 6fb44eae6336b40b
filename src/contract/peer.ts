// What consoles say to one another over a link, as zod tables. Version 1; see `protocol` for how versions meet.
import { z } from "zod";

import { ConsoleRole } from "../core/console.ts";
import type { JournalEvent } from "../core/journal-event.ts";
import type { Beat } from "../core/sync/beat.ts";

/** Raised by what older consoles would misunderstand. `oldest` is what this one still speaks. */
export const protocol = { spoken: 1, oldest: 1 } as const;

/** Not what every object has a property of: vectors are objects by these. */
const consoleId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/u)
  .refine((id) => !(id in Object.prototype));
const count = z.int().min(0);
const Vector = z.record(consoleId, count);

/** Loose: a newer console may say more, and has to be understood well enough to be told that it is too new. */
export const Hello = z.looseObject({
  kind: z.literal("hello"),
  protocol: count,
  oldest_protocol: count,
  console_id: consoleId,
  name: z.string().max(200),
  version: z.string().max(100),
  /** Where it takes calls; null: it does not. */
  port: z.int().min(1).max(65_535).nullable(),
  vector: Vector,
});
export type Hello = z.infer<typeof Hello>;

/** Kinds of actors that this console does not know are kept, too. */
const Actor = z.looseObject({ kind: z.string(), name: z.string() });

/** Types and payloads that this console does not know are kept and passed on. */
const Event = z.strictObject({
  console_id: consoleId,
  seq: z.int().min(1),
  /** Up to the year 6429: there is room after it, so that what follows within its stream still sorts after it. */
  stamp: z.string().regex(/^[0-7][0-9a-f]{11}-[0-9a-f]{5}-[A-Za-z0-9_-]{1,64}$/u),
  at: z.int(),
  account_id: z.string().max(200),
  stream: z.string().regex(/^[a-z-]{1,50}:.{1,200}$/u),
  type: z.string().min(1).max(100),
  payload: z.custom<unknown>((payload) => payload !== undefined),
  actor: z.custom<JournalEvent["actor"]>((actor) => Actor.safeParse(actor).success),
});

const term = z.strictObject({ to: consoleId, term: count }).nullable();
const BeatSchema: z.ZodType<Beat> = z.strictObject({
  id: consoleId,
  n: count,
  term: count,
  state: z.enum(["duty", "standby", "waiting"]),
  able: z.boolean(),
  rank: z.number(),
  links: z.array(consoleId).max(100),
  seen: z.record(consoleId, count),
  age: z.number().min(0),
  offers: consoleId.nullable(),
  accepts: count.nullable(),
  released: term,
  wish: term,
});

/** Who sits at a console and what they look at. Not part of the record: it is forgotten with the link. */
export const Presence = z.strictObject({
  operator: z.string().max(200).nullable(),
  page: z.string().max(50).nullable(),
  alert_id: z.string().max(100).nullable(),
  /** What they do with it, as in `closing`; null: they look at it. */
  doing: z.string().max(50).nullable(),
});
export type Presence = z.infer<typeof Presence>;

/** A kind that is not listed comes from a newer console and is passed over. */
export const PeerMessage = z.discriminatedUnion("kind", [
  Hello,
  z.strictObject({
    kind: z.literal("events"),
    batch: count,
    events: z.array(Event).min(1).max(1000),
    /** How many more the sender has for the receiver, after these. */
    left: count,
  }),
  /** Says what is on disk now, whether or not the batch could be taken. */
  z.strictObject({ kind: z.literal("taken"), batch: count, vector: Vector, trouble: z.string().nullable() }),
  /** Says what is on disk now, so that nobody sends it again. */
  z.strictObject({ kind: z.literal("have"), vector: Vector }),
  z.strictObject({ kind: z.literal("beat"), beat: BeatSchema }),
  z.strictObject({ kind: z.literal("ping"), at: z.number() }),
  z.strictObject({ kind: z.literal("pong"), at: z.number(), received_at: z.number(), sent_at: z.number() }),
  z.strictObject({ kind: z.literal("presence"), presence: Presence }),
  /** The keys of the group's secret box, between full consoles only: the one to seal with, and those that only open. */
  z.strictObject({
    kind: z.literal("keys"),
    current: z.base64().max(100),
    others: z.array(z.base64().max(100)).max(20),
  }),
]);
export type PeerMessage = z.infer<typeof PeerMessage>;

const proof = z.string().regex(/^[0-9a-f]{64}$/u);

/** What the joiner sends to whoever showed the code. */
export const PairingRequest = z.strictObject({
  protocol: count,
  console_id: consoleId,
  name: z.string().trim().min(1).max(100),
  version: z.string().max(100),
  port: z.int().min(1).max(65_535),
  proof,
});
export type PairingRequest = z.infer<typeof PairingRequest>;

export const PairingAnswer = z.union([
  z.strictObject({
    console_id: consoleId,
    name: z.string().max(200),
    role: ConsoleRole,
    digit: z.int().min(0).max(9).nullable(),
    proof,
  }),
  z.strictObject({ refused: z.string().max(500) }),
]);
export type PairingAnswer = z.infer<typeof PairingAnswer>;
