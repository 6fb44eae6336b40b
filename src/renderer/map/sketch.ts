// The shape that is being drawn or edited; the form beside the map and the map show the same one.
import { create } from "zustand";

import type { Shape, Tool } from "./shapes.ts";

interface Sketch {
  /** Clicks on the map draw. */
  readonly isDrawing: boolean;
  /** False while a corner is being dragged. */
  readonly mayDragMap: boolean;
  readonly tool: Tool;
  readonly shape: Shape | null;
  /** What was there before each change, oldest first. */
  readonly past: readonly (Shape | null)[];
}

const idle: Sketch = { isDrawing: false, mayDragMap: true, tool: "polygon", shape: null, past: [] };

export const useSketch = create<Sketch>(() => idle);

export const beginSketch = (tool: Tool, shape: Shape | null): void =>
  useSketch.setState({ ...idle, isDrawing: true, tool, shape });

export const endSketch = (): void => useSketch.setState(idle);

const keptAtMost = 100;

export function changeSketch(shape: Shape | null): void {
  useSketch.setState(({ shape: before, past }) =>
    JSON.stringify(before) === JSON.stringify(shape) ? {} : { shape, past: [...past, before].slice(-keptAtMost) },
  );
}

export function undoSketch(): void {
  useSketch.setState(({ shape, past }) =>
    past.length === 0 ? {} : { shape: past.at(-1) ?? (past.length > 0 ? null : shape), past: past.slice(0, -1) },
  );
}

/** A shape of another kind is drawn anew. */
export const chooseTool = (tool: Tool): void =>
  useSketch.setState(({ shape, past }) => ({ tool, shape: null, past: [...past, shape] }));
