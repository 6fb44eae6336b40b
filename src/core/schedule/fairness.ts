// How the burden is shared: hours, nights and weekends of each person, how long they serve and rest, how far apart they are.
import { services } from "./service.ts";
import type { Shift } from "./shift.ts";
import { dayMs, dayOf, hourMs, minuteMs, weekdayOf } from "./wall-time.ts";
import { type Zone, zoneNamed } from "./zone.ts";

export interface Load {
  readonly person: string;
  /** Real hours; serving on two layers at once counts once. */
  readonly hours: number;
  /** Times of going on call. */
  readonly services: number;
  readonly longest_hours: number;
  /** Between two services; null when there are not two. */
  readonly shortest_rest_hours: number | null;
  /** Nights and weekends of which any time was served. */
  readonly nights: number;
  readonly weekends: number;
}

export interface Spread {
  readonly least: number;
  readonly most: number;
  readonly mean: number;
}

export interface Fairness {
  readonly loads: readonly Load[];
  readonly spread: { readonly hours: Spread; readonly nights: Spread; readonly weekends: Spread };
}

export interface FairnessQuestion {
  readonly from: number;
  readonly to: number;
  /** Whose nights and weekends. */
  readonly time_zone: string;
  /** Those who ought to share; people who never serve count with nothing. Who serves besides them is added. */
  readonly people?: readonly string[] | undefined;
  /** `HH:mm`; 22:00 to 06:00 unless said. */
  readonly night?: { readonly from: string; readonly to: string } | undefined;
}

/** Loads are in order of `people`, then by name. */
export function fairness(shifts: readonly Shift[], question: FairnessQuestion): Fairness {
  const { from, to, people = [], time_zone, night = { from: "22:00", to: "06:00" } } = question;
  const zone = zoneNamed(time_zone);
  const timesByPerson = new Map<string, Time[]>(people.map((person) => [person, []]));
  const served = [...bySchedule(shifts)]
    .flatMap((own) => services(own, from, to))
    .toSorted((one, other) => one.start - other.start);
  for (const person of served.map((service) => service.person).toSorted())
    if (!timesByPerson.has(person)) timesByPerson.set(person, []);
  for (const { person, start, end } of served) {
    const times = timesByPerson.get(person);
    const last = times?.at(-1);
    if (last !== undefined && last.end >= start) last.end = Math.max(last.end, end);
    else times?.push({ start, end });
  }
  const nights = (times: readonly Time[]): number => countStretches(times, zone, nightOf(night));
  const loads = [...timesByPerson].map(([person, times]) => ({
    person,
    hours: sum(times.map(({ start, end }) => end - start)) / hourMs,
    services: times.length,
    longest_hours: Math.max(0, ...times.map(({ start, end }) => end - start)) / hourMs,
    shortest_rest_hours: shortestRest(times),
    nights: nights(times),
    weekends: countStretches(times, zone, weekendOf),
  }));
  return {
    loads,
    spread: {
      hours: spreadOf(loads.map(({ hours }) => hours)),
      nights: spreadOf(loads.map((load) => load.nights)),
      weekends: spreadOf(loads.map(({ weekends }) => weekends)),
    },
  };
}

/** Layers of one schedule have nothing to do with those of another. */
function bySchedule(shifts: readonly Shift[]): Iterable<readonly Shift[]> {
  const found = new Map<string, Shift[]>();
  for (const shift of shifts) {
    const own = found.get(shift.schedule_id);
    if (own === undefined) found.set(shift.schedule_id, [shift]);
    else own.push(shift);
  }
  return found.values();
}

interface Time {
  readonly start: number;
  end: number;
}

type WallStretch = readonly [from: number, to: number];

const clockMs = (clock: string): number => Number(clock.slice(0, 2)) * hourMs + Number(clock.slice(3, 5)) * minuteMs;

/** The night that begins on a day; one that ends before it begins ends the next morning. */
const nightOf =
  (night: { readonly from: string; readonly to: string }) =>
  (day: number): WallStretch => {
    const from = clockMs(night.from);
    const to = clockMs(night.to);
    return [day + from, day + (to > from ? to : to + dayMs)];
  };

const weekendOf = (day: number): WallStretch | null => (weekdayOf(day) === 6 ? [day, day + 2 * dayMs] : null);

/** How many of the stretches that days bring (at most two days long) are touched. */
function countStretches(times: readonly Time[], zone: Zone, stretchOf: (day: number) => WallStretch | null): number {
  const touched = new Set<number>();
  for (const { start, end } of times)
    for (let day = dayOf(zone.toWall(start)) - 2 * dayMs; day <= zone.toWall(end); day += dayMs) {
      const stretch = touched.has(day) ? null : stretchOf(day);
      if (stretch === null) continue;
      if (zone.toInstant(stretch[0]) < end && zone.toInstant(stretch[1]) > start) touched.add(day);
    }
  return touched.size;
}

function shortestRest(times: readonly Time[]): number | null {
  const rests = times.slice(1).map(({ start }, place) => start - (times[place]?.end ?? start));
  return rests.length === 0 ? null : Math.min(...rests) / hourMs;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const spreadOf = (values: readonly number[]): Spread =>
  values.length === 0
    ? { least: 0, most: 0, mean: 0 }
    : { least: Math.min(...values), most: Math.max(...values), mean: sum(values) / values.length };
