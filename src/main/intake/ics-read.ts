// Reads a calendar file into shifts. What a shift cannot say is not taken, and told.
import ICAL from "ical.js";

import { NewShift, type ShiftFields } from "../../core/schedule/shift.ts";
import { TimeZone } from "../../core/schedule/zone.ts";

export interface IcsReading {
  readonly shifts: readonly { readonly summary: string; readonly fields: ShiftFields }[];
  readonly left_out: readonly LeftOut[];
}

interface LeftOut {
  readonly summary: string;
  readonly why: string;
}

interface Setting {
  readonly schedule_id: string;
  readonly layer: number;
  /** For times without a zone, and for zones that nobody knows. */
  readonly time_zone: string;
  /** The account user with this email address, or of this name. */
  readonly findPerson: (text: string) => string | null;
}

/** Throws on text that is no calendar. */
export function readIcs(text: string, setting: Setting): IcsReading {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const shifts: { summary: string; fields: ShiftFields }[] = [];
  const leftOut: LeftOut[] = [];
  for (const component of root.getAllSubcomponents("vevent")) {
    const summary = String(component.getFirstPropertyValue("summary") ?? "(without a title)");
    try {
      shifts.push({ summary, fields: toShift(component, summary, setting) });
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      leftOut.push({ summary, why: error.message });
    }
  }
  return { shifts, left_out: leftOut };
}

class NotTaken extends Error {}

function toShift(component: ICAL.Component, summary: string, setting: Setting): ShiftFields {
  if (component.getFirstProperty("recurrence-id") !== null)
    throw new NotTaken("changes one occurrence of a series: make an override of it here");
  if (component.getFirstProperty("rdate") !== null)
    throw new NotTaken("repeats on single dates that are listed one by one");
  const start = component.getFirstPropertyValue("dtstart");
  if (!(start instanceof ICAL.Time)) throw new NotTaken("has no start");
  const end = endOf(component, start);
  const zone = zoneOf(component, start, setting.time_zone);
  const shift = NewShift.safeParse({
    schedule_id: setting.schedule_id,
    layer: setting.layer,
    attendees: peopleOf(component, summary, setting),
    time_zone: zone,
    start: wallOf(start),
    end: wallOf(end),
    repeat: repeatOf(component),
    exceptions: component.getAllProperties("exdate").flatMap((one) => one.getValues().filter(isTime).map(wallOf)),
    title: summary.slice(0, 200),
  });
  if (shift.success) return shift.data;
  const [issue] = shift.error.issues;
  throw new NotTaken(`${issue?.path.join(".") ?? ""} ${issue?.message ?? "does not fit"}`.trim());
}

const isTime = (value: unknown): value is ICAL.Time => value instanceof ICAL.Time;

function endOf(component: ICAL.Component, start: ICAL.Time): ICAL.Time {
  const end = component.getFirstPropertyValue("dtend");
  if (isTime(end)) return end;
  const duration = component.getFirstPropertyValue("duration");
  const after = start.clone();
  after.addDuration(
    duration instanceof ICAL.Duration ? duration : ICAL.Duration.fromSeconds(start.isDate ? 86_400 : 3600),
  );
  return after;
}

/** Whole days are on the wall of the schedule's own zone; a time in UTC stays one. */
function zoneOf(component: ICAL.Component, start: ICAL.Time, fallback: string): string {
  if (start.zone === ICAL.Timezone.utcTimezone) return "UTC";
  const named = component.getFirstProperty("dtstart")?.getFirstParameter("tzid");
  if (named === undefined || named === "") return fallback;
  const known = TimeZone.safeParse(named);
  if (!known.success) throw new NotTaken(`is in the time zone "${named}", which has no IANA name`);
  return known.data;
}

function wallOf(time: ICAL.Time): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = `${time.year}-${two(time.month)}-${two(time.day)}`;
  return `${date}T${time.isDate ? "00:00:00" : `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`}`;
}

function peopleOf(component: ICAL.Component, summary: string, { findPerson }: Setting): readonly string[] {
  const named = component
    .getAllProperties("attendee")
    .map((one) => String(one.getFirstValue()).replace(/^mailto:/iu, ""));
  const wanted = named.length > 0 ? named : summary.replace(/\(.*\)/u, "").split(",");
  const found = wanted.map((text) => [text.trim(), findPerson(text.trim())] as const);
  const unknown = found.filter(([, id]) => id === null).map(([text]) => text);
  if (unknown.length > 0) throw new NotTaken(`names nobody of this account: ${unknown.join(", ")}`);
  return [...new Set(found.flatMap(([, id]) => id ?? []))];
}

const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const frequencies = new Set(["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]);
const understood = new Set(["BYDAY", "BYMONTHDAY"]);

function repeatOf(component: ICAL.Component): object | null {
  const rules = component.getAllProperties("rrule");
  if (rules.length > 1) throw new NotTaken("repeats by more than one rule");
  const rule = rules[0]?.getFirstValue();
  if (!(rule instanceof ICAL.Recur)) return null;
  if (!frequencies.has(rule.freq)) throw new NotTaken(`repeats ${rule.freq.toLowerCase()}`);
  const parts = rule.parts as Readonly<Record<string, readonly (string | number)[] | undefined>>;
  const odd = Object.keys(parts).filter((part) => !understood.has(part));
  if (odd.length > 0) throw new NotTaken(`repeats by ${odd.join(", ")}, which a shift cannot`);
  const days = parts["BYDAY"]?.map((day) => weekdays.indexOf(String(day)));
  if (days?.includes(-1) === true) throw new NotTaken("repeats on a certain weekday of the month");
  const dates = parts["BYMONTHDAY"];
  if (dates !== undefined && (dates.length > 1 || Number(dates[0]) < 1))
    throw new NotTaken("repeats on several days of the month, or counts from its end");
  return {
    frequency: rule.freq.toLowerCase(),
    interval: rule.interval,
    days_of_week: days ?? null,
    day_of_month: dates === undefined ? null : Number(dates[0]),
    until: rule.until === null ? null : wallOf(rule.until).slice(0, 10),
    count: rule.count,
  };
}
