// Who is to be told that they go on call, or off call, and when to tell them.
import { peopleOnCall } from "./on-call.ts";
import { services } from "./service.ts";
import type { Shift } from "./shift.ts";
import { dayMs } from "./wall-time.ts";

export interface Reminder {
  readonly kind: "on_call" | "off_call";
  readonly person: string;
  readonly layer: number;
  /** When they go on or off call (epoch ms). */
  readonly at: number;
  /** When to tell them: `at` less the lead. */
  readonly due: number;
  readonly shift_ids: readonly string[];
  /** Going on call: until when; null when that is further away than a month or so. */
  readonly until: number | null;
  /** Going off call: who serves on the layer from then on. */
  readonly relieved_by: readonly string[];
}

export interface ReminderQuestion {
  /** Epoch ms, `from` inclusive, `to` exclusive: asked for one stretch after another, every reminder comes exactly once. */
  readonly from: number;
  readonly to: number;
  /** How long before (ms, 0 for at the moment itself); null for no such reminders. */
  readonly on_call_lead: number | null;
  readonly off_call_lead: number | null;
}

const farthestMs = 35 * dayMs;

/**
 * Those that fall due, in order of `due`. Who serves on through several shifts neither goes nor comes. A shift that is made
 * less than the lead before it starts has none: ask with an earlier `from` and leave out those already told.
 */
export function reminders(shifts: readonly Shift[], question: ReminderQuestion): readonly Reminder[] {
  const { from, to, on_call_lead, off_call_lead } = question;
  return [
    ...(on_call_lead === null ? [] : goingOn(shifts, from, to, on_call_lead)),
    ...(off_call_lead === null ? [] : goingOff(shifts, from, to, off_call_lead)),
  ].toSorted((one, other) => one.due - other.due || one.layer - other.layer);
}

function goingOn(shifts: readonly Shift[], from: number, to: number, lead: number): readonly Reminder[] {
  const isNew = ({ start }: { readonly start: number }): boolean => start >= from + lead && start < to + lead;
  // One ms earlier, so that who serves already is seen to.
  if (!services(shifts, from + lead - 1, to + lead).some(isNew)) return [];
  const end = to + lead + farthestMs;
  return services(shifts, from + lead - 1, end)
    .filter(isNew)
    .map((service) => ({
      kind: "on_call",
      person: service.person,
      layer: service.layer,
      at: service.start,
      due: service.start - lead,
      shift_ids: service.shift_ids,
      until: service.end < end ? service.end : null,
      relieved_by: [],
    }));
}

const goingOff = (shifts: readonly Shift[], from: number, to: number, lead: number): readonly Reminder[] =>
  services(shifts, from + lead - 1, to + lead + 1)
    .filter(({ end }) => end >= from + lead && end < to + lead)
    .map((service) => ({
      kind: "off_call",
      person: service.person,
      layer: service.layer,
      at: service.end,
      due: service.end - lead,
      shift_ids: service.shift_ids,
      until: null,
      relieved_by: peopleOnCall(shifts, service.end).find(({ layer }) => layer === service.layer)?.people ?? [],
    }));
