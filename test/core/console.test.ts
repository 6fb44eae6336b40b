import { expect, test } from "vitest";

import { type ConsoleFields, freeDigit, hasClash, type KnownConsole, PeerAddress } from "../../src/core/console.ts";

const known = (id: string, created_at: number, fields: Partial<ConsoleFields>): KnownConsole => ({
  id,
  created_at,
  fields: { name: id, role: "full", digit: null, certificate: "", address: null, revoked_at: null, ...fields },
});

test("a console gets the lowest digit that is free; a revoked one gives its own back; the eleventh gets none", () => {
  const room = [0, 1, 3].map((digit) => known(`c${digit}`, digit, { digit }));
  expect(freeDigit(room)).toBe(2);
  expect(freeDigit([...room, known("c2", 9, { digit: 2, revoked_at: 5 })])).toBe(2);
  expect(freeDigit([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => known(`c${digit}`, 0, { digit })))).toBeNull();
});

test("of two that got the same digit while they were apart exactly one gives way, on every console the same one", () => {
  const older = known("b", 1, { digit: 4 });
  const younger = known("a", 2, { digit: 4 });
  const twin = known("c", 2, { digit: 4 });
  const room = [older, younger, twin];
  expect(room.map((one) => hasClash(one, room))).toEqual([false, true, true]);
  expect([younger, twin].map((one) => hasClash(one, [younger, twin]))).toEqual([false, true]);
  expect(hasClash(younger, [younger, { ...older, fields: { ...older.fields, revoked_at: 3 } }])).toBe(false);
});

test("an address has a host and a port", () => {
  for (const address of ["10.0.0.5:4781", "north-gate.local:4781", "[fe80::1]:4781"])
    expect(PeerAddress.safeParse(address).success).toBe(true);
  for (const address of ["10.0.0.5", "https://10.0.0.5:4781", "a b:1", ":4781"])
    expect(PeerAddress.safeParse(address).success).toBe(false);
});
