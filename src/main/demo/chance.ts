// Chance in the words that the demonstration needs.

export interface Chance {
  readonly between: (low: number, high: number) => number;
  /** True with this probability, 0 to 1. */
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Hexadecimal digits. */
  readonly digits: (length: number) => string;
}

/** `random` answers 0 to 1, without 1. */
export function createChance(random: () => number): Chance {
  const between = (low: number, high: number): number => low + (high - low) * random();
  return {
    between,
    happens: (probability) => random() < probability,
    pick: (items) => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new Error("there is nothing to pick from");
      return item;
    },
    digits: (length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join(""),
  };
}
