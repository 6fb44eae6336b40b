// One entry of a schedule, as it is given and kept: a layer, people, wall-clock times in a zone of its own (seed 000; the
// overrides and repeats are PagerTree's events).
import { z } from "zod";

import { accepted, issuesToErrors, refused, type Result } from "../refusal.ts";
import { createSeries } from "./recurrence.ts";
import { Repeat } from "./repeat.ts";
import { dayMs, hourMs, WallTime, wallToMs } from "./wall-time.ts";
import { TimeZone } from "./zone.ts";

/** What lasts longer is a slip of the year or a matter for a repeat. */
const longestMs = 31 * dayMs;

const id = z.string().trim().min(1, "must not be empty").max(100);

const fields = {
  schedule_id: id,
  layer: z.int().min(1, "must be 1 to 20").max(20, "must be 1 to 20"),
  /** Ids of account users. In a rotation they take turns in this order, and one may be named again. */
  attendees: z.array(id).max(200, "must name at most 200 people"),
  time_zone: TimeZone,
  start: WallTime,
  end: WallTime,
  repeat: Repeat.nullable(),
  is_rotating: z.boolean(),
  /** Rotation: so many occurrences each before it is the next one's turn. */
  occurrences_per_turn: z.int().min(1, "must be 1 to 1000").max(1000, "must be 1 to 1000"),
  /** Rotation: occurrences that count as done before the first, so 1 begins with the second person. */
  rotation_offset: z.int().min(0, "must not be negative").max(1_000_000, "must be at most 1000000"),
  /** Starts of occurrences that do not take place. Each still counts, and still uses up its turn. */
  exceptions: z.array(WallTime).max(5000, "must be at most 5000"),
  /** An override: it replaces, for as long as it lasts, this occurrence of this shift. */
  parent_id: id.nullable(),
  parent_start: WallTime.nullable(),
  /** Nobody is on call, on purpose. */
  is_intended_gap: z.boolean(),
  title: z.string().trim().max(200, "must be at most 200 characters").nullable(),
  notes: z.string().max(4000, "must be at most 4000 characters").nullable(),
};

export const NewShift = z
  .strictObject({
    schedule_id: fields.schedule_id,
    layer: fields.layer,
    attendees: fields.attendees.default([]),
    time_zone: fields.time_zone,
    start: fields.start,
    end: fields.end,
    repeat: fields.repeat.default(null),
    is_rotating: fields.is_rotating.default(false),
    occurrences_per_turn: fields.occurrences_per_turn.default(1),
    rotation_offset: fields.rotation_offset.default(0),
    exceptions: fields.exceptions.default([]),
    parent_id: fields.parent_id.default(null),
    parent_start: fields.parent_start.default(null),
    is_intended_gap: fields.is_intended_gap.default(false),
    title: fields.title.default(null),
    notes: fields.notes.default(null),
  })
  .superRefine(
    (shift, context) => {
      for (const [path, message] of contradictions(shift))
        context.addIssue({ code: "custom", path: path.split("."), message });
    },
    { when: ({ issues }) => issues.length === 0 },
  );
export type ShiftFields = z.output<typeof NewShift>;

/** An edit names only the fields that change; whether they fit the others, `patchShift` says. */
export const ShiftPatch = z.strictObject(fields).partial();
export type ShiftPatch = z.output<typeof ShiftPatch>;

export interface Shift extends ShiftFields {
  readonly id: string;
}

/** The fields after an edit, checked as a whole. What is not a field of a shift (an id) is left behind. */
export function patchShift(shift: ShiftFields, patch: ShiftPatch): Result<ShiftFields> {
  const names = Object.keys(fields) as readonly (keyof ShiftFields)[];
  const parsed = NewShift.safeParse(
    Object.fromEntries(names.map((name) => [name, patch[name] === undefined ? shift[name] : patch[name]])),
  );
  if (parsed.success) return accepted(parsed.data);
  const errors = issuesToErrors(parsed.error.issues);
  const detail = errors.map(({ path, message }) => `${path} ${message}`).join("; ");
  return refused({ kind: "invalid", detail, errors });
}

type Contradiction = readonly [path: string, message: string];

function contradictions(shift: ShiftFields): readonly Contradiction[] {
  const { attendees, repeat } = shift;
  const lengthMs = wallToMs(shift.end) - wallToMs(shift.start);
  const found: Contradiction[] = [];
  const isOverride = shift.parent_id !== null;

  if (lengthMs <= 0) found.push(["end", "must be after start"]);
  if (lengthMs > longestMs) found.push(["end", "must be at most 31 days after start"]);
  if (shift.is_intended_gap && attendees.length > 0)
    found.push(["attendees", "must be empty in an intended gap: nobody is on call then"]);
  if (!shift.is_intended_gap && attendees.length === 0) found.push(["attendees", "must name at least one person"]);
  if (!shift.is_rotating)
    attendees.forEach((attendee, place) => {
      if (attendees.indexOf(attendee) !== place) found.push([`attendees.${place}`, "must not be named twice"]);
    });
  if (shift.is_rotating && repeat === null)
    found.push(["is_rotating", "needs a repeat: people take turns at its occurrences"]);
  if (shift.is_rotating && shift.is_intended_gap) found.push(["is_rotating", "must be false in an intended gap"]);
  if (!shift.is_rotating && shift.occurrences_per_turn !== 1)
    found.push(["occurrences_per_turn", "is for rotating shifts only"]);
  if (!shift.is_rotating && shift.rotation_offset !== 0) found.push(["rotation_offset", "is for rotating shifts only"]);
  if (repeat === null && shift.exceptions.length > 0) found.push(["exceptions", "need a repeat to be left out of"]);
  if (isOverride && shift.parent_start === null)
    found.push(["parent_start", "must say which occurrence of the parent is overridden"]);
  if (!isOverride && shift.parent_start !== null) found.push(["parent_start", "needs a parent_id"]);
  if (isOverride && repeat !== null) found.push(["repeat", "must be null: an override is for one occurrence"]);
  return [...found, ...(repeat === null ? [] : repeatContradictions(shift, repeat))];
}

function repeatContradictions(shift: ShiftFields, repeat: Repeat): readonly Contradiction[] {
  const { frequency, until } = repeat;
  const found: Contradiction[] = [];
  const isWeekday = frequency === "daily" || frequency === "weekly";
  const isOfMonth = frequency === "monthly" || frequency === "yearly";

  if (repeat.days_of_week !== null && !isWeekday)
    found.push(["repeat.days_of_week", "is for daily and weekly repeats only"]);
  if (repeat.day_of_month !== null && !isOfMonth)
    found.push(["repeat.day_of_month", "is for monthly and yearly repeats only"]);
  if (until !== null && repeat.count !== null)
    found.push(["repeat.count", "must be null when until is given: a series has one end"]);
  const series = createSeries(wallToMs(shift.start), repeat);
  if (repeat.is_continuous === true && series.widest > longestMs)
    found.push(["repeat.is_continuous", "would make an occurrence last more than 31 days"]);
  const [first] = series.startsBetween(wallToMs(shift.start), wallToMs(shift.start) + 2 * series.widest + hourMs);
  if (first === undefined) found.push(["repeat.days_of_week", "never comes: the interval always meets other days"]);
  else if (until !== null && wallToMs(`${until}T00:00:00`) + dayMs <= first.wall)
    found.push(["repeat.until", "must not be before the first occurrence"]);
  return found;
}
