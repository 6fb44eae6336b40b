// The keys of the group's secret box, passed between full consoles over their own links, so that each can send what needs them.
import type { PeerMessage } from "../../contract/peer.ts";
import type { LocalValues, Member } from "./group.ts";

export interface KeyRing {
  /** In base64: the one that seals, and those that only open. */
  readonly keys: () => { readonly current: string; readonly others: readonly string[] };
  /** Keeps keys beside its own; `current` becomes the one that seals where it is named. */
  readonly take: (keys: readonly string[], current: string | null) => void;
}

export function createKeyShare(setup: {
  readonly ring: KeyRing;
  readonly values: LocalValues;
  readonly own: () => Member;
  readonly others: () => readonly Member[];
  readonly send: (id: string, message: PeerMessage) => void;
}): {
  /** Tells every full console that is connected what it was not told yet. */
  readonly tell: () => void;
  readonly take: (from: string, message: Extract<PeerMessage, { kind: "keys" }>) => void;
  /** From now on this console seals with the other's key. */
  readonly adoptFrom: (id: string) => void;
  readonly forget: (id: string) => void;
} {
  const { ring, values, own, others, send } = setup;
  const told = new Map<string, string>();

  const isFull = (id: string): boolean => others().some((one) => one.id === id && one.role === "full");

  function tell(): void {
    if (own().role !== "full") return;
    const { current, others: further } = ring.keys();
    const all = [current, ...further].join();
    for (const { id, role } of others()) {
      if (role !== "full" || told.get(id) === all) continue;
      told.set(id, all);
      send(id, { kind: "keys", current, others: [...further] });
    }
  }

  return {
    tell,
    take: (from, { current, others: further }) => {
      if (!isFull(from)) return;
      const isAdopted = values.read("adopt_key_from") === from;
      ring.take([current, ...further], isAdopted ? current : null);
      if (isAdopted) values.write("adopt_key_from", null);
      tell();
    },
    adoptFrom: (id) => values.write("adopt_key_from", id),
    forget: (id) => void told.delete(id),
  };
}
