// The group of consoles that this one belongs to, put together: identity, pairing, transport, sync and duty.
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";

import { z } from "zod";

import type { ConsolesView, PairingCodeView } from "../contract/consoles.ts";
import type { Presence } from "../contract/peer.ts";
import type { ConsoleFields, ConsolePatch, ConsoleRole } from "../core/console.ts";
import { accepted, conflict, refused, type Result } from "../core/refusal.ts";
import { firstAccountId } from "./founding.ts";
import { ownAddresses } from "./own-addresses.ts";
import type { Admitted } from "./peers/listener.ts";
import { type Discovery, noDiscovery, startDiscovery } from "./peers/discovery.ts";
import { createGroup } from "./peers/group.ts";
import { type Identity, keptIdentity, openIdentity } from "./peers/identity.ts";
import type { Invitation } from "./peers/pairing.ts";
import type { KeyRing } from "./peers/key-share.ts";
import { createPeers, type Peers } from "./peers/peers.ts";
import { createTimers } from "./peers/timers.ts";
import type { Link, Replica, Timers, Transport } from "./peers/ports.ts";
import type { Caller, Desk, Log, Now } from "./ports.ts";
import type { ConsoleValues } from "./store/console-values.ts";
import type { Store } from "./store/store.ts";
import { createWelcome } from "./welcome.ts";

const Name = z.string().min(1).max(100);

/** What people do with the group; who may is decided before. */
export interface ConsoleGroup {
  readonly view: () => ConsolesView;
  /** The same, and looks for other consoles on the local network from now on. */
  readonly look: () => ConsolesView;
  readonly showCode: (role: ConsoleRole, caller: Caller) => Promise<Result<PairingCodeView>>;
  readonly hideCode: () => void;
  readonly join: (asked: { readonly address: string; readonly code: string }) => Promise<Result<ConsolesView>>;
  readonly patch: (id: string, fields: ConsolePatch, caller: Caller) => Promise<Result<ConsolesView>>;
  readonly revoke: (id: string, caller: Caller) => Promise<Result<ConsolesView>>;
  readonly moveDuty: (id: string) => Result<ConsolesView>;
  readonly present: (presence: Presence) => void;
  readonly onChange: (listen: () => void) => () => void;
}

export interface PeerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Whether to look for other consoles on the local network, and be found while a code is shown. */
  readonly isDiscovered: boolean;
}

