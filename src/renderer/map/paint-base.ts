// The bundled map without a graphics card.
import type { Atlas, Shape } from "./atlas.ts";
import type { Ink } from "./ink.ts";
import { frameOf, type View } from "./projection.ts";

export type Paper = CanvasRenderingContext2D;

/** Where the paper's own pixels are finer than those of the page. */
export const plain = (paper: Paper, density: number): void => paper.setTransform(density, 0, 0, density, 0, 0);

/** Further out the finer lines would lie on top of one another. */
const fineFrom = 4;

export function paintBase(paper: Paper, density: number, view: View, { fine, coarse }: Atlas, ink: Ink): void {
  const { left, top, size } = frameOf(view);
  const { land, lines } = view.zoom < fineFrom ? coarse : fine;
  plain(paper, density);
  paper.fillStyle = ink.sea;
  paper.fillRect(0, 0, view.width, view.height);
  paper.setTransform(density * size, 0, 0, density * size, density * left, density * top);
  const [west, north] = [-left / size, -top / size];
  const [east, south] = [west + view.width / size, north + view.height / size];
  const isSeen = (shape: Shape): boolean =>
    shape.right >= west && shape.left <= east && shape.bottom >= north && shape.top <= south;
  paper.fillStyle = ink.land;
  for (const shape of land) if (isSeen(shape)) paper.fill(shape.path);
  paper.lineJoin = "round";
  paper.lineWidth = 1 / size;
  paper.strokeStyle = ink.coast;
  for (const shape of lines) if (isSeen(shape)) paper.stroke(shape.path);
  plain(paper, density);
}
