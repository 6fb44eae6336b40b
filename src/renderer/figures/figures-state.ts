// The figures of the chosen period and of the one before it.
import { create } from "zustand";
import { z } from "zod";

import type { AnswersView } from "../../contract/figures.ts";
import type { ChannelFigures } from "../../core/figures/delivery.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { keep, recall } from "../state/storage.ts";
import { before, dayText, type Period, periodKinds, type Span, spanOf } from "./period.ts";

export interface PeriodFigures extends AnswersView {
  readonly channels: readonly ChannelFigures[];
}

interface FiguresState {
  readonly period: Period;
  readonly operators: number;
  /** What is shown, and of when. */
  readonly shown: { readonly span: Span; readonly now: PeriodFigures; readonly before: PeriodFigures } | null;
  readonly isReading: boolean;
  readonly failure: string | null;
}

const Kept = z.object({
  period: z.object({ kind: z.enum(periodKinds), first: z.string(), last: z.string() }),
  operators: z.int().min(1).max(100),
});

const today = dayText(Date.now());

export const useFigures = create<FiguresState>(() => ({
  ...recall("figures", Kept, { period: { kind: "7", first: today, last: today }, operators: 1 }),
  shown: null,
  isReading: false,
  failure: null,
}));

export function choosePeriod(patch: Partial<Period>): void {
  useFigures.setState(({ period }) => ({ period: { ...period, ...patch } }));
  keepAndRead();
}

export function chooseOperators(operators: number): void {
  useFigures.setState({ operators });
  keepAndRead();
}

function keepAndRead(): void {
  const { period, operators } = useFigures.getState();
  keep("figures", { period, operators });
  void readFigures();
}

/** A year of alerts takes seconds; nothing else waits for it. */
const patienceMs = 120_000;
let asking = 0;

/** Of readings that overtake one another only the newest counts. Throws nothing. */
export async function readFigures(): Promise<void> {
  const { period, operators } = useFigures.getState();
  const span = spanOf(period, Date.now());
  if (span === null) return;
  asking += 1;
  const own = asking;
  useFigures.setState({ isReading: true, failure: null });
  try {
    const now = await readSpan(span, operators);
    const earlier = await readSpan(before(span), operators);
    if (own === asking) useFigures.setState({ shown: { span, now, before: earlier }, isReading: false });
  } catch (error) {
    if (own === asking) useFigures.setState({ isReading: false, failure: toCallFailed(error).failure.message });
  }
}

const readSpan = async (span: Span, operators: number): Promise<PeriodFigures> => ({
  ...(await ask("figures.answers", { ...span, operators }, patienceMs)),
  channels: await ask("figures.channels", span, patienceMs),
});
