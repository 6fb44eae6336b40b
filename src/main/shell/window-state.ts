// Where the window was, and whether that place still exists.
import { readFileSync, renameSync, writeFileSync } from "node:fs";

import type { Display, Rectangle } from "electron/main";
import { z } from "zod";

const WindowState = z.object({
  /** As it is when not maximised, in screen points. */
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }).nullable(),
  is_maximized: z.boolean(),
  /** Whether it was ever said that closing the window is not quitting. */
  has_told_hidden: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export const smallest = { width: 1100, height: 700 } as const;
const usual = { width: 1600, height: 1000 } as const;
/** So much of the title bar must be on a display that the window can be taken hold of. */
const grip = { width: 120, height: 40 } as const;

/** A file that is missing or spoilt costs only the place of the window. */
export function loadWindowState(file: string): WindowState {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { bounds: null, is_maximized: false, has_told_hidden: false };
  }
}

export function saveWindowState(file: string, state: WindowState): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(state)}\n`);
  renameSync(draft, file);
}

/** The kept place if it can still be seen and grasped, no larger than its display; else the middle of the first display. */
export function placeWindow(bounds: Rectangle | null, displays: readonly Pick<Display, "workArea">[]): Rectangle {
  const areas = displays.map(({ workArea }) => workArea);
  const places = bounds === null ? [] : areas.map((area) => ({ area, place: { ...bounds, ...fit(bounds, area) } }));
  // Fitted first: a window that hangs over the edge may lose just the part that could be seen.
  const found = places.find(({ area, place }) => isGraspable(place, area));
  return found?.place ?? centre(areas[0] ?? { x: 0, y: 0, ...usual });
}

function isGraspable({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return seen >= grip.width && y >= area.y && y <= area.y + area.height - grip.height;
}

function centre(area: Rectangle): Rectangle {
  const { width, height } = fit(usual, area);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const fit = (wanted: Size, area: Size): Size => ({
  width: Math.max(smallest.width, Math.min(wanted.width, area.width)),
  height: Math.max(smallest.height, Math.min(wanted.height, area.height)),
});
