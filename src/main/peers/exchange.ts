// What two consoles say on one link: who they are, then what the other lacks, in batches that are acknowledged one by one, then
// whatever comes new. Nothing is skipped: each batch begins where the other says that it ends.
import { z } from "zod";

import { type Hello, PeerMessage, protocol } from "../../contract/peer.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import type { Log, Now } from "../ports.ts";
import { createClockMeter } from "./clock-meter.ts";
import { lacking, type Vector } from "../../core/sync/vector.ts";
import type { Link, Replica, Timers } from "./ports.ts";

export interface Exchange {
  readonly peer_id: string;
  /** Null until it has said hello. */
  readonly hello: () => Hello | null;
  /** Looks for what the other lacks, after so many ms. */
  readonly poke: (afterMs: number) => void;
  readonly send: (message: PeerMessage) => void;
  /** Events of the journal here that the other has not acknowledged; null: not known yet. */
  readonly behind: () => number | null;
  /** By how many ms the other's clock goes before this one's; null: not measured yet. */
  readonly skew: () => number | null;
  /** Takes nothing more from the other; it is still told what it lacks. */
  readonly mute: () => void;
  readonly close: () => void;
}

export interface ExchangeEars {
  readonly onHello: (hello: Hello) => void;
  /** Versions that can't work together. */
  readonly onStranger: (detail: string) => void;
  /** Presence, beats, keys: whatever is not this file's business. */
  readonly onOther: (message: PeerMessage) => void;
  /** It sends events that cannot be read. */
  readonly onUnreadable: (detail: string) => void;
  /** Some events were taken. */
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

const Batch = z.object({ kind: z.literal("events"), batch: z.int() });

const together = 500;
/** Of a batch, as text: small enough that a beat never waits long behind it. */
const mostCharacters = 500_000;
const ackMs = 30_000;
const retryMs = 1000;
/** Beats come every second. */
const silentMs = 6000;

export function createExchange(
  link: Link,
  setup: {
    readonly own: () => Omit<Hello, "kind" | "protocol" | "oldest_protocol" | "vector">;
    readonly replica: Replica;
    readonly timers: Timers;
    readonly wall: Now;
    readonly log: Log;
  } & ExchangeEars,
): Exchange {
  const { replica, timers, log } = setup;
  const meter = createClockMeter(setup.wall);
  let theirs: Vector | null = null;
  let hello: Hello | null = null;
  let batch = 0;
  let callOffAck: (() => void) | null = null;
  let planned: { readonly at: number; readonly callOff: () => void } | null = null;
  let callOffPing: () => void = () => undefined;
  let callOffSilence: () => void = () => undefined;
  let taking: Promise<void> = Promise.resolve();
  let isClosed = false;
  let isMuted = false;

  const send = (message: PeerMessage): void => {
    if (!isClosed) link.send(message);
  };

  function poke(afterMs: number): void {
    const at = timers.now() + afterMs;
    if (isClosed || (planned !== null && planned.at <= at)) return;
    planned?.callOff();
    const callOff = timers.after(afterMs, () => {
      planned = null;
      pump();
    });
    planned = { at, callOff };
  }

  function pump(): void {
    if (isClosed || theirs === null || callOffAck !== null) return;
    const events = fitting(replica.after(theirs, together).events);
    if (events.length === 0) return;
    batch += 1;
    send({
      kind: "events",
      batch,
      events: [...events],
      left: Math.max(0, lacking(theirs, replica.vector()) - events.length),
    });
    callOffAck = timers.after(ackMs, () => {
      log.warn({ console: link.peer_id }, "a console does not acknowledge; the link is made anew");
      close();
    });
  }

  function acknowledged(number: number, vector: Vector, trouble: string | null): void {
    if (number !== batch || callOffAck === null) return;
    callOffAck();
    callOffAck = null;
    const before = theirs === null ? 0 : lacking(theirs, replica.vector());
    theirs = vector;
    // What can't be taken now is not sent again and again.
    poke(trouble !== null || lacking(vector, replica.vector()) >= before ? retryMs : 0);
  }

  async function take(number: number, events: readonly JournalEvent[]): Promise<void> {
    let trouble: string | null = null;
    let taken = 0;
    try {
      const received = await replica.receive(events);
      taken = received.taken;
      if (received.gap) log.info({ console: link.peer_id }, "events are missing in between; they are asked for again");
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
      log.warn({ console: link.peer_id, error: trouble }, "events of another console could not be kept");
    }
    if (isClosed) return;
    send({ kind: "taken", batch: number, vector: replica.vector(), trouble });
    if (taken > 0) setup.onTaken();
  }

  function greet(said: Hello): void {
    hello = said;
    const words =
      said.protocol < protocol.oldest
        ? `"${said.name}" runs Watchdesk ${said.version}, which is too old for this one; update it there`
        : said.oldest_protocol > protocol.spoken
          ? `"${said.name}" runs Watchdesk ${said.version}, which is too new for this one; update this console`
          : null;
    if (words !== null) {
      setup.onStranger(words);
      return close();
    }
    theirs = said.vector;
    setup.onHello(said);
    measure(0);
    poke(0);
  }

  function measure(times: number): void {
    send({ kind: "ping", at: setup.wall() });
    callOffPing = timers.after(times < 4 ? 200 : 5000, () => measure(times + 1));
  }

  function hear(raw: unknown): void {
    if (isClosed) return;
    callOffSilence();
    callOffSilence = timers.after(silentMs, close);
    const parsed = PeerMessage.safeParse(raw);
    if (!parsed.success) return misunderstand(raw);
    const message = parsed.data;
    if (message.kind === "hello") {
      if (message.console_id === link.peer_id) greet(message);
      else close();
      return;
    }
    // Before the versions are known to fit nothing else counts.
    if (hello === null || (isMuted && message.kind !== "taken")) return;
    switch (message.kind) {
      case "events":
        taking = taking.then(() => take(message.batch, message.events));
        return;
      case "taken":
        return acknowledged(message.batch, message.vector, message.trouble);
      case "have":
        if (callOffAck === null) theirs = message.vector;
        return poke(0);
      case "ping": {
        const at = setup.wall();
        return send({ kind: "pong", at: message.at, received_at: at, sent_at: at });
      }
      case "pong":
        return meter.take(message);
      default:
        setup.onOther(message);
    }
  }

  /** Events that nobody can take are answered, so that the link stays, and told: whatever comes after them waits for them. */
  function misunderstand(raw: unknown): void {
    const sent = Batch.safeParse(raw);
    if (!sent.success || hello === null || isMuted)
      return log.debug({ console: link.peer_id }, "a message of another console was not understood");
    const trouble = "it sends changes that cannot be read; nothing that it did since is known here";
    log.warn({ console: link.peer_id }, "events of another console cannot be read");
    send({ kind: "taken", batch: sent.data.batch, vector: replica.vector(), trouble });
    setup.onUnreadable(trouble);
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    callOffAck?.();
    planned?.callOff();
    callOffPing();
    callOffSilence();
    link.close();
    setup.onClose();
  }

  send({
    kind: "hello",
    protocol: protocol.spoken,
    oldest_protocol: protocol.oldest,
    ...setup.own(),
    vector: replica.vector(),
  } as Hello);
  callOffSilence = timers.after(silentMs, close);
  link.listen({ onMessage: hear, onClose: close });

  return {
    peer_id: link.peer_id,
    hello: () => hello,
    poke,
    send,
    behind: () => (theirs === null ? null : lacking(theirs, replica.vector())),
    skew: meter.skew,
    mute: () => {
      isMuted = true;
      poke(0);
    },
    close,
  };
}

/** As many as make a message of a bearable size, one at the least. */
function fitting(events: readonly JournalEvent[]): readonly JournalEvent[] {
  let characters = 0;
  const end = events.findIndex((event) => (characters += JSON.stringify(event).length) > mostCharacters);
  return end === -1 ? events : events.slice(0, Math.max(1, end));
}
