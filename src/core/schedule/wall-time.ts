// Wall-clock time: what a clock on the wall shows, before any zone. As a number it is the epoch ms that UTC would have.
import { z } from "zod";

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
/** A day on the wall; a real one may last 23 or 25 hours. */
export const dayMs = 86_400_000;

/** Kept as `YYYY-MM-DDTHH:mm:ss`; seconds may be left out when it is given. */
export const WallTime = z
  .string()
  .regex(
    /^(?:19[7-9]|2[01]\d)\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/u,
    "must be a local date and time without offset, as in 2026-03-08T22:00",
  )
  .transform((text) => (text.length === 16 ? `${text}:00` : text))
  .refine((text) => isReal(text), "must be a date and time that exist");

export const WallDate = z
  .string()
  .regex(/^(?:19[7-9]|2[01]\d)\d-\d\d-\d\d$/u, "must be a date, as in 2026-10-31")
  .refine((text) => isReal(`${text}T00:00:00`), "must be a date that exists");

export const wallToMs = (wall: string): number => Date.parse(`${wall}Z`);
export const msToWall = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
export const msToDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** Midnight at the beginning of the day. */
export const dayOf = (ms: number): number => Math.floor(ms / dayMs) * dayMs;
/** 0 is Sunday. */
export const weekdayOf = (ms: number): number => new Date(ms).getUTCDay();

function isReal(text: string): boolean {
  const ms = wallToMs(text);
  return !Number.isNaN(ms) && msToWall(ms) === text;
}
