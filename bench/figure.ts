// One line of the benchmark's output: a measurement beside its yardstick from the same run.
import { round } from "./kit/percentile.ts";

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly yardstick: string | null;
  readonly yardstick_value: number | null;
  /** Value by yardstick. */
  readonly ratio: number | null;
  /** In words; null where the yardstick alone says what to think of it. */
  readonly target: string | null;
  readonly ok: boolean | null;
  readonly [detail: string]: unknown;
}

interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly yardstick?: readonly [name: string, value: number] | undefined;
  readonly target?: readonly [words: string, ok: boolean] | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function figure({ name, value, unit, yardstick, target, details }: Measured): Figure {
  const [yardstickName = null, yardstickValue = null] = yardstick ?? [];
  const [words = null, ok = null] = target ?? [];
  return {
    name,
    value: round(value),
    unit,
    yardstick: yardstickName,
    yardstick_value: yardstickValue === null ? null : round(yardstickValue),
    ratio: yardstickValue === null ? null : round(value / yardstickValue),
    target: words,
    ok,
    ...details,
  };
}

/** How to make some figures of one kind; each is handed over as soon as it is known. */
export type Benchmark = (setting: {
  /** An empty folder on the disk that the program itself would use, removed afterwards. */
  readonly dir: string;
  readonly say: (progress: string) => void;
}) => AsyncIterable<Figure>;
