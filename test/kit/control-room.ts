// Several stations on loopback that are paired over real sockets, and what each of them sent.
import { expect } from "vitest";

import { Channel } from "../../src/core/alert.ts";
import type { Caller, Delivery, Notifier } from "../../src/main/ports.ts";
import { startStation, type TestStation } from "./station.ts";
import { until } from "./until.ts";

export interface Desk extends TestStation {
  readonly id: string;
  /** What was sent from here, as `recipient CHANNEL kind #alert`. */
  readonly sent: readonly string[];
  /** Fails the test on anything but success. */
  readonly rest: (method: string, path: string, body?: object) => Promise<any>;
}

export const supervisor: Caller = { account_id: "default", actor: { kind: "system", name: "test" } };

export async function startDesk(dataDir?: string): Promise<Desk> {
  const sent: string[] = [];
  const notifiers = new Map(
    Channel.options.map((channel): [Channel, Notifier] => [
      channel,
      {
        channel,
        concurrency: 8,
        isConfigured: () => true,
        send: ({ recipient_name, kind, alert_id }: Delivery) => {
          sent.push(`${recipient_name} ${channel} ${kind} ${alert_id}`);
          return Promise.resolve({ kind: "sent", provider_id: null, cost: null });
        },
        close: () => Promise.resolve(),
      },
    ]),
  );
  const at = await startStation({ notifiers, ...(dataDir === undefined ? {} : { dataDir }) });
  return {
    ...at,
    id: at.station.consoleId,
    sent,
    rest: async (method, path, body) => {
      const reply = await at.call(method, `/api/v1${path}`, body);
      expect(reply.status, `${method} ${path} ${JSON.stringify(reply.body)}`).toBeLessThan(300);
      return reply.body;
    },
  };
}

/** `joiner` enters the group of `inviter`; resolves when both are connected. */
export async function pair(inviter: Desk, joiner: Desk, role: "full" | "display" = "full"): Promise<void> {
  const shown = await inviter.station.consoles.showCode(role, supervisor);
  if (!shown.ok) throw new Error(shown.refusal.detail);
  const { port } = inviter.station.consoles.view();
  const joined = await joiner.station.consoles.join({ address: `127.0.0.1:${port}`, code: shown.value.code });
  if (!joined.ok) throw new Error(joined.refusal.detail);
  await until("both are connected", () => isConnected(inviter, joiner) && isConnected(joiner, inviter));
}

export const consoleOf = (desk: Desk, id: string) => desk.station.consoles.view().consoles.find((one) => one.id === id);

export const isConnected = (desk: Desk, other: Desk): boolean => consoleOf(desk, other.id)?.is_connected === true;

/** Every event of each is on disk at all of them. */
export async function areInStep(...desks: readonly Desk[]): Promise<void> {
  const vectors = (): readonly string[] =>
    desks.map(({ station }) => Object.entries(station.store.replica.vector()).map(String).toSorted().join());
  await until("all hold the same", () => new Set(vectors()).size === 1);
}
