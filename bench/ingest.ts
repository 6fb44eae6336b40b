// How many alerts a second are accepted and on disk, beside Alertmanager (which keeps them in memory) and beside bare
// group commits of the same bytes.
import path from "node:path";

import { databaseFile } from "../src/main/station.ts";
import { emergencyResponse } from "../test/kit/configurations.ts";
import { type Benchmark, figure } from "./figure.ts";
import { type Alertmanager, startAlertmanager } from "./kit/alertmanager.ts";
import { cpuTimeMs } from "./kit/cpu-time.ts";
import { type Load, runLoad } from "./kit/load.ts";
import { median } from "./kit/percentile.ts";
import { databaseBytes, type RawCommits, rawCommits } from "./kit/raw-commits.ts";
import { startStation, type StationProcess } from "./kit/station-process.ts";

const rounds = 3;
const loadSeconds = 2;
const rawSeconds = 1;
/** Below this, every commit holds so few alerts that the disk alone decides, and memory has no disk to wait for. */
const manyConnections = 16;

const alert = JSON.stringify({
  alert_type: "SOS",
  severity: "CRITICAL",
  employee_id: "E-4711",
  current_latitude: 12.9716,
  current_longitude: 77.5946,
  description: "Panic button in a vehicle",
  source_id: "vehicle {n}",
  metadata: { route: "R-17" },
});

const alertmanagerAlert = JSON.stringify([
  {
    labels: { alertname: "SOS", severity: "critical", employee: "E-4711", vehicle: "{n}" },
    annotations: { description: "Panic button in a vehicle", latitude: "12.9716", longitude: "77.5946", route: "R-17" },
  },
]);

interface Side {
  readonly name: "station" | "alertmanager";
  readonly pid: number;
  readonly url: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string;
}

type Loaded = Load & { readonly cpu_us_each: number | null };

export const ingest: Benchmark = async function* ({ dir, say }) {
  const alertmanager = await startAlertmanager(dir);
  try {
    yield* acceptance(path.join(dir, "plain"), alertmanager, say);
    yield* withPages(path.join(dir, "paging"), alertmanager, say);
  } finally {
    await alertmanager?.stop();
  }
};

/** An account without a configuration: the same work as Alertmanager's, which tells nobody either. */
async function* acceptance(dataDir: string, alertmanager: Alertmanager | null, say: (progress: string) => void) {
  const station = await startStation(dataDir);
  try {
    const ours = await stationSide(station);
    const theirs = alertmanager === null ? null : alertmanagerSide(alertmanager);
    const rowBytes = await bytesEach(ours, databaseFile(dataDir));
    for (const connections of [1, 16, 64, 256]) {
      const stationLoads: Loaded[] = [];
      const alertmanagerLoads: Loaded[] = [];
      const raws: RawCommits[] = [];
      for (let round = 1; round <= rounds; round++) {
        say(`${connections} connections, round ${round} of ${rounds}`);
        stationLoads.push(await loadSide(ours, connections));
        if (theirs !== null) alertmanagerLoads.push(await loadSide(theirs, connections));
        raws.push(rawCommits(dataDir, { rowBytes, together: connections, seconds: rawSeconds }));
      }
      const isJudged = theirs !== null && connections >= manyConnections;
      const [own, other] = [middle(stationLoads), middle(alertmanagerLoads)];
      const details = { connections, station: own, alertmanager: other };
      const raw = raws.toSorted((a, b) => a.per_second - b.per_second)[Math.floor(rounds / 2)] as RawCommits;
      yield figure({
        name: `ingest.${connections}`,
        value: own.per_second,
        unit: "alerts/s",
        yardstick: theirs === null ? undefined : ["accepted by Alertmanager, not durable", other.per_second],
        target: isJudged ? [">= 1.0 x Alertmanager", own.per_second >= other.per_second] : undefined,
        details,
      });
      yield figure({
        name: `ingest.${connections}.p99`,
        value: own.p99_ms,
        unit: "ms",
        yardstick: theirs === null ? undefined : ["p99 of Alertmanager", other.p99_ms],
        target: isJudged ? ["below Alertmanager", own.p99_ms < other.p99_ms] : undefined,
        details: { connections, p50_ms: own.p50_ms, yardstick_p50_ms: other.p50_ms },
      });
      yield figure({
        name: `ingest.${connections}.raw`,
        value: own.per_second,
        unit: "alerts/s",
        yardstick: ["bare group commits of the same bytes", raw.per_second],
        details: { connections, bytes_each: rowBytes, raw },
      });
    }
  } finally {
    await station.stop();
  }
}

/** The seed's emergency configuration: each alert also makes five notifications, and an attempt at each. */
async function* withPages(dataDir: string, alertmanager: Alertmanager | null, say: (progress: string) => void) {
  const connections = 64;
  const station = await startStation(dataDir);
  try {
    await station.call("POST", "/api/v1/alert-configurations", emergencyResponse);
    const ours = await stationSide(station);
    const loads: Loaded[] = [];
    const others: Loaded[] = [];
    for (let round = 1; round <= rounds; round++) {
      say(`with notifications, round ${round} of ${rounds}`);
      loads.push(await loadSide(ours, connections));
      if (alertmanager !== null) others.push(await loadSide(alertmanagerSide(alertmanager), connections));
    }
    const [own, other] = [middle(loads), middle(others)];
    yield figure({
      name: "ingest.paging",
      value: own.per_second,
      unit: "alerts/s",
      yardstick: alertmanager === null ? undefined : ["accepted by Alertmanager, telling nobody", other.per_second],
      details: { connections, station: own, alertmanager: other },
    });
  } finally {
    await station.stop();
  }
}

/** A token of its own for each few connections: the limit on one token is no figure. */
async function stationSide(station: StationProcess): Promise<Side> {
  const headers: string[] = [];
  for (let index = 0; index < 32; index++) {
    const { token } = (await station.call("POST", "/api/v1/api-tokens", {
      name: `bench ${index}`,
      role: "integration",
    })) as { token: string };
    headers.push(`authorization: Bearer ${token}\r\n`);
  }
  return { name: "station", pid: station.pid, url: station.url, path: "/api/v1/alerts/trigger", headers, body: alert };
}

const alertmanagerSide = ({ url, pid }: Alertmanager): Side => ({
  name: "alertmanager",
  pid,
  url,
  path: "/api/v2/alerts",
  headers: [""],
  body: alertmanagerAlert,
});

let sent = 0;

async function loadSide({ pid, name, ...side }: Side, connections: number, seconds = loadSeconds): Promise<Loaded> {
  // Numbers of one length, so that every body is as long as the others.
  sent += 1_000_000;
  const before = cpuTimeMs(pid);
  const load = await runLoad({ ...side, connections, seconds, firstNumber: 1_000_000_000 + sent });
  const after = cpuTimeMs(pid);
  if (load.accepted === 0) throw new Error(`${name} accepted nothing: ${JSON.stringify(load.refused)}`);
  const cpu = before === null || after === null ? null : Math.round(((after - before) * 1000) / load.accepted);
  return { ...load, cpu_us_each: cpu };
}

async function bytesEach(side: Side, file: string): Promise<number> {
  const before = databaseBytes(file);
  const { accepted } = await loadSide(side, 64, 2);
  return Math.round((databaseBytes(file) - before) / accepted);
}

/** The round in the middle by rate, whole: its percentiles belong to it. */
function middle(loads: readonly Loaded[]): Loaded {
  const wanted = median(loads.map((load) => load.per_second));
  return loads.find((load) => load.per_second === wanted) ?? ({ per_second: Number.NaN, p99_ms: Number.NaN } as Loaded);
}
