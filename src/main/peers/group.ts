// Which consoles belong together: what the journal says of them, and those that this one has just paired with.
import { z } from "zod";

import { type ConsoleFields, type ConsoleRole, freeDigit, hasClash, type KnownConsole } from "../../core/console.ts";
import { accepted, conflict, refused, type Result } from "../../core/refusal.ts";
import type { Caller } from "../ports.ts";
import { fingerprintOf } from "./identity.ts";

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: ConsoleRole;
  readonly digit: number | null;
  /** PEM. */
  readonly certificate: string;
  readonly fingerprint: string | null;
  readonly address: string | null;
  readonly revoked_at: number | null;
}

export interface ConsoleRecords {
  readonly all: () => readonly KnownConsole[];
  readonly create: (id: string, fields: ConsoleFields, caller: Caller) => Promise<unknown>;
  readonly patch: (id: string, fields: Partial<ConsoleFields>, caller: Caller) => Promise<unknown>;
}

export interface LocalValues {
  readonly read: (name: string) => unknown;
  readonly write: (name: string, value: unknown) => void;
}

export interface Group {
  readonly own: () => Member;
  /** Whom this console works with: without itself, and without those that were revoked. */
  readonly others: () => readonly Member[];
  /** With itself, and those that were revoked. */
  readonly everybody: () => readonly Member[];
  readonly idBy: (fingerprint: string) => string | null;
  /** Whether the others have shut this console out. */
  readonly isRevoked: () => boolean;
  /** Takes in a console that has proved the code; makes this one the first of its group where there was none. */
  readonly admit: (
    joiner: Pick<Member, "id" | "name" | "role" | "certificate" | "address">,
    caller: Caller,
  ) => Promise<Result<{ readonly digit: number | null }>>;
  /** Why no further console of this role can be taken in; null: one can. */
  readonly fullTrouble: (role: ConsoleRole) => string | null;
  /** This console was taken in by another. */
  readonly enter: (inviter: Pick<Member, "id" | "name" | "certificate" | "address">) => void;
  /** Where another was reached, or says that it is. */
  readonly learn: (id: string, address: string) => void;
  /** Takes another digit where an older console has the same. */
  readonly mend: (caller: Caller) => Promise<void>;
}

const Pins = z.array(
  z.object({ id: z.string(), name: z.string(), certificate: z.string(), address: z.string().nullable() }),
);
const Addresses = z.record(z.string(), z.string());

export function createGroup(setup: {
  readonly consoleId: string;
  /** PEM; empty while it has never met another console. */
  readonly certificate: () => string;
  /** Until it belongs to a group. */
  readonly usualName: () => string;
  readonly records: ConsoleRecords;
  readonly values: LocalValues;
  readonly now: () => number;
}): Group {
  const { consoleId, records, values } = setup;

  const addresses = (): Readonly<Record<string, string>> => Addresses.catch({}).parse(values.read("peer_addresses"));
  const pins = () => Pins.catch([]).parse(values.read("peer_pins"));

  function memberOf({ id, fields }: KnownConsole, reached: Readonly<Record<string, string>>): Member {
    const { name, role, digit, address, revoked_at } = fields;
    const rest = { id, name, role, digit, revoked_at, address: reached[id] ?? address };
    return { ...rest, certificate: fields.certificate, fingerprint: fingerprintOf(fields.certificate) };
  }

  function everybody(): readonly Member[] {
    const reached = addresses();
    const kept = records.all().map((one) => memberOf(one, reached));
    const waiting = pins()
      .filter(({ id }) => !kept.some((one) => one.id === id))
      .map((pin): Member => ({
        ...pin,
        address: reached[pin.id] ?? pin.address,
        role: "full",
        digit: null,
        fingerprint: fingerprintOf(pin.certificate),
        revoked_at: null,
      }));
    return [...kept, ...waiting];
  }

  const kept = (): KnownConsole | undefined => records.all().find(({ id }) => id === consoleId);
  const isRevoked = (): boolean => (kept()?.fields.revoked_at ?? null) !== null;

  function own(): Member {
    const mine = kept();
    if (mine !== undefined) return memberOf(mine, {});
    const role = z.enum(["full", "display"]).catch("full").parse(values.read("console_role"));
    const name = setup.usualName();
    const certificate = setup.certificate();
    const fingerprint = fingerprintOf(certificate);
    return { id: consoleId, name, role, digit: null, certificate, fingerprint, address: null, revoked_at: null };
  }

  // A backup of another console that was put back here knows a group that it was never taken into.
  const belongs = (): boolean => (kept() === undefined ? pins().length > 0 : !isRevoked());

  const others = (): readonly Member[] =>
    !belongs() ? [] : everybody().filter(({ id, revoked_at }) => id !== consoleId && revoked_at === null);

  function fullTrouble(role: ConsoleRole): string | null {
    // The first of a group takes a digit, too.
    const free = kept() === undefined ? 9 : freeDigit(records.all());
    return role === "display" || free !== null
      ? null
      : "Ten full consoles belong to this group, and more can't be told apart by the numbers that they give; take it in as a display, or revoke one";
  }

  return {
    own,
    others,
    everybody,
    isRevoked,
    fullTrouble,
    idBy: (fingerprint) => others().find((one) => one.fingerprint === fingerprint)?.id ?? null,
    admit: async (joiner, caller) => {
      const trouble = fullTrouble(joiner.role);
      if (trouble !== null) return refused(conflict(trouble));
      const certificate = setup.certificate();
      if (kept() === undefined) {
        const fields = { name: setup.usualName(), role: "full", certificate, address: null, revoked_at: null } as const;
        await records.create(consoleId, { ...fields, digit: 0 }, caller);
      } else if (isRevoked()) await records.patch(consoleId, { revoked_at: null, certificate }, caller);
      const before = records.all().find(({ id }) => id === joiner.id);
      const rest = records.all().filter(({ id }) => id !== joiner.id);
      const digit = joiner.role === "full" ? freeDigit(rest) : null;
      // A restored backup is another console on the same machine.
      for (const { id, fields } of rest)
        if (id !== consoleId && fields.certificate === joiner.certificate && fields.revoked_at === null)
          await records.patch(id, { revoked_at: setup.now() }, caller);
      const { id, ...shown } = joiner;
      const fields: ConsoleFields = { ...shown, digit, revoked_at: null };
      if (before === undefined) await records.create(id, fields, caller);
      else await records.patch(id, fields, caller);
      return accepted({ digit });
    },
    enter: ({ id, name, certificate: theirs, address }) =>
      values.write("peer_pins", [...pins().filter((pin) => pin.id !== id), { id, name, certificate: theirs, address }]),
    learn: (id, address) => {
      const reached = addresses();
      if (reached[id] !== address) values.write("peer_addresses", { ...reached, [id]: address });
    },
    mend: async (caller) => {
      const mine = kept();
      if (mine === undefined || isRevoked()) return;
      if (hasClash(mine, records.all())) await records.patch(consoleId, { digit: freeDigit(records.all()) }, caller);
    },
  };
}
