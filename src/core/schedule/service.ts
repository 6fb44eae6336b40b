// On-call time by person: the spans of a schedule, joined over shifts and hand-overs to others.
import { type Span, window } from "./on-call.ts";
import type { Shift } from "./shift.ts";

/** One person on one layer without a break, through however many shifts. */
export interface Service {
  readonly person: string;
  readonly layer: number;
  /** Epoch ms, clipped to the window. */
  readonly start: number;
  readonly end: number;
  readonly shift_ids: readonly string[];
}

/** By start, then layer, then person. */
export function services(shifts: readonly Shift[], from: number, to: number): readonly Service[] {
  const openByPerson = new Map<string, Service>();
  const found: Service[] = [];
  for (const span of window(shifts, from, to))
    for (const person of span.people) {
      const key = `${span.layer} ${person}`;
      const open = openByPerson.get(key);
      if (open !== undefined && open.end === span.start) openByPerson.set(key, joined(open, span));
      else {
        if (open !== undefined) found.push(open);
        const { layer, start, end, shift_ids } = span;
        openByPerson.set(key, { person, layer, start, end, shift_ids });
      }
    }
  return [...found, ...openByPerson.values()].toSorted(
    (one, other) => one.start - other.start || one.layer - other.layer || (one.person < other.person ? -1 : 1),
  );
}

function joined(service: Service, { end, shift_ids }: Span): Service {
  const isKnown = shift_ids.every((id) => service.shift_ids.includes(id));
  return {
    ...service,
    end,
    ...(isKnown ? {} : { shift_ids: [...new Set([...service.shift_ids, ...shift_ids])].toSorted() }),
  };
}
