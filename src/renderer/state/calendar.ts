// What the on-call calendar shows, and the edits made in it with what takes them back.
import { create } from "zustand";
import { z } from "zod";

import type { CalendarEdit, CalendarView } from "../../contract/calendar.ts";
import type { Input } from "../../contract/calls.ts";
import type { Refusal, Result } from "../../core/refusal.ts";
import type { UndoStep } from "../../core/schedule/undo.ts";
import { on } from "../bridge.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "./connection.ts";
import { readRoster } from "./roster.ts";
import { keep, recall } from "./storage.ts";
import { say } from "./toast.ts";

const Choice = z.object({
  look: z.enum(["month", "week", "day", "timeline"]),
  /** How much time the timeline spans. */
  span: z.enum(["day", "week", "month", "quarter"]),
  /** Null: all teams; absent: the first. */
  teamId: z.string().nullable().optional(),
  /** Null: the team's own. */
  zone: z.string().nullable(),
  isPanelOpen: z.boolean(),
});
type Choice = z.infer<typeof Choice>;
export type Look = Choice["look"];
export type Span = Choice["span"];

interface Done {
  readonly schedule_id: string;
  /** What was done, as in "Override added". */
  readonly words: string;
  readonly undo: readonly UndoStep[];
}

interface CalendarState extends Choice {
  /** The day that is looked at, as in 2026-11-21. */
  readonly day: string | null;
  readonly view: CalendarView | null;
  readonly failure: string | null;
  /** The newest last. */
  readonly undos: readonly Done[];
  readonly redos: readonly Done[];
  /** Edits that other consoles do not have yet; null: there is nobody to have them. */
  readonly waitingToSync: number | null;
}

export const useCalendar = create<CalendarState>(() => ({
  ...recall("calendar", Choice, { look: "week", span: "month", zone: null, isPanelOpen: true }),
  day: null,
  view: null,
  failure: null,
  undos: [],
  redos: [],
  waitingToSync: null,
}));

export function choose(choice: Partial<Choice>): void {
  useCalendar.setState(choice);
  const { look, span, teamId, zone, isPanelOpen } = useCalendar.getState();
  keep("calendar", { look, span, teamId, zone, isPanelOpen });
}

export const goToDay = (day: string | null): void => useCalendar.setState({ day });

interface Stretch {
  readonly teamId: string | null;
  readonly from: number;
  readonly to: number;
}

let shown: Stretch | null = null;
let asked = 0;
const settleMs = 150;

/** Answers that overtake one another: only the one that was asked for last counts. */
async function read(): Promise<void> {
  if (shown === null) return;
  const { teamId, from, to } = shown;
  asked += 1;
  const own = asked;
  try {
    const view = await ask("calendar.read", { team_id: teamId, from, to }, 20_000);
    if (own === asked) useCalendar.setState({ view, failure: null });
  } catch (error) {
    if (own === asked) useCalendar.setState({ failure: toCallFailed(error).failure.message });
  }
}

export const readCalendar = (): Promise<void> => read();

/** Keeps this stretch up to date until the returned function is called. */
export function showStretch(stretch: Stretch): () => void {
  shown = stretch;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = on("room.changed", () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void read();
    }, settleMs);
  });
  void read();
  return () => {
    stop();
    clearTimeout(timer);
    shown = null;
  };
}

/** As many as anybody goes back. */
const keptUndos = 200;

export type PlanCommand = Input<"calendar.edit">["command"];

/** Null when it was done; otherwise why not. */
export async function editPlan(schedule_id: string, command: PlanCommand, words: string): Promise<Refusal | null> {
  const result = await attempt(schedule_id, command);
  if (!result.ok) return result.refusal;
  remember({ schedule_id, words, undo: result.value.undo });
  return null;
}

/** For edits that no dialog asks about: a refusal is told by a toast. */
export async function editPlanAtOnce(schedule_id: string, command: PlanCommand, words: string): Promise<boolean> {
  const refusal = await editPlan(schedule_id, command, words);
  if (refusal !== null) say({ tone: "bad", text: refusal.detail });
  return refusal === null;
}

async function attempt(schedule_id: string, command: PlanCommand): Promise<Result<CalendarEdit>> {
  try {
    return await ask("calendar.edit", { schedule_id, command }, 20_000);
  } catch (error) {
    const detail = t("Nothing was changed as far as this window knows: {{why}}", {
      why: toCallFailed(error).failure.message,
    });
    return { ok: false, refusal: { kind: "conflict", detail } };
  }
}

/** Puts an edit where Ctrl Z finds it, and says so. */
export function remember(done: Done): void {
  if (done.undo.length > 0)
    useCalendar.setState(({ undos }) => ({ undos: [...undos, done].slice(-keptUndos), redos: [] }));
  say({ tone: "good", text: t("{{what}}. Ctrl Z takes it back.", { what: done.words }) });
  void read();
  void readRoster();
}

let isUndoing = false;

/** Takes the latest edit back, or an undone one up again. What somebody else changed since stays as it is. */
export async function stepBack(direction: "undo" | "redo"): Promise<void> {
  const { undos, redos } = useCalendar.getState();
  const done = (direction === "undo" ? undos : redos).at(-1);
  if (isUndoing) return;
  if (done === undefined) {
    say({ tone: "good", text: direction === "undo" ? t("Nothing to take back") : t("Nothing to do again") });
    return;
  }
  isUndoing = true;
  const { schedule_id, words } = done;
  const result = await attempt(schedule_id, { kind: "undo", steps: done.undo.map((step) => ({ ...step })) as never });
  isUndoing = false;
  const without = (list: readonly Done[]): readonly Done[] => list.filter((one) => one !== done);
  useCalendar.setState((state) => {
    const left = { undos: without(state.undos), redos: without(state.redos) };
    if (!result.ok) return left;
    const inverse: Done = { schedule_id, words, undo: result.value.undo };
    return direction === "undo"
      ? { ...left, redos: [...left.redos, inverse] }
      : { ...left, undos: [...left.undos, inverse] };
  });
  if (!result.ok) say({ tone: "bad", text: `${words}: ${result.refusal.detail}` });
  else
    say({
      tone: "good",
      text:
        direction === "undo" ? t("Taken back: {{what}}", { what: words }) : t("Done again: {{what}}", { what: words }),
    });
  void read();
  void readRoster();
}
