// Between the wall clocks of a time zone and instants. Temporal knows the zones; what it says about a year is kept, because
// asking it for each shift again would cost more than everything else about a schedule.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";

import { dayMs } from "./wall-time.ts";

/** A name of the IANA database, in its own spelling. */
export const TimeZone = z
  .string()
  .trim()
  .max(100)
  .transform((name, context) => {
    const known = knownZone(name);
    if (known !== null) return known;
    context.addIssue({ code: "custom", message: "must be an IANA time zone, as in Europe/London" });
    return z.NEVER;
  });

export interface Zone {
  /**
   * A time that the clocks skip moves on by as much as they skip; of a time that they show twice, the first is meant.
   * This is Temporal's disambiguation `compatible`.
   */
  readonly toInstant: (wall: number) => number;
  readonly toWall: (instant: number) => number;
}

/** A zone that this console's database does not know keeps UTC: wrong hours beat nobody on call. */
export function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    const known = knownZone(name);
    zone = createZone(known ?? "UTC");
    if (known !== null) zones.set(name, zone);
  }
  return zone;
}

const zones = new Map<string, Zone>();

function knownZone(name: string): string | null {
  if (!/^[A-Za-z]/u.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

/** A time during which the clocks keep one distance from UTC. */
interface Regime {
  readonly offset: number;
  readonly fromInstant: number;
  /** From this wall time on the clocks are surely in this regime and no longer in the one before. */
  readonly fromWall: number;
}

function createZone(name: string): Zone {
  const regimesByYear = new Map<number, readonly Regime[]>();

  function regimesAround(ms: number): readonly Regime[] {
    const year = new Date(ms).getUTCFullYear();
    let regimes = regimesByYear.get(year);
    if (regimes === undefined) {
      regimes = readRegimes(name, Date.UTC(year, 0, 1) - 2 * dayMs, Date.UTC(year + 1, 0, 1) + 2 * dayMs);
      regimesByYear.set(year, regimes);
    }
    return regimes;
  }

  return {
    toInstant: (wall) => {
      const regimes = regimesAround(wall);
      let found = regimes[0];
      for (const regime of regimes) if (regime.fromWall <= wall) found = regime;
      return wall - (found?.offset ?? 0);
    },
    toWall: (instant) => {
      const regimes = regimesAround(instant);
      let found = regimes[0];
      for (const regime of regimes) if (regime.fromInstant <= instant) found = regime;
      return instant + (found?.offset ?? 0);
    },
  };
}

function readRegimes(name: string, from: number, to: number): readonly Regime[] {
  let moment = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(name);
  let offset = moment.offsetNanoseconds / 1_000_000;
  const regimes: Regime[] = [{ offset, fromInstant: -Infinity, fromWall: -Infinity }];
  for (;;) {
    const transition = moment.getTimeZoneTransition("next");
    if (transition === null || transition.epochMilliseconds >= to) return regimes;
    const before = offset;
    moment = transition;
    offset = moment.offsetNanoseconds / 1_000_000;
    const fromInstant = moment.epochMilliseconds;
    regimes.push({ offset, fromInstant, fromWall: fromInstant + Math.max(before, offset) });
  }
}
