// A policy as a line of time: which layer asks from when to when, round by round. Pure.
import type { PolicyFields } from "../../core/escalation-policy.ts";

export interface Segment {
  /** From 1. */
  readonly layer: number;
  /** From 0. */
  readonly round: number;
  /** Seconds after the beginning. */
  readonly start: number;
  readonly seconds: number;
  readonly color_hex: string;
}

/** What cannot be drawn while it is typed is left out. */
export function segmentsOf({ layers, repeat }: Pick<PolicyFields, "layers" | "repeat">): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (let round = 0; round <= repeat; round += 1)
    for (const [place, { timeout_seconds, color_hex }] of layers.entries()) {
      if (!Number.isFinite(timeout_seconds) || timeout_seconds <= 0) continue;
      segments.push({ layer: place + 1, round, start, seconds: timeout_seconds, color_hex });
      start += timeout_seconds;
    }
  return segments;
}

export const endOf = (segments: readonly Segment[]): number => {
  const last = segments.at(-1);
  return last === undefined ? 0 : last.start + last.seconds;
};

/** Dark or light letters, whichever is read better on the colour (WCAG relative luminance). */
export function inkOn(color_hex: string): "#000000" | "#ffffff" {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color_hex.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}
