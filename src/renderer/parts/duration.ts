// How long something lasts, in words that are read at a glance: 45 s, 5 min, 1 h 30 min, 2 d.
import { t } from "../language/language.ts";

const units = [
  [86_400, "{{n}} d"],
  [3600, "{{n}} h"],
  [60, "{{n}} min"],
  [1, "{{n}} s"],
] as const;

/** The two largest units that say something. */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds));
  if (rest === 0) return t("{{n}} s", { n: 0 });
  const words: string[] = [];
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(t(unit, { n: count }));
    if (words.length === 2) break;
  }
  return words.join(" ");
}

/** When a step comes, counted from a beginning. */
export const formatDelay = (seconds: number): string =>
  seconds === 0 ? t("at once") : t("after {{duration}}", { duration: formatDuration(seconds) });
