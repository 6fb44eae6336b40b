// What the account has drawn on its map: zones, routes with how far one may stray from them, and named places. All in grey:
// colour is for what is wrong.
import type { Item } from "../../core/collection.ts";
import type { Position, ZoneKind } from "../../core/geography.ts";
import type { Ink } from "./ink.ts";
import type { Paper } from "./paint-base.ts";
import { metersPerPixel, project, ringAround, type View } from "./projection.ts";

export interface Drawn {
  readonly zones: readonly Item<"zones">[];
  readonly routes: readonly Item<"routes">[];
  readonly locations: readonly Item<"locations">[];
}

export const nothingDrawn: Drawn = { zones: [], routes: [], locations: [] };

/** A line for each kind; the word stands beside it. */
const dashes: Readonly<Record<ZoneKind, readonly number[]>> = {
  site: [],
  safe: [10, 4],
  restricted: [4, 4],
  danger: [2, 3],
  other: [8, 3, 2, 3],
};

export const zoneRing = ({ shape }: Item<"zones">["fields"]): readonly Position[] =>
  shape.type === "Circle" ? ringAround(shape.center, shape.radius_meters) : shape.coordinates[0];

export function paintDrawn(paper: Paper, view: View, { zones, routes, locations }: Drawn, ink: Ink): void {
  paper.save();
  paper.lineJoin = "round";
  paper.lineCap = "butt";
  for (const { fields } of zones) {
    const ring = zoneRing(fields);
    if (!traced(paper, view, ring)) continue;
    paper.closePath();
    paper.globalAlpha = 0.14;
    paper.fillStyle = ink.mute;
    paper.fill();
    paper.globalAlpha = 1;
    paper.setLineDash([...dashes[fields.kind]]);
    paper.lineWidth = fields.kind === "danger" || fields.kind === "restricted" ? 2.2 : 1.4;
    paper.strokeStyle = ink.edge;
    paper.stroke();
  }
  for (const { fields } of routes) {
    const { coordinates } = fields.line;
    if (!traced(paper, view, coordinates)) continue;
    const [, latitude] = coordinates[0] ?? [0, 0];
    paper.setLineDash([]);
    paper.globalAlpha = 0.16;
    paper.strokeStyle = ink.mute;
    paper.lineWidth = Math.max(2, (2 * fields.allowed_deviation_meters) / metersPerPixel(latitude, view.zoom));
    paper.stroke();
    paper.globalAlpha = 1;
    paper.strokeStyle = ink.edge;
    paper.lineWidth = 2;
    paper.stroke();
  }
  paper.setLineDash([]);
  for (const { fields } of locations) {
    const { x, y } = project(view, fields.point.coordinates);
    paper.beginPath();
    paper.rect(x - 4, y - 4, 8, 8);
    paper.fillStyle = ink.surface;
    paper.fill();
    paper.lineWidth = 1.8;
    paper.strokeStyle = ink.text;
    paper.stroke();
  }
  paintNames(paper, view, { zones, routes, locations }, ink);
  paper.restore();
}

/** Closer than this a name has room beside the others. */
const namesFrom = 8;

function paintNames(paper: Paper, view: View, { zones, routes, locations }: Drawn, ink: Ink): void {
  if (view.zoom < namesFrom) return;
  paper.font = `500 11.5px ${ink.font}`;
  paper.textBaseline = "bottom";
  paper.textAlign = "left";
  const names: (readonly [string, Position | undefined])[] = [
    ...zones.map(({ fields }) => [fields.name, topOf(zoneRing(fields))] as const),
    ...routes.map(({ fields }) => [fields.name, fields.line.coordinates[0]] as const),
    ...locations.map(({ fields }) => [fields.name, fields.point.coordinates] as const),
  ];
  paper.lineWidth = 3;
  paper.strokeStyle = ink.surface;
  paper.fillStyle = ink.text;
  for (const [name, position] of names) {
    if (position === undefined) continue;
    const { x, y } = project(view, position);
    if (x < -200 || y < 0 || x > view.width || y > view.height + 20) continue;
    paper.strokeText(name, x + 6, y - 5);
    paper.fillText(name, x + 6, y - 5);
  }
}

const topOf = (ring: readonly Position[]): Position | undefined =>
  ring.reduce<Position | undefined>((top, one) => (top === undefined || one[1] > top[1] ? one : top), undefined);

/** False: out of sight. */
function traced(paper: Paper, view: View, line: readonly Position[]): boolean {
  const spots = line.map((position) => project(view, position));
  const margin = 40;
  const isSeen =
    spots.some(({ x }) => x > -margin) &&
    spots.some(({ x }) => x < view.width + margin) &&
    spots.some(({ y }) => y > -margin) &&
    spots.some(({ y }) => y < view.height + margin);
  if (!isSeen) return false;
  paper.beginPath();
  for (const { x, y } of spots) paper.lineTo(x, y);
  return true;
}
