// Alerts on the map: a shape and a colour for how bad it is, filled while nobody has it.
import type { Severity } from "../../core/alert.ts";
import { isUsablePlace, type TrailPoint } from "../../core/geography.ts";
import type { Ink } from "./ink.ts";
import type { Mark, Placed } from "./marks.ts";
import type { Paper } from "./paint-base.ts";
import { metersPerPixel, project, type Spot, type View } from "./projection.ts";

/** The same outlines as beside the words, in a box of 16. */
const outlines: Readonly<Record<Severity, string>> = {
  CRITICAL: "M8 0.8 15.2 8 8 15.2 0.8 8Z",
  HIGH: "M8 1.6 15.2 14.4H0.8Z",
  MEDIUM: "M2 2H14V14H2Z",
  LOW: "M14.2 8A6.2 6.2 0 1 1 1.8 8A6.2 6.2 0 1 1 14.2 8Z",
};
const paths = new Map<Severity, Path2D>();

function pathOf(severity: Severity): Path2D {
  const known = paths.get(severity) ?? new Path2D(outlines[severity]);
  paths.set(severity, known);
  return known;
}

const markPx = 20;
export const reachPx = 15;
const clusterPx = (count: number): number => 15 + Math.min(9, 2.4 * Math.log10(count));

export const radiusOf = ({ mark, count }: Placed): number => (mark === null ? clusterPx(count) : reachPx);

export function paintMarks(
  paper: Paper,
  view: View,
  placed: readonly Placed[],
  selectedId: string | null,
  ink: Ink,
): void {
  for (const one of placed) {
    const spot = project(view, one.position);
    if (one.mark === null) paintCluster(paper, spot, one, ink);
    else paintMark(paper, spot, one.mark, one.mark.id === selectedId, ink);
  }
}

function paintMark(paper: Paper, { x, y }: Spot, { severity, look }: Mark, isSelected: boolean, ink: Ink): void {
  if (isSelected) ring(paper, { x, y }, reachPx + 1, ink.focus, 2.5);
  paper.save();
  paper.globalAlpha = look === "dimmed" ? 0.55 : 1;
  paintShape(paper, { x, y }, markPx, severity, look, ink);
  if (look === "exercise") {
    paper.font = `700 10px ${ink.font}`;
    paper.textAlign = "center";
    paper.textBaseline = "middle";
    paper.fillStyle = ink.text;
    paper.fillText("E", x, y + (severity === "HIGH" ? 2.5 : 0.5));
  }
  paper.restore();
}

const colourOf = (severity: Severity, look: Mark["look"], ink: Ink): string =>
  look === "exercise" ? ink.text : ink.severity[severity];

function paintShape(paper: Paper, { x, y }: Spot, px: number, severity: Severity, look: Mark["look"], ink: Ink): void {
  const path = pathOf(severity);
  const scale = px / 16;
  paper.save();
  paper.translate(x - px / 2, y - px / 2);
  paper.scale(scale, scale);
  paper.lineJoin = "round";
  // A rim of the ground sets it off from whatever lies below.
  paper.lineWidth = 4.5 / scale;
  paper.strokeStyle = ink.surface;
  paper.stroke(path);
  paper.fillStyle = look === "filled" ? ink.severity[severity] : ink.surface;
  paper.fill(path);
  if (look !== "filled") {
    paper.lineWidth = 2.2 / scale;
    paper.strokeStyle = colourOf(severity, look, ink);
    paper.stroke(path);
  }
  paper.restore();
}

function paintCluster(paper: Paper, { x, y }: Spot, { severity, look, count }: Placed, ink: Ink): void {
  const radius = clusterPx(count);
  paper.save();
  paper.globalAlpha = look === "dimmed" ? 0.7 : 1;
  paper.beginPath();
  paper.arc(x, y, radius, 0, 2 * Math.PI);
  paper.fillStyle = ink.surface;
  paper.fill();
  paper.lineWidth = look === "filled" ? 3 : 1.6;
  paper.strokeStyle = colourOf(severity, look, ink);
  paper.stroke();
  paintShape(paper, { x, y: y - radius }, 13, severity, look, ink);
  paper.font = `600 12px ${ink.font}`;
  paper.textAlign = "center";
  paper.textBaseline = "middle";
  paper.fillStyle = ink.text;
  paper.fillText(shortCount(count), x, y + 1.5);
  paper.restore();
}

const shortCount = (count: number): string => (count < 1000 ? String(count) : `${(count / 1000).toFixed(1)}k`);

function ring(paper: Paper, { x, y }: Spot, radius: number, colour: string, width: number): void {
  paper.beginPath();
  paper.arc(x, y, radius, 0, 2 * Math.PI);
  paper.lineWidth = width;
  paper.strokeStyle = colour;
  paper.stroke();
}

/** How far off the position may be. */
export function paintAccuracy(paper: Paper, view: View, mark: Mark, ink: Ink): void {
  if (mark.accuracy_meters === null) return;
  const radius = mark.accuracy_meters / metersPerPixel(mark.position[1], view.zoom);
  if (radius < reachPx || radius > 20_000) return;
  const { x, y } = project(view, mark.position);
  paper.save();
  paper.beginPath();
  paper.arc(x, y, radius, 0, 2 * Math.PI);
  paper.globalAlpha = 0.12;
  paper.fillStyle = ink.severity[mark.severity];
  paper.fill();
  paper.globalAlpha = 0.8;
  paper.lineWidth = 1.2;
  paper.strokeStyle = ink.severity[mark.severity];
  paper.stroke();
  paper.restore();
}

/** From where it was raised to where it is: dots for what was reported, older ones fainter. */
export function paintTrail(
  paper: Paper,
  view: View,
  start: Mark["position"] | null,
  points: readonly TrailPoint[],
  colour: string,
): void {
  const spots = [
    ...(start === null ? [] : [start]),
    ...points
      .filter(({ latitude, longitude }) => isUsablePlace(latitude, longitude))
      .map(({ longitude, latitude }): Mark["position"] => [longitude, latitude]),
  ].map((position) => project(view, position));
  if (spots.length < 2) return;
  paper.save();
  paper.strokeStyle = colour;
  paper.fillStyle = colour;
  paper.lineWidth = 2;
  paper.lineJoin = "round";
  paper.globalAlpha = 0.75;
  paper.beginPath();
  for (const { x, y } of spots) paper.lineTo(x, y);
  paper.stroke();
  spots.slice(0, -1).forEach(({ x, y }, index) => {
    paper.globalAlpha = 0.35 + (0.6 * (index + 1)) / spots.length;
    paper.beginPath();
    paper.arc(x, y, 3, 0, 2 * Math.PI);
    paper.fill();
  });
  paper.restore();
}
