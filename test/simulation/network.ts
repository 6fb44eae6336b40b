// The network between simulated consoles: links with delay that break, go silent, and on a bad day lose, repeat and overtake.
import type { Link, Transport } from "../../src/main/peers/ports.ts";
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";

export interface Quality {
  readonly delayMs: readonly [number, number];
  /** A delay that is much longer than the others. */
  readonly spikes: number;
  readonly loses: number;
  readonly repeats: number;
  readonly overtakes: number;
}

/** May change a message or, by null, swallow it. */
export type Between = (message: Message, from: string, to: string) => Message | null;
export type Message = Readonly<Record<string, unknown>> & { readonly kind: string };

export interface Network {
  readonly quality: Quality;
  readonly setQuality: (quality: Quality) => void;
  readonly transportOf: (id: string) => Transport;
  /** `silent`: nobody is told that a link is gone, as when a cable is pulled. */
  readonly cut: (one: string, other: string, silent: boolean) => void;
  readonly heal: (one: string, other: string) => void;
  readonly isCut: (one: string, other: string) => boolean;
  /** The process is gone; the others are told, or its machine lost power and they are not. */
  readonly drop: (id: string, silent: boolean) => void;
}

interface End {
  readonly id: string;
  ears: Parameters<Link["listen"]>[0] | null;
  early: Message[];
  isClosed: boolean;
  /** When what was sent last arrives, so that nothing overtakes it. */
  busyUntil: number;
}

interface Wire {
  readonly ends: readonly [End, End];
  isSilent: boolean;
}

const refusalMs = 30;
/** As TCP asks again, until the caller gives up. */
const knocksMs = [1000, 2000, 2000];

export function createNetwork(setup: {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly quality: Quality;
  readonly between: Between;
}): Network {
  const { agenda, chance, between } = setup;
  let quality = setup.quality;
  const wires = new Set<Wire>();
  const cuts = new Set<string>();
  const listening = new Map<string, (link: Link) => void>();
  const keyOf = (one: string, other: string): string => [one, other].toSorted().join();
  const isCut = (one: string, other: string): boolean => cuts.has(keyOf(one, other));
  const endOf = (id: string): End => ({ id, ears: null, early: [], isClosed: false, busyUntil: 0 });

  function delay(): number {
    const [least, most] = quality.delayMs;
    return chance.between(least, most) + (chance.happens(quality.spikes) ? chance.between(100, 800) : 0);
  }

  function arrive(wire: Wire, to: End, message: Message): void {
    if (to.isClosed || wire.isSilent) return;
    if (to.ears === null) to.early.push(message);
    else to.ears.onMessage(message);
  }

  function send(wire: Wire, from: End, to: End, message: object): void {
    if (from.isClosed || wire.isSilent) return;
    const passed = between(JSON.parse(JSON.stringify(message)) as Message, from.id, to.id);
    if (passed === null) return;
    // What begins a link is never lost: without it there is no link.
    const isFirst = passed.kind === "hello";
    if (!isFirst && chance.happens(quality.loses)) return;
    const at = Math.max(from.busyUntil, agenda.now() + delay());
    from.busyUntil = at;
    const late = !isFirst && chance.happens(quality.overtakes) ? chance.between(50, 1500) : 0;
    agenda.after(at + late - agenda.now(), () => arrive(wire, to, passed));
    if (!isFirst && chance.happens(quality.repeats))
      agenda.after(at - agenda.now() + chance.between(0, 1500), () => arrive(wire, to, passed));
  }

  /** One side hangs up; the other hears of it, if anything can be heard. */
  function hangUp(wire: Wire, end: End, other: End): void {
    if (end.isClosed) return;
    end.isClosed = true;
    end.ears?.onClose();
    if (other.isClosed) wires.delete(wire);
    else if (!wire.isSilent) agenda.after(delay(), () => hangUp(wire, other, end));
  }

  const linkOf = (wire: Wire, end: End, other: End): Link => ({
    peer_id: other.id,
    host: null,
    send: (message) => send(wire, end, other, message),
    listen: (ears) => {
      end.ears = ears;
      for (const message of end.early.splice(0)) ears.onMessage(message);
      if (end.isClosed) ears.onClose();
    },
    close: () => hangUp(wire, end, other),
  });

  function connect(from: string, to: string, hand: (link: Link) => void): boolean {
    const answer = listening.get(to);
    if (answer === undefined || isCut(from, to)) return false;
    const wire: Wire = { ends: [endOf(from), endOf(to)], isSilent: false };
    wires.add(wire);
    const [mine, theirs] = wire.ends;
    answer(linkOf(wire, theirs, mine));
    hand(linkOf(wire, mine, theirs));
    return true;
  }

  function breakWires(isMeant: (wire: Wire) => boolean, silent: boolean): void {
    for (const wire of [...wires].filter(isMeant)) {
      const [one, other] = wire.ends;
      if (silent) wire.isSilent = true;
      else {
        hangUp(wire, one, other);
        hangUp(wire, other, one);
      }
    }
  }

  return {
    get quality() {
      return quality;
    },
    setQuality: (next) => {
      quality = next;
    },
    transportOf: (id) => {
      let hand: (link: Link) => void = () => undefined;
      return {
        open: () => {
          listening.set(id, (link) => hand(link));
          return Promise.resolve(4781);
        },
        onLink: (listen) => {
          hand = listen;
        },
        call: (peer) =>
          new Promise((resolve, reject) => {
            const knock = ([wait, ...further]: readonly number[]): void => {
              if (connect(id, peer.id, hand)) resolve();
              else if (!isCut(id, peer.id)) agenda.after(refusalMs, () => reject(new Error("nobody listens")));
              else if (wait === undefined) reject(new Error("nobody answers"));
              else agenda.after(wait, () => knock(further));
            };
            agenda.after(delay() * 2, () => knock(knocksMs));
          }),
        close: () => {
          listening.delete(id);
          return Promise.resolve();
        },
      };
    },
    cut: (one, other, silent) => {
      cuts.add(keyOf(one, other));
      breakWires(({ ends }) => keyOf(ends[0].id, ends[1].id) === keyOf(one, other), silent);
    },
    heal: (one, other) => void cuts.delete(keyOf(one, other)),
    isCut,
    drop: (id, silent) => {
      listening.delete(id);
      for (const wire of [...wires].filter(({ ends }) => ends.some((end) => end.id === id))) {
        const own = wire.ends.find((end) => end.id === id);
        if (own !== undefined) own.isClosed = true;
        const other = wire.ends.find((end) => end.id !== id);
        if (silent) wire.isSilent = true;
        else if (own !== undefined && other !== undefined) agenda.after(delay(), () => hangUp(wire, other, own));
      }
    },
  };
}
