// Which names are shown: the larger places first, each where it covers no other, and more of them the closer one looks. Pure.
import type { Places } from "./atlas.ts";
import { frameOf, type View } from "./projection.ts";

export interface Label {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly isLarge: boolean;
}

const atMost = 90;
/** About what a letter of the small type takes. */
const letterPx = 6.4;
const linePx = 15;
const gapPx = 14;

const leastPopulation = (zoom: number): number => 22_000_000 / 2 ** (1.35 * zoom);

export function chooseLabels({ names, populations, xs, ys }: Places, view: View): readonly Label[] {
  const { left, top, size } = frameOf(view);
  const least = leastPopulation(view.zoom);
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  const labels: Label[] = [];
  for (let index = 0; index < names.length && labels.length < atMost; index += 1) {
    const population = populations[index] ?? 0;
    if (population < least) break;
    const x = left + (xs[index] ?? 0) * size;
    const y = top + (ys[index] ?? 0) * size;
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const name = names[index] ?? "";
    const width = name.length * letterPx + 12;
    const isFree = taken.every(
      (one) => Math.abs(one.y - y) > linePx + 4 || x > one.x + one.width + gapPx || one.x > x + width + gapPx,
    );
    if (!isFree) continue;
    taken.push({ x, y, width });
    labels.push({ name, x, y, isLarge: population >= 1_000_000 });
  }
  return labels;
}
