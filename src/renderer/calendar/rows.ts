// The rows of the timeline: what nobody covers, then everybody with what they serve. Pure.
import type { CalendarDuty, CalendarGap, CalendarView } from "../../contract/calendar.ts";

export interface Bar {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Below which others, where times overlap. */
  readonly lane: number;
  readonly duty: CalendarDuty | null;
  readonly gap: CalendarGap | null;
}

export interface Row {
  readonly key: string;
  readonly name: string;
  /** Null: not a person, but a layer that somebody ought to serve. */
  readonly person: string | null;
  readonly layer: number | null;
  readonly schedule_id: string | null;
  readonly team: string | null;
  readonly bars: readonly Bar[];
  readonly lanes: number;
}

export function rowsOf(view: CalendarView, now: number): readonly Row[] {
  return [...gapRows(view, now), ...personRows(view)];
}

/** Of the layers that nobody serves at some time ahead. */
function gapRows({ teams, gaps }: CalendarView, now: number): readonly Row[] {
  return teams.flatMap((team) =>
    team.layers.flatMap(({ layer }) => {
      const own = gaps.filter((gap) => gap.schedule_id === team.schedule_id && gap.layer === layer && !gap.is_intended);
      if (own.every(({ end }) => end <= now)) return [];
      const bars = own.map((gap): Bar => ({
        key: `gap ${gap.start}`,
        start: gap.start,
        end: gap.end,
        lane: 0,
        duty: null,
        gap,
      }));
      const key = `${team.schedule_id} ${layer}`;
      return [{ key, name: "", person: null, layer, schedule_id: team.schedule_id, team: team.name, bars, lanes: 1 }];
    }),
  );
}

function personRows({ people, duties }: CalendarView): readonly Row[] {
  const byPerson = new Map<string, CalendarDuty[]>(people.map(({ id }) => [id, []]));
  for (const duty of duties) for (const person of duty.attendees) byPerson.get(person)?.push(duty);
  return people.map(({ id, name }) => {
    const bars = inLanes(byPerson.get(id) ?? []);
    const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
    return { key: id, name, person: id, layer: null, schedule_id: null, team: null, bars, lanes };
  });
}

/** `duties` by start. Each takes the first lane that is free again. */
function inLanes(duties: readonly CalendarDuty[]): readonly Bar[] {
  const ends: number[] = [];
  return duties.map((duty) => {
    const free = ends.findIndex((end) => end <= duty.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = duty.end;
    const { start, end } = duty;
    return { key: `${duty.shift_id} ${start}`, start, end, lane, duty, gap: null };
  });
}

/** What touches a column, in order of start. */
export const barsAt = ({ bars }: Row, from: number, to: number): readonly Bar[] =>
  bars.filter(({ start, end }) => start < to && end > from);

export interface Cell {
  readonly column: number;
  /** How many it spans. */
  readonly columns: number;
  readonly bars: readonly Bar[];
}

/** One for each column; without `isEach`, empty ones in a row are one cell, since a quarter of everybody has thousands. */
export function cellsOf(row: Row, edges: readonly number[], isEach: boolean): readonly Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column < edges.length - 1; column++) {
    const bars = barsAt(row, edges[column] ?? 0, edges[column + 1] ?? 0);
    const before = cells.at(-1);
    if (isEach || bars.length > 0 || before === undefined || before.bars.length > 0)
      cells.push({ column, columns: 1, bars });
    else cells[cells.length - 1] = { ...before, columns: before.columns + 1 };
  }
  return cells;
}
