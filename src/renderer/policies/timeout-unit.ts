// A layer's timeout as people type it: a number and a unit. Pure.

export const timeoutUnits = [
  { value: "1", label: "seconds" },
  { value: "60", label: "minutes" },
  { value: "3600", label: "hours" },
] as const;

/** The largest unit that says it in whole numbers. */
export function unitFor(seconds: number): number {
  if (seconds > 0 && seconds % 3600 === 0) return 3600;
  return seconds > 0 && seconds % 60 === 0 ? 60 : 1;
}
