// Everything between this console and the others of its group: links, sync, duty, presence. It takes the network and the time
// from outside.
import type { ConsolesView, FoundConsole } from "../../contract/consoles.ts";
import type { Hello, PeerMessage, Presence } from "../../contract/peer.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import type { Log, Now } from "../ports.ts";
import { createCallsOut } from "./calls-out.ts";
import { consolesView } from "./consoles-view.ts";
import { createDutyKeeper, type DutyKeeper } from "./duty-keeper.ts";
import { createExchange, type Exchange } from "./exchange.ts";
import type { Group, LocalValues, Member } from "./group.ts";
import { createKeyShare, type KeyRing } from "./key-share.ts";
import type { Link, Replica, Timers, Transport } from "./ports.ts";

export interface Peers {
  readonly mayAct: () => boolean;
  readonly view: () => ConsolesView;
  /** Events that are on disk now, from here or from another console. */
  readonly hear: (events: readonly JournalEvent[]) => void;
  /** This console was taken in by another: whoever is on duty there stays so. */
  readonly enter: (inviterId: string) => void;
  /** Looks again who belongs to the group, and whether to take calls. */
  readonly regroup: () => void;
  /** Takes calls from now on; answers the port, null where it can't. */
  readonly listen: () => Promise<number | null>;
  readonly moveDuty: (to: string) => void;
  /** Whether that console was heard lately, itself or through others. */
  readonly hears: (id: string) => boolean;
  readonly present: (presence: Presence) => void;
  readonly onChange: (listen: () => void) => () => void;
  /** Hands duty over where somebody can take it. */
  readonly leave: () => Promise<void>;
  /** Tells the others what they lack, within reason, and ends. */
  readonly stop: () => Promise<void>;
}

/** What a console has from another directly comes later from this one, for the case that it did not. */
const relayMs = 1000;
const haveMs = 100;
/** Long enough for a console that was shut out to be told so. */
const farewellMs = 300;
const strangerMs = 60_000;
const flushMs = 1000;

export interface PeersSetup {
  readonly consoleId: string;
  readonly version: string;
  readonly group: Group;
  readonly replica: Replica;
  readonly values: LocalValues;
  readonly keys: KeyRing;
  readonly transport: Transport;
  readonly timers: Timers;
  readonly wall: Now;
  /** Whether a code is shown, so that calls are taken; until when, epoch ms. */
  readonly codeExpiresAt: () => number | null;
  readonly found: () => readonly FoundConsole[];
  readonly setDigit: (digit: number | null) => void;
  /** Whether nothing is under way that only the console on duty does. */
  readonly isIdle: () => boolean;
  readonly onDutyChange: (mayAct: boolean) => void;
  /** All that this console had when it said hello is on disk here. */
  readonly onCaughtUp: (id: string) => void;
  readonly log: Log;
}

interface Connected {
  readonly exchange: Exchange;
  presence: Presence | null;
  isMuted: boolean;
}

