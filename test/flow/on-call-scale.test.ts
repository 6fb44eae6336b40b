// A year of five teams: who is on call at an instant is who stands in the window there, also on the days that are longer or
// shorter than others.
import { afterEach, beforeEach, expect, test } from "vitest";

import { dayMs, minuteMs } from "../../src/core/schedule/wall-time.ts";
import { type OnCallData, seedOnCall } from "../kit/on-call-data.ts";
import { startStation, type TestStation } from "../kit/station.ts";

const from = Date.UTC(2026, 0, 2);
const to = Date.UTC(2026, 11, 30);

/** When clocks are moved in the zones of the teams. */
const clockChanges = [
  "2026-03-08T07:00Z",
  "2026-03-29T01:00Z",
  "2026-04-04T15:00Z",
  "2026-04-05T03:00Z",
  "2026-09-06T04:00Z",
  "2026-10-03T15:30Z",
  "2026-10-25T01:00Z",
  "2026-11-01T06:00Z",
].map((text) => Date.parse(text));

const instants = [
  ...clockChanges.flatMap((change) => [-721, -31, 0, 29].map((minutes) => change + minutes * minuteMs)),
  ...Array.from({ length: 18 }, (_, place) => from + 20 * dayMs + place * 17.31 * dayMs),
].map((at) => Math.round(at));

interface Span {
  readonly layer: number;
  readonly start: string;
  readonly end: string;
  readonly people: readonly { readonly id: string }[];
  readonly is_intended_gap: boolean;
}

let desk: TestStation;
let data: OnCallData;
beforeEach(async () => {
  desk = await startStation({ clockAt: Date.UTC(2026, 10, 21) });
  data = await seedOnCall(desk.station.desk, { teams: 5, people: 60, from: "2026-01-01", days: 365 });
});
afterEach(() => desk.stop());

async function read(path: string): Promise<any> {
  const { status, body } = await desk.call("GET", `/api/v1${path}`);
  expect(status, path).toBe(200);
  return body;
}

const iso = (at: number): string => new Date(at).toISOString();

/** What the roster must say of a layer, from all that the window shows of it. */
function expected(spans: readonly Span[], at: number) {
  const here = spans.find(({ start, end }) => Date.parse(start) <= at && at < Date.parse(end));
  const next = spans.find(({ start, people }) => Date.parse(start) > at && people.length > 0);
  return {
    people: here?.people ?? [],
    is_intended_gap: here?.is_intended_gap ?? false,
    since: here?.start,
    until: here?.end,
    next: next === undefined ? null : { people: next.people, start: next.start },
  };
}

test("the instant and the window agree for every team", async () => {
  expect(instants).toHaveLength(50);
  const seen = { people: 0, gaps: 0 };
  for (const { id, scheduleId } of data.teams) {
    const { spans }: { spans: readonly Span[] } = await read(
      `/schedules/${scheduleId}/window?from=${iso(from)}&to=${iso(to)}`,
    );
    for (const at of instants) {
      const { layers } = await read(`/teams/${id}/on-call?at=${iso(at)}`);
      expect(layers.map(({ layer }: { layer: number }) => layer)).toEqual([1, 2, 3]);
      for (const line of layers) {
        const ofLayer = spans.filter(({ layer }) => layer === line.layer);
        expect(line, `${id} layer ${line.layer} at ${iso(at)}`).toMatchObject(expected(ofLayer, at));
        seen.people += line.people.length;
        seen.gaps += line.is_intended_gap ? 1 : 0;
      }
    }
  }
  expect(seen.people).toBeGreaterThan(700);
  expect(seen.gaps).toBeGreaterThan(0);
});