export function createConsoleGroup(setup: {
  readonly store: Pick<Store, "consoleId" | "records"> & { readonly replica: Replica };
  readonly setDigit: (digit: number | null) => void;
  readonly desk: Pick<Desk, "create" | "patch">;
  readonly values: ConsoleValues;
  readonly keys: KeyRing;
  readonly dataDir: string;
  readonly version: string;
  readonly options: PeerOptions;
  readonly now: Now;
  readonly isIdle: () => boolean;
  readonly onDutyChange: (mayAct: boolean) => void;
  readonly log: Log;
  /** In the place of the machine's clock and the network. */
  readonly timers?: Timers;
  readonly transport?: Transport;
}): { readonly peers: Peers; readonly consoles: ConsoleGroup } {
  const { store, desk, values, dataDir, version, options, now, log } = setup;
  const { consoleId } = store;
  const table = store.records.consoles;
  const account_id = firstAccountId;
  let identity = keptIdentity(dataDir);
  let discovery: Discovery = noDiscovery;
  let invitation: Invitation | null = null;

  const group = createGroup({
    consoleId,
    certificate: () => identity?.certificate ?? "",
    usualName: () => Name.catch(hostname().slice(0, 100)).parse(values.read("console_name")),
    records: {
      all: () => table.all(account_id),
      create: (id, fields, caller) => desk.create("consoles", fields, { ...caller, account_id }, id),
      patch: (id, fields, caller) => desk.patch("consoles", id, fields, { ...caller, account_id }),
    },
    values,
    now,
  });
  const welcome = createWelcome({ values, records: store.records, desk, accountId: account_id, log });
  const peers = createPeers({
    consoleId,
    version,
    group,
    replica: store.replica,
    values,
    keys: setup.keys,
    transport: setup.transport ?? lazyTransport(makeTransport),
    timers: setup.timers ?? createTimers(),
    wall: now,
    codeExpiresAt: () => invitation?.expiresAt() ?? null,
    found: () => discovery.found(),
    setDigit: setup.setDigit,
    isIdle: setup.isIdle,
    onDutyChange: setup.onDutyChange,
    onCaughtUp: welcome.caughtUp,
    log,
  });

  async function ownIdentity(): Promise<Identity> {
    identity ??= await openIdentity(dataDir, randomBytes);
    return identity;
  }

  function admit(fingerprint: string | null): Admitted | null {
    const id = fingerprint === null ? null : group.idBy(fingerprint);
    if (id !== null) return { peer_id: id };
    return fingerprint !== null && invitation?.expiresAt() != null ? "pairing" : null;
  }

  /** The network is loaded when it is needed: most consoles work alone. */
  async function makeTransport(): Promise<Transport> {
    const { createTlsTransport } = await import("./peers/tls-transport.ts");
    const { host, port } = options;
    const own = await ownIdentity();
    return createTlsTransport({
      identity: own,
      host,
      port,
      admit,
      onPairing: (request, response, party) => {
        if (invitation === null) party.destroy();
        else invitation.answer(request, response, party);
      },
      log,
    });
  }

  async function invite(): Promise<Invitation> {
    const { createInvitation } = await import("./peers/pairing.ts");
    const own = await ownIdentity();
    invitation ??= createInvitation({
      identity: own,
      consoleId,
      group,
      now,
      random: randomBytes,
      onPaired: (id) => {
        welcome.expect(id);
        discovery.announce(null);
        peers.regroup();
      },
      log,
    });
    return invitation;
  }

  async function discover(): Promise<void> {
    if (!options.isDiscovered || discovery !== noDiscovery) return;
    try {
      discovery = await startDiscovery(log, () => undefined);
    } catch (error) {
      log.info({ error: String(error) }, "other consoles can't be looked for on this network");
    }
  }

  const missing = (id: string): Result<never> =>
    refused({ kind: "not_found", detail: `There is no console ${id} in this group` });

  const consoles: ConsoleGroup = {
    view: peers.view,
    look: () => {
      void discover();
      return peers.view();
    },
    showCode: async (role, caller) => {
      const shown = (await invite()).show(role, caller);
      if (!shown.ok) return shown;
      await peers.listen();
      const { port, port_error } = peers.view();
      if (port === null)
        return refused(conflict(`This console can't be called: ${port_error ?? "it does not listen"}`));
      await discover();
      discovery.announce({ port, fingerprint: (await ownIdentity()).fingerprint });
      return accepted({ ...shown.value, port, addresses: ownAddresses(options.host, port) });
    },
    hideCode: () => {
      invitation?.cancel();
      discovery.announce(null);
      peers.regroup();
    },
    join: async (asked) => {
      if (group.others().length > 0)
        return refused(
          conflict("This console belongs to a group already; revoke it there, or pair the other one with this"),
        );
      const { enterGroup } = await import("./peers/pairing.ts");
      const own = await ownIdentity();
      const port = await peers.listen();
      if (port === null)
        return refused(conflict(`This console can't be called: ${peers.view().port_error ?? "it does not listen"}`));
      const entered = await enterGroup(own, { console_id: consoleId, name: group.own().name, version, port }, asked);
      if (!entered.ok) return entered;
      values.write("console_role", entered.value.role);
      group.enter(entered.value);
      peers.enter(entered.value.id);
      return accepted(peers.view());
    },
    patch: async (id, fields, caller) => {
      if (table.find(account_id, id) !== null) {
        await desk.patch("consoles", id, fields as Partial<ConsoleFields>, { ...caller, account_id });
        return accepted(peers.view());
      }
      if (id !== consoleId) return missing(id);
      if (fields.role !== undefined || fields.address !== undefined)
        return refused(conflict("This console works alone; it has a role and an address once it belongs to a group"));
      if (fields.name !== undefined) values.write("console_name", fields.name);
      return accepted(peers.view());
    },
    revoke: async (id, caller) => {
      const item = table.find(account_id, id);
      if (item === null) return missing(id);
      if (item.id === consoleId) return refused(conflict("A console can't shut itself out; revoke it at another one"));
      if (item.fields.revoked_at === null)
        await desk.patch("consoles", item.id, { revoked_at: now() }, { ...caller, account_id });
      return accepted(peers.view());
    },
    moveDuty: (id) => {
      const view = peers.view();
      const to = view.consoles.find((one) => one.id === id && one.revoked_at === null);
      if (to === undefined) return refused(conflict(`There is no console ${id} in this group`));
      if (to.role === "display") return refused(conflict(`"${to.name}" only shows the board; it never takes duty`));
      if (view.duty.console_id === null)
        return refused(conflict("Nobody that this console hears is on duty; wait until somebody has taken it"));
      if (!to.is_own && !peers.hears(id)) return refused(conflict(`"${to.name}" is not connected`));
      if (view.duty.console_id !== id) peers.moveDuty(id);
      return accepted(peers.view());
    },
    present: peers.present,
    onChange: peers.onChange,
  };

  return {
    peers: {
      ...peers,
      stop: async () => {
        invitation?.cancel();
        discovery.stop();
        await peers.stop();
      },
    },
    consoles,
  };
}

function lazyTransport(make: () => Promise<Transport>): Transport {
  const listeners: ((link: Link) => void)[] = [];
  let made: Promise<Transport> | null = null;
  const get = (): Promise<Transport> =>
    (made ??= make().then((transport) => {
      transport.onLink((link) => {
        for (const listen of listeners) listen(link);
      });
      return transport;
    }));
  return {
    open: async () => await (await get()).open(),
    onLink: (listen) => void listeners.push(listen),
    call: async (peer) => {
      await (await get()).call(peer);
    },
    close: async () => {
      await (await made)?.close();
    },
  };
}
