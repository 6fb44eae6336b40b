import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";

import { minuteMs, msToWall } from "../../../src/core/schedule/wall-time.ts";
import { TimeZone, zoneNamed } from "../../../src/core/schedule/zone.ts";
import { clockChanges, instant, oddClockChanges } from "./shifts.ts";

const nearAChange = fc
  .tuple(fc.constantFrom(...clockChanges, ...oddClockChanges), fc.integer({ min: -3000, max: 3000 }))
  .map(([{ zone, at }, minutes]) => ({ zone, at: instant(at) + minutes * minuteMs }));
const anyTime = fc.record({
  zone: fc.constantFrom("America/New_York", "Asia/Kolkata", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Chatham"),
  at: fc.integer({ min: 0, max: instant("2100-01-01") / 1000 }).map((seconds) => seconds * 1000),
});

test("wall times become the instants that Temporal's `compatible` says", () => {
  fc.assert(
    fc.property(fc.oneof(nearAChange, anyTime), ({ zone, at }) => {
      const expected = Temporal.PlainDateTime.from(msToWall(at)).toZonedDateTime(zone, {
        disambiguation: "compatible",
      });
      expect(zoneNamed(zone).toInstant(at)).toBe(expected.epochMilliseconds);
    }),
    { numRuns: 2000 },
  );
});

test("instants become the wall times that Temporal says", () => {
  fc.assert(
    fc.property(fc.oneof(nearAChange, anyTime), ({ zone, at }) => {
      const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
      expect(msToWall(zoneNamed(zone).toWall(at))).toBe(expected.toString({ smallestUnit: "second" }));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["Europe/London", "Europe/London"],
  [" asia/kolkata ", "Asia/Kolkata"],
  ["Asia/Calcutta", "Asia/Calcutta"],
  ["UTC", "UTC"],
  ["Etc/GMT+5", "Etc/GMT+5"],
])("%j is the zone %s", (given, name) => {
  expect(TimeZone.parse(given)).toBe(name);
});

test.each(["Nowhere/City", "", "+05:30", "-08", "2026", "Europe/London[u-ca=hebrew]", "x".repeat(101), 5, null])(
  "%j is no zone",
  (given) => {
    expect(TimeZone.safeParse(given).success).toBe(false);
  },
);

test("a zone that this console does not know keeps UTC", () => {
  expect(zoneNamed("Mars/Olympus").toInstant(instant("2026-07-01T12:00Z"))).toBe(instant("2026-07-01T12:00Z"));
});
