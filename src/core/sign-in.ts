// Signing in at a console: what a PIN or password may be, how long to wait after mistakes, when the console locks.
import { z } from "zod";

const trivial = /^(\d)\1*$/u;

/** A PIN of 4 to 12 digits, or a password of 8 characters and more. */
export const Secret = z
  .string()
  .max(200, "must be at most 200 characters")
  .refine(
    (text) => /^\d{4,12}$/u.test(text) || text.length >= 8,
    "must be a PIN of 4 to 12 digits, or 8 characters and more",
  )
  .refine((text) => !trivial.test(text) && !isRow(text), "is too easy to guess");

/** 1234, 98765. */
function isRow(text: string): boolean {
  return /^\d+$/u.test(text) && ("01234567890123".includes(text) || "32109876543210".includes(text));
}

/** What is known of somebody's mistakes; none: null. */
export interface Failures {
  readonly count: number;
  /** Epoch ms. */
  readonly last_at: number;
}

/** So many mistakes cost nothing. */
const free = 3;
const firstWaitMs = 5000;
const longestWaitMs = 5 * 60_000;
/** After so long without one, mistakes are forgotten. */
const forgottenAfterMs = 60 * 60_000;

/** Until when the next attempt has to wait, epoch ms; in the past or now: it need not. A clock that was set back waits no longer than the whole wait. */
export function waitsUntil(failures: Failures | null, now: number): number {
  if (failures === null || failures.count < free) return now;
  const wait = Math.min(firstWaitMs * 2 ** Math.min(failures.count - free, 20), longestWaitMs);
  return Math.min(failures.last_at, now) + wait;
}

export function afterMistake(failures: Failures | null, now: number): Failures {
  const isOld = failures === null || now - failures.last_at >= forgottenAfterMs;
  return { count: isOld ? 1 : failures.count + 1, last_at: now };
}

/** Who sits at the console. */
export interface Seat {
  readonly user_id: string;
  readonly since: number;
  readonly last_active_at: number;
  /** By key, or because somebody took the seat's secret away. */
  readonly is_locked: boolean;
}

/** Seconds without a touch after which the console locks; 0: never by itself. */
export const LockAfter = z
  .int()
  .refine((value) => value === 0 || (value >= 30 && value <= 86_400), "must be 0 for never, or 30 to 86400 seconds");
export const usualLockAfter = 15 * 60;

/** Null: not by itself. */
export const locksAt = (seat: Seat, lockAfterSeconds: number): number | null =>
  lockAfterSeconds === 0 ? null : seat.last_active_at + lockAfterSeconds * 1000;

export function isLocked(seat: Seat, lockAfterSeconds: number, now: number): boolean {
  const at = locksAt(seat, lockAfterSeconds);
  return seat.is_locked || (at !== null && now >= at);
}
