// The figures of a period. The store is asked page by page, and whatever waits comes in between.
import { setImmediate as breathe } from "node:timers/promises";

import { type AlertFigure, type AllAnswers, createAnswerTally } from "../core/figures/answer.ts";
import { type ChannelFigures, createDeliveryTally } from "../core/figures/delivery.ts";
import { type Load, loadOf, windowMs } from "../core/figures/load.ts";
import { zoneNamed } from "../core/schedule/zone.ts";
import type { Now } from "./ports.ts";
import type { FigureSource } from "./store/figure-source.ts";

export interface FiguresQuestion {
  readonly account_id: string;
  /** Whose hours tell the shifts apart. */
  readonly time_zone: string;
  /** Epoch ms; `to` itself is left out. */
  readonly from: number;
  readonly to: number;
  /** Who share the alerts, at a time. */
  readonly operators: number;
}

export interface Figures {
  readonly answers: (question: FiguresQuestion) => Promise<{ readonly answers: AllAnswers; readonly load: Load }>;
  readonly channels: (
    question: Pick<FiguresQuestion, "account_id" | "from" | "to">,
  ) => Promise<readonly ChannelFigures[]>;
}

/** Some milliseconds of work. */
const alertsTogether = 1000;
const alertsWithMessagesTogether = 250;
/** For the chart. */
const slots = 168;

export function createFigures({ source, now }: { readonly source: FigureSource; readonly now: Now }): Figures {
  async function* pages(
    accountId: string,
    span: { readonly from: number; readonly to: number },
    together: number,
  ): AsyncGenerator<readonly AlertFigure[]> {
    let last: AlertFigure | null = null;
    for (;;) {
      const page: readonly AlertFigure[] = source.alerts(accountId, span, last, together);
      if (page.length > 0) yield page;
      if (page.length < together) return;
      last = page.at(-1) ?? null;
      await breathe();
    }
  }

  return {
    answers: async ({ account_id, time_zone, from, to, operators }) => {
      const tally = createAnswerTally({ zone: zoneNamed(time_zone), now: now() });
      const times: number[] = [];
      // The first windows of ten minutes begin before the period.
      for await (const page of pages(account_id, { from: from - windowMs, to }, alertsTogether))
        for (const alert of page) {
          times.push(alert.triggered_at);
          if (alert.triggered_at >= from) tally.add(alert);
        }
      const load = loadOf(times, { from, to: Math.min(to, Math.max(from, now())), operators, slots });
      return { answers: tally.figures(), load };
    },
    channels: async ({ account_id, from, to }) => {
      const tally = createDeliveryTally();
      for await (const page of pages(account_id, { from, to }, alertsWithMessagesTogether))
        for (const pile of source.deliveries(page.map(({ id }) => id))) tally.add(pile);
      return tally.figures();
    },
  };
}
