// What three consoles plan together, in one store: from starting to ready, lists, who is on call, a year, a quarter, a dry run.
import path from "node:path";

import { coverage } from "../src/core/schedule/coverage.ts";
import { window } from "../src/core/schedule/on-call.ts";
import type { Shift } from "../src/core/schedule/shift.ts";
import { dayMs } from "../src/core/schedule/wall-time.ts";
import { rosterCalls } from "../src/main/roster-calls.ts";
import type { Station } from "../src/main/station.ts";
import { type OnCallData, planOf, seedOnCall } from "../test/kit/on-call-data.ts";
import { type Benchmark, type Figure, figure } from "./figure.ts";
import { median, percentile, round } from "./kit/percentile.ts";
import { openQuietStation } from "./kit/quiet-station.ts";
import { startStation, type StationProcess } from "./kit/station-process.ts";

const size = { teams: 20, people: 400, from: "2025-11-01", days: 730 } as const;
const at = Date.UTC(2026, 10, 21, 18, 45);
const starts = 5;
const rounds = 200;
const calculations = 30;
/** Longer is a wait that people see. */
const visibleMs = 100;
const readyTargetMs = 2000;
const yearTargetMs = 50;

export const onCall: Benchmark = async function* ({ dir, say }) {
  const full = path.join(dir, "full");
  say(`planning ${size.days} days for ${size.teams} teams of ${size.people / size.teams}`);
  const station = await openQuietStation(full);
  const startedAt = performance.now();
  const data = await seedOnCall(station.desk, size);
  say(`${data.shifts} shifts in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  await station.stop();

  say("starting");
  yield await fromStartToReady(dir, full, data);
  const running = await startStation(full);
  try {
    say("asking over HTTP");
    yield* overHttp(running, data);
  } finally {
    await running.stop();
  }
  const inside = await openQuietStation(full, { now: () => at });
  try {
    say("the window's roster");
    yield roster(inside, data);
    say("a year, a quarter");
    yield* calculated(inside, data);
  } finally {
    await inside.stop();
  }
};

async function fromStartToReady(dir: string, full: string, { shifts }: OnCallData): Promise<Figure> {
  const [fullMs, emptyMs, listMs]: [number[], number[], number[]] = [[], [], []];
  for (let index = 0; index < starts; index++) {
    const loaded = await startStation(full);
    fullMs.push(loaded.readyMs);
    listMs.push(await timed(() => loaded.call("GET", "/api/v1/shifts?limit=1")));
    await loaded.stop();
    const empty = await startStation(path.join(dir, `empty-${index}`));
    emptyMs.push(empty.readyMs);
    await empty.stop();
  }
  return figure({
    name: "on-call.ready",
    value: median(fullMs),
    unit: "ms",
    yardstick: ["the same with an empty store", median(emptyMs)],
    target: [`< ${readyTargetMs} ms`, median(fullMs) < readyTargetMs],
    details: { shifts, slowest_ms: round(Math.max(...fullMs)), first_list_ms: round(median(listMs)) },
  });
}

async function* overHttp({ call }: StationProcess, { teams }: OnCallData): AsyncGenerator<Figure> {
  const now = new Date(at).toISOString();
  const team = (index: number) => teams[index % teams.length] ?? fail("no team");
  const dryRun = (index: number) => ({ alert_type: "SOS", severity: "CRITICAL", team_id: team(index).id, at: now });
  const asked: readonly (readonly [name: string, ask: (index: number) => Promise<unknown>])[] = [
    ["users", () => call("GET", "/api/v1/users?limit=200")],
    ["shifts", () => call("GET", "/api/v1/shifts?limit=200")],
    ["teams", () => call("GET", "/api/v1/teams?limit=200")],
    ["team-on-call", (index) => call("GET", `/api/v1/teams/${team(index).id}/on-call?at=${now}`)],
    ["dry-run", (index) => call("POST", "/api/v1/dry-run", dryRun(index))],
  ];
  for (const [name, ask] of asked) {
    // The first of each team finds out what later ones know.
    const firstMs = await timed(() => ask(0));
    for (let index = 1; index < teams.length; index++) await ask(index);
    const [ms, copyMs, pingMs]: [number[], number[], number[]] = [[], [], []];
    for (let index = 0; index < rounds; index++) {
      let answer: unknown;
      ms.push(await timed(async () => (answer = await ask(index))));
      copyMs.push(await timed(() => JSON.parse(JSON.stringify(answer))));
      pingMs.push(await timed(() => call("GET", "/health")));
    }
    const p99 = percentile(ms, 0.99);
    yield figure({
      name: `on-call.http.${name}`,
      value: p99,
      unit: "ms",
      yardstick: ["GET /health", percentile(pingMs, 0.99)],
      target: [`p99 < ${visibleMs} ms`, p99 < visibleMs],
      details: {
        calls: rounds,
        p50_ms: round(median(ms)),
        first_ms: round(firstMs),
        json_of_the_answer_p50_ms: round(median(copyMs)),
      },
    });
  }
}

/** All teams at once, as the strip over the board asks. */
function roster({ store, reader }: Station, { teams }: OnCallData): Figure {
  const calls = rosterCalls(store, reader, "default", () => at);
  const select = store.db.prepare("SELECT id, fields FROM shifts");
  const read = (moment: number): unknown => calls["roster.read"]({ at: moment });
  const firstMs = timedNow(() => read(at));
  const [ms, rowsMs]: [number[], number[]] = [[], []];
  for (let index = 0; index < rounds; index++) {
    ms.push(timedNow(() => read(at + index * 60_000)));
    rowsMs.push(timedNow(() => select.all()));
  }
  const p99 = percentile(ms, 0.99);
  return figure({
    name: "on-call.roster",
    value: p99,
    unit: "ms",
    yardstick: ["SELECT of all shifts", percentile(rowsMs, 0.99)],
    target: [`p99 < ${visibleMs} ms`, p99 < visibleMs],
    details: { teams: teams.length, p50_ms: round(median(ms)), first_ms: round(firstMs) },
  });
}

function* calculated({ reader }: Station, { teams }: OnCallData): Generator<Figure> {
  const members = Array.from({ length: 50 }, (_, index) => `person-${index}`);
  const large = planOf(
    { scheduleId: "large", zone: "Europe/London", members },
    { ...size, isLastLayerSingle: true, place: 0 },
  );
  const yearEnd = at + 365 * dayMs;
  yield calculation("on-call.year", large, yearTargetMs, (shifts) =>
    window(shifts, at - 180 * dayMs, yearEnd - 180 * dayMs),
  );
  // A team whose last layer stands in the plan day by day.
  const planned = reader.shifts(teams[1]?.scheduleId ?? "");
  const isReachable = (person: string): boolean => reader.item("users", "default", person)?.fields.email !== null;
  yield calculation("on-call.coverage-of-a-quarter", planned, visibleMs, (shifts) =>
    coverage(shifts, { from: at, to: at + 91 * dayMs, isReachable }),
  );
}

/** Each time of shifts that were never seen before: nothing is remembered of them. */
function calculation(
  name: string,
  shifts: readonly Shift[],
  targetMs: number,
  work: (shifts: readonly Shift[]) => unknown,
): Figure {
  const [ms, copyMs]: [number[], number[]] = [[], []];
  let answer: unknown;
  // The first ones also compile.
  const firstMs = timedNow(() => work(structuredClone(shifts)));
  for (let index = 0; index < calculations; index++) {
    const fresh = structuredClone(shifts);
    ms.push(timedNow(() => (answer = work(fresh))));
    copyMs.push(timedNow(() => JSON.parse(JSON.stringify(answer))));
  }
  const p99 = percentile(ms, 0.99);
  return figure({
    name,
    value: p99,
    unit: "ms",
    yardstick: ["JSON of the answer, there and back", percentile(copyMs, 0.99)],
    target: [`p99 < ${targetMs} ms`, p99 < targetMs],
    details: {
      shifts: shifts.length,
      spans: Array.isArray(answer) ? answer.length : undefined,
      p50_ms: round(median(ms)),
      first_ms: round(firstMs),
    },
  });
}

async function timed(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function timedNow(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function fail(words: string): never {
  throw new Error(words);
}
