// The figures of a period as a table for other programs: one measure a line, beside that of the period before.
import { unparse } from "papaparse";

import { groupings } from "../../core/figures/answer.ts";
import type { AnswerFigures } from "../../core/figures/answer.ts";
import { standards } from "../../core/figures/standard.ts";
import type { PeriodFigures } from "./figures-state.ts";

interface Line {
  readonly section: string;
  readonly name: string;
  readonly measure: string;
  readonly value: number | null;
}

export function figuresToCsv(now: PeriodFigures, before: PeriodFigures): string {
  const earlier = new Map(linesOf(before).map((line) => [keyOf(line), line.value]));
  return unparse(
    linesOf(now).map((line) => ({ ...line, period_before: earlier.get(keyOf(line)) ?? null })),
    { newline: "\r\n", escapeFormulae: true },
  );
}

const keyOf = ({ section, name, measure }: Line): string => JSON.stringify([section, name, measure]);

function linesOf({ answers, load, channels }: PeriodFigures): readonly Line[] {
  return [
    ...answerLines("all", "", answers),
    ...answers.standards.map(({ standard_id, share, seconds, reached }) => ({
      section: "standard",
      name: standards.find(({ id }) => id === standard_id)?.name ?? standard_id,
      measure: `share within ${seconds} s (asked: ${share})`,
      value: reached,
    })),
    ...groupings.flatMap((grouping) =>
      answers.groups[grouping].flatMap((group) => answerLines(grouping, group.name, group)),
    ),
    ...Object.entries({
      operators: load.operators,
      mean_per_10_minutes: load.mean,
      peak_per_10_minutes: load.peak,
      floods: load.floods.length,
      time_in_flood: load.time_in_flood,
    }).map(([measure, value]) => ({ section: "load", name: "", measure, value })),
    ...channels.flatMap(({ channel, ...figures }) =>
      Object.entries(figures).map(([measure, value]) => ({ section: "channel", name: channel, measure, value })),
    ),
  ];
}

const answerLines = (section: string, name: string, figures: AnswerFigures): readonly Line[] => [
  ...(["alerts", "answered", "over", "false_alarms"] as const).map((measure) => ({
    section,
    name,
    measure,
    value: figures[measure],
  })),
  ...Object.entries(figures.seconds).map(([measure, value]) => ({
    section,
    name,
    measure: `${measure}_seconds`,
    value,
  })),
];
