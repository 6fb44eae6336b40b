import type { Ink } from "./ink.ts";
import type { Label } from "./labels.ts";
import type { Paper } from "./paint-base.ts";

/** A dot for the place, its name to the right of it on a rim that keeps it readable over anything. */
export function paintLabels(paper: Paper, labels: readonly Label[], ink: Ink): void {
  paper.textBaseline = "middle";
  paper.textAlign = "left";
  paper.lineJoin = "round";
  paper.lineWidth = 3;
  paper.strokeStyle = ink.surface;
  for (const { name, x, y, isLarge } of labels) {
    paper.font = `${isLarge ? 550 : 400} ${isLarge ? 12 : 11.5}px ${ink.font}`;
    paper.fillStyle = ink.mute;
    paper.beginPath();
    paper.arc(x, y, isLarge ? 2.2 : 1.7, 0, 2 * Math.PI);
    paper.fill();
    paper.strokeText(name, x + 6, y);
    paper.fillStyle = isLarge ? ink.text : ink.mute;
    paper.fillText(name, x + 6, y);
  }
}
