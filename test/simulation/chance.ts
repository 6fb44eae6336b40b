// All chance of a simulated run comes from its seed.
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Chance {
  /** Both bounds included. */
  readonly between: (from: number, to: number) => number;
  /** 0 to 1. */
  readonly fraction: () => number;
  readonly happens: (probability: number) => boolean;
  readonly one: <T>(of: readonly T[]) => T;
  readonly weighted: <T extends string>(weights: Readonly<Record<T, number>>) => T;
  readonly fill: (bytes: Uint8Array) => void;
}

export function createChance(seed: number): Chance {
  const source = xoroshiro128plus(seed);
  const between = (from: number, to: number): number => uniformInt(source, from, to);
  const fraction = (): number => between(0, 0xff_ff_ff) / 0x1_00_00_00;
  return {
    between,
    fraction,
    happens: (probability) => fraction() < probability,
    one: (of) => {
      const found = of[between(0, of.length - 1)];
      if (found === undefined) throw new Error("there is nothing to choose from");
      return found;
    },
    weighted: <T extends string>(weights: Readonly<Record<T, number>>): T => {
      const entries = Object.entries(weights) as [T, number][];
      let left = fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) if ((left -= weight) < 0) return name;
      return (entries.at(-1) as [T, number])[0];
    },
    fill: (bytes) => {
      for (let place = 0; place < bytes.length; place++) bytes[place] = between(0, 255);
    },
  };
}
