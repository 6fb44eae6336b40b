// From the deadline of an escalation until it is on disk, when a thousand are due in the same second, with channels that answer.
import { setTimeout as pause } from "node:timers/promises";

import { NewConfiguration } from "../src/core/configuration.ts";
import type { Station } from "../src/main/station.ts";
import { emergencyResponse } from "../test/kit/configurations.ts";
import { until } from "../test/kit/until.ts";
import { type Benchmark, figure } from "./figure.ts";
import { percentile, round } from "./kit/percentile.ts";
import { type ProviderSink, startProviderSink } from "./kit/provider-sink.ts";
import { openQuietStation } from "./kit/quiet-station.ts";
import { caller } from "./kit/seed-store.ts";

const alerts = 1000;
const thresholdMs = 30_000;
/** How long the clock runs before the first deadline, so that nothing is measured but deadlines. */
const approachMs = 3000;
const targetMs = 100;

export const lateness: Benchmark = async function* ({ dir, say }) {
  for (const { name, spreadMs } of [
    { name: "lateness.second", spreadMs: 1000 },
    { name: "lateness.instant", spreadMs: 0 },
  ]) {
    const sink = await startProviderSink();
    try {
      say(`${alerts} deadlines within ${spreadMs} ms`);
      const lateMs = await escalate(`${dir}/${name}`, sink, spreadMs);
      const p99 = percentile(lateMs, 0.99);
      yield figure({
        name: `${name}.p99`,
        value: p99,
        unit: "ms",
        yardstick: ["how late an idle timer fires on this machine, p99", await idleTimer()],
        target: spreadMs > 0 ? [`p99 < ${targetMs} ms`, p99 < targetMs] : undefined,
        details: {
          alerts: lateMs.length,
          spread_ms: spreadMs,
          p50_ms: round(percentile(lateMs, 0.5)),
          max_ms: round(percentile(lateMs, 1)),
        },
      });
    } finally {
      await sink.stop();
    }
  }
};

/** The clock stands still while the alerts come, jumps to shortly before their deadlines, and then runs as the real one does. */
async function escalate(dataDir: string, sink: ProviderSink, spreadMs: number): Promise<readonly number[]> {
  const startedAt = Date.now();
  let now = (): number => startedAt;
  const station = await openQuietStation(dataDir, { environment: sink.env, now: () => now() });
  try {
    const configuration = NewConfiguration.parse({
      ...emergencyResponse,
      escalation_threshold_seconds: thresholdMs / 1000,
    });
    await station.desk.create("alert-configurations", configuration, caller);
    for (let index = 0; index < alerts; index++) {
      const at = startedAt + Math.floor((index * spreadMs) / alerts);
      now = () => at;
      await station.desk.trigger({ alert_type: "SOS", title: `Case ${index}` }, caller);
    }
    await until(
      "all first notifications",
      async () => {
        await pause(20);
        return station.channels().every(({ waiting }) => waiting === 0);
      },
      60_000,
    );
    const lateMs: number[] = [];
    const deadlines = readDeadlines(station);
    const jumpedAt = performance.now();
    const exactly = (): number => startedAt + thresholdMs - approachMs + (performance.now() - jumpedAt);
    station.store.ledger.onCommit((events) => {
      for (const { type, stream } of events)
        if (type === "alert.escalated")
          lateMs.push(exactly() - (deadlines.get(stream.slice("alert:".length)) ?? Number.NaN));
    });
    now = () => Math.floor(exactly());
    await until(
      "all escalations",
      async () => {
        await pause(20);
        return lateMs.length >= alerts;
      },
      60_000,
    );
    return lateMs;
  } finally {
    await station.stop();
  }
}

const readDeadlines = (station: Station): ReadonlyMap<string, number> =>
  new Map(station.list.open(caller.account_id).map((alert) => [alert.id, alert.next_escalation_at ?? Number.NaN]));

async function idleTimer(): Promise<number> {
  const lateMs: number[] = [];
  for (let index = 0; index < 200; index++) {
    const before = performance.now();
    await pause(2);
    lateMs.push(performance.now() - before - 2);
  }
  return percentile(lateMs, 0.99);
}
