// What standards ask of the time until somebody answers, and whether a room keeps to it.
import { countWithin } from "./percentile.ts";

/** `unverified`: commonly cited, and not confirmed by any public source. */
type Confidence = "public" | "cited" | "unverified";

export interface Standard {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly confidence: Confidence;
  /** That share of alerts (0 to 1) is to be answered within so many seconds. */
  readonly targets: readonly { readonly share: number; readonly seconds: number }[];
}

export const standards: readonly Standard[] = [
  {
    id: "nena",
    name: "NENA",
    clause: "NENA-STA-020.1-2020, answering of emergency calls",
    confidence: "public",
    targets: [
      { share: 0.9, seconds: 15 },
      { share: 0.95, seconds: 20 },
    ],
  },
  {
    id: "bs_8484",
    name: "BS 8484",
    clause:
      "BS 8484:2016, accepted and verification begun, over twelve months. The figures of the 2022 edition are not public",
    confidence: "cited",
    targets: [
      { share: 0.8, seconds: 10 },
      { share: 0.985, seconds: 40 },
    ],
  },
  {
    id: "nfpa_1225",
    name: "NFPA 1225",
    clause: "NFPA 1225, answering of alarms",
    confidence: "cited",
    targets: [{ share: 0.9, seconds: 10 }],
  },
  {
    id: "en_50518",
    name: "EN 50518",
    clause: "EN 50518, fire and hold-up. Commonly cited; check the bought standard",
    confidence: "unverified",
    targets: [
      { share: 0.8, seconds: 30 },
      { share: 0.985, seconds: 60 },
    ],
  },
];

export interface Kept {
  readonly standard_id: string;
  readonly share: number;
  readonly seconds: number;
  /** 0 to 1; null: there was nothing to answer. */
  readonly reached: number | null;
}

/** `waits`: how long the alerts have waited that nobody has answered, s. One that is younger than the limit may still be in time. */
export function judge(answers: readonly number[], waits: readonly number[]): readonly Kept[] {
  return standards.flatMap(({ id, targets }) =>
    targets.map(({ share, seconds }) => {
      const counted = answers.length + waits.filter((wait) => wait > seconds).length;
      return {
        standard_id: id,
        share,
        seconds,
        reached: counted === 0 ? null : countWithin(answers, seconds) / counted,
      };
    }),
  );
}