export function createPeers(setup: PeersSetup): Peers {
  const { consoleId, group, replica, transport, timers, log } = setup;
  const connected = new Map<string, Connected>();
  const links = new Map<string, readonly string[]>();
  const seenAt = new Map<string, number>();
  const troubles = new Map<string, string>();
  const listeners = new Set<() => void>();
  let own: Presence | null = null;
  let port: number | null = null;
  let portError: string | null = null;
  let callOffHave: (() => void) | null = null;
  let digit: number | null = null;
  let isStopped = false;

  const ids = (): readonly string[] => group.others().map(({ id }) => id);
  const rankOf = (member: Member): number => member.digit ?? 50;
  const isConnected = (id: string): boolean => connected.has(id);
  const callsOut = createCallsOut({ consoleId, others: group.others, isConnected, transport, timers });
  const keyShare = createKeyShare({
    ring: setup.keys,
    values: setup.values,
    own: group.own,
    others: group.others,
    send: (id, message) => connected.get(id)?.exchange.send(message),
  });
  const me = group.own();
  const duty: DutyKeeper = createDutyKeeper({
    consoleId,
    rank: rankOf(me),
    able: me.role === "full",
    known: ids(),
    values: setup.values,
    timers,
    send: (to, beat) => connected.get(to)?.exchange.send({ kind: "beat", beat }),
    isDrained: (successor) => setup.isIdle() && (connected.get(successor)?.exchange.behind() ?? 0) === 0,
    onChange: (can) => {
      setup.onDutyChange(can);
      changed();
    },
    log,
  });

  function changed(): void {
    for (const listen of listeners) listen();
  }

  function connect(link: Link): void {
    const id = link.peer_id;
    if (isStopped || !ids().includes(id)) return link.close();
    // The newer one is alive; the other may be half of a connection whose other half is gone.
    const before = connected.get(id);
    const mine: { exchange?: Exchange; isClosed?: true } = {};
    const exchange = createExchange(link, {
      own: () => ({ console_id: consoleId, name: group.own().name, version: setup.version, port }),
      replica,
      timers,
      wall: setup.wall,
      log,
      onHello: (hello) => greet(id, hello, link.host),
      onStranger: (detail) => {
        troubles.set(id, detail);
        callsOut.putOff(id, strangerMs);
        log.warn({ console: id }, detail);
      },
      onOther: (message) => heed(id, message),
      onUnreadable: (detail) => {
        troubles.set(id, detail);
        changed();
      },
      onTaken: () => {
        troubles.delete(id);
        tellHave(id);
      },
      onClose: () => {
        mine.isClosed = true;
        if (mine.exchange !== undefined && connected.get(id)?.exchange === mine.exchange) disconnect(id);
      },
    });
    mine.exchange = exchange;
    if (mine.isClosed === true) return;
    connected.set(id, { exchange, presence: null, isMuted: false });
    before?.exchange.close();
    callsOut.look();
    changed();
  }

  function greet(id: string, hello: Hello, host: string | null): void {
    troubles.delete(id);
    seenAt.set(id, setup.wall());
    if (host !== null && hello.port !== null) group.learn(id, addressOf(host, hello.port));
    duty.give({ kind: "linked", peer: id });
    if (own !== null) connected.get(id)?.exchange.send({ kind: "presence", presence: own });
    keyShare.forget(id);
    keyShare.tell();
    lookWhetherCaughtUp();
    changed();
  }

  function disconnect(id: string): void {
    connected.delete(id);
    links.delete(id);
    keyShare.forget(id);
    if (isStopped) return;
    seenAt.set(id, setup.wall());
    duty.give({ kind: "unlinked", peer: id });
    callsOut.look();
    changed();
  }

  function heed(id: string, message: PeerMessage): void {
    const from = connected.get(id);
    if (from === undefined || from.isMuted) return;
    if (message.kind === "beat") {
      links.set(message.beat.id, message.beat.links);
      duty.give({ kind: "heard", from: id, beat: message.beat });
    } else if (message.kind === "presence") {
      from.presence = message.presence;
      changed();
    } else if (message.kind === "keys") {
      keyShare.take(id, message);
    }
  }

  /** Whoever knows what is here does not send it. */
  function tellHave(from: string): void {
    lookWhetherCaughtUp();
    callOffHave ??= timers.after(haveMs, () => {
      callOffHave = null;
      const vector = replica.vector();
      for (const [id, { exchange }] of connected) if (id !== from) exchange.send({ kind: "have", vector });
      changed();
    });
  }

  function lookWhetherCaughtUp(): void {
    const held = replica.vector();
    for (const [id, { exchange }] of connected) {
      const wanted = exchange.hello()?.vector[id];
      if (wanted !== undefined && (held[id] ?? 0) >= wanted) setup.onCaughtUp(id);
    }
  }

  function hear(events: readonly JournalEvent[]): void {
    if (isStopped) return;
    if (events.some(({ stream }) => stream.startsWith("consoles:"))) regroup();
    const origins = [...new Set(events.map((event) => event.console_id))];
    for (const [id, { exchange }] of connected) {
      const hasThem = origins.every((origin) => origin === id || links.get(origin)?.includes(id) === true);
      exchange.poke(hasThem && !origins.includes(consoleId) ? relayMs : 0);
    }
  }

  function regroup(joined = false): void {
    if (isStopped) return;
    const known = ids();
    const mine = group.own();
    for (const [id, { exchange }] of connected) {
      if (known.includes(id)) continue;
      const gone = connected.get(id);
      if (gone === undefined || gone.isMuted) continue;
      gone.isMuted = true;
      exchange.mute();
      timers.after(farewellMs, exchange.close);
    }
    duty.give({ kind: "group", known, rank: rankOf(mine), able: mine.role === "full", joined });
    if (known.length > 0 || setup.codeExpiresAt() !== null) void takeCalls();
    callsOut.look();
    keyShare.tell();
    if (mine.digit !== digit) setup.setDigit((digit = mine.digit));
    group
      .mend({ account_id: accountId, actor: { kind: "system", name: "pairing" } })
      .catch((error: unknown) => log.warn({ error: String(error) }, "another digit could not be taken"));
    changed();
  }

  async function takeCalls(): Promise<number | null> {
    try {
      port = await transport.open();
      portError = null;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== portError) log.error({ error: reason }, "calls of other consoles can't be taken");
      portError = reason;
    }
    changed();
    return port;
  }

  transport.onLink(connect);

  return {
    mayAct: duty.mayAct,
    view: () =>
      consolesView({
        ...setup,
        port,
        portError,
        presence: own,
        duty,
        seenAt: (id) => seenAt.get(id) ?? null,
        trouble: (id) => troubles.get(id) ?? null,
        connected: (id) => connected.get(id) ?? null,
      }),
    hear,
    enter: (inviterId) => {
      keyShare.adoptFrom(inviterId);
      regroup(true);
    },
    regroup: () => regroup(),
    listen: takeCalls,
    hears: duty.hears,
    moveDuty: (to) => duty.give({ kind: "ask", to }),
    present: (presence) => {
      own = presence;
      for (const { exchange } of connected.values()) exchange.send({ kind: "presence", presence });
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    leave: () => duty.leave(ids(), rankOf(group.own())),
    stop: async () => {
      const until = timers.now() + flushMs;
      const isOwed = (): boolean => [...connected.values()].some(({ exchange }) => (exchange.behind() ?? 0) > 0);
      while (isOwed() && timers.now() < until) await new Promise<void>((resolve) => void timers.after(20, resolve));
      isStopped = true;
      callsOut.stop();
      duty.stop();
      callOffHave?.();
      for (const { exchange } of connected.values()) exchange.close();
      await transport.close();
    },
  };
}

const accountId = "default";

const addressOf = (host: string, port: number): string => {
  const plain = host.replace(/^::ffff:/u, "").replaceAll(/[[\]]/gu, "");
  return plain.includes(":") ? `[${plain}]:${port}` : `${plain}:${port}`;
};
