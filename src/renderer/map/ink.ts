// The colours of the theme in force, for what is painted on a canvas.
import type { Severity } from "../../core/alert.ts";

export interface Ink {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly text: string;
  readonly mute: string;
  readonly surface: string;
  readonly edge: string;
  readonly focus: string;
  readonly font: string;
  readonly severity: Readonly<Record<Severity, string>>;
}

export function readInk(): Ink {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    sea: of("bg"),
    land: of("s2"),
    coast: of("edge-soft"),
    border: of("line"),
    text: of("text"),
    mute: of("mute"),
    surface: of("s1"),
    edge: of("edge"),
    focus: of("focus"),
    font: of("font"),
    severity: { CRITICAL: of("crit"), HIGH: of("high"), MEDIUM: of("med"), LOW: of("low") },
  };
}
