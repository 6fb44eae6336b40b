// What is shown of the group.
import type { ConsoleView, ConsolesView } from "../../contract/consoles.ts";
import type { Presence } from "../../contract/peer.ts";
import { lacking } from "../../core/sync/vector.ts";
import type { DutyKeeper } from "./duty-keeper.ts";
import type { Exchange } from "./exchange.ts";
import type { Member } from "./group.ts";
import { fingerprintToWords } from "./identity.ts";
import type { PeersSetup } from "./peers.ts";

type Given = Pick<
  PeersSetup,
  "consoleId" | "version" | "group" | "replica" | "timers" | "wall" | "codeExpiresAt" | "found"
> & {
  readonly port: number | null;
  readonly portError: string | null;
  readonly presence: Presence | null;
  readonly duty: DutyKeeper;
  readonly seenAt: (id: string) => number | null;
  readonly trouble: (id: string) => string | null;
  readonly connected: (id: string) => { readonly exchange: Exchange; readonly presence: Presence | null } | null;
};

export function consolesView(given: Given): ConsolesView {
  const { consoleId, group, duty } = given;
  const holder = duty.holder();
  const others = group.everybody().filter(({ id }) => id !== consoleId);
  const sorted = others.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    own_id: consoleId,
    is_revoked: group.isRevoked(),
    duty: {
      console_id: holder?.id ?? null,
      term: holder?.term ?? null,
      since: given.wall() - (given.timers.now() - duty.since()),
      is_here: duty.mayAct(),
    },
    consoles: [group.own(), ...sorted].map((member) => show(given, member, holder?.id ?? null)),
    port: given.port,
    port_error: given.portError,
    code_expires_at: given.codeExpiresAt(),
    found: given.found(),
  };
}

function show(given: Given, member: Member, holder: string | null): ConsoleView {
  const { id, name, role, digit, address, revoked_at, fingerprint } = member;
  const is_own = id === given.consoleId;
  const link = is_own ? null : given.connected(id);
  const hello = link?.exchange.hello() ?? null;
  return {
    id,
    name,
    role,
    digit,
    fingerprint: fingerprint === null ? "" : fingerprintToWords(fingerprint),
    address,
    is_own,
    is_connected: hello !== null,
    is_on_duty: id === holder,
    behind: link?.exchange.behind() ?? null,
    awaited: hello === null ? null : lacking(given.replica.vector(), hello.vector),
    skew_ms: link?.exchange.skew() ?? null,
    version: is_own ? given.version : (hello?.version ?? null),
    last_seen_at: is_own || hello !== null ? given.wall() : given.seenAt(id),
    revoked_at,
    trouble: given.trouble(id),
    presence: is_own ? given.presence : (link?.presence ?? null),
  };
}
