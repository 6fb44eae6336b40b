import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  afterMistake,
  type Failures,
  isLocked,
  LockAfter,
  locksAt,
  type Seat,
  Secret,
  waitsUntil,
} from "../../src/core/sign-in.ts";

const at = Date.UTC(2026, 10, 21, 18, 45, 0);

test.each(["2580", "193746582013", "correct horse", "pässwörter"])("%s may be a secret", (secret) => {
  expect(Secret.safeParse(secret).success).toBe(true);
});

test.each(["258", "1234567a", "1111", "999999999999", "1234", "6543", "90123", "short", ""])(
  "%s may not unless it is long enough and not easy",
  (secret) => {
    expect(Secret.safeParse(secret).success).toBe(secret === "1234567a");
  },
);

describe("after mistakes", () => {
  const failed = (count: number): Failures => ({ count, last_at: at });

  test("three are free, then the wait doubles to five minutes", () => {
    expect([1, 2, 3, 4, 5, 8, 9, 10, 1000].map((count) => (waitsUntil(failed(count), at) - at) / 1000)).toEqual([
      0, 0, 5, 10, 20, 160, 300, 300, 300,
    ]);
    expect(waitsUntil(null, at)).toBe(at);
  });

  test("an hour without a mistake forgets them", () => {
    expect(afterMistake(failed(9), at + 3_599_999)).toEqual({ count: 10, last_at: at + 3_599_999 });
    expect(afterMistake(failed(9), at + 3_600_000)).toEqual({ count: 1, last_at: at + 3_600_000 });
    expect(afterMistake(null, at)).toEqual({ count: 1, last_at: at });
  });

  test("whatever the clock does, nobody waits longer than five minutes", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: -1e10, max: 1e10 }), (count, drift) => {
        const now = at + drift;
        expect(waitsUntil(failed(count), now) - now).toBeLessThanOrEqual(300_000);
      }),
    );
  });
});

describe("a seat", () => {
  const seat: Seat = { user_id: "u1", since: at, last_active_at: at, is_locked: false };

  test("locks when nobody touched it for so long", () => {
    expect(isLocked(seat, 900, at + 899_999)).toBe(false);
    expect(isLocked(seat, 900, at + 900_000)).toBe(true);
    expect(locksAt(seat, 900)).toBe(at + 900_000);
  });

  test("locks by key at once, and never by itself when that is switched off", () => {
    expect(isLocked({ ...seat, is_locked: true }, 0, at)).toBe(true);
    expect(isLocked(seat, 0, at + 1e9)).toBe(false);
    expect(locksAt(seat, 0)).toBeNull();
  });

  test("is given at least half a minute", () => {
    expect([0, 30, 86_400].every((value) => LockAfter.safeParse(value).success)).toBe(true);
    expect([1, 29, 86_401, 60.5].some((value) => LockAfter.safeParse(value).success)).toBe(false);
  });
});
