import { expect, test } from "vitest";

import { followAgain, seeAlerts, takeInHand, unmoved } from "../../../src/renderer/map/follow.ts";

const ids = (...names: string[]) => new Set(names);

test("it fits when the set of alerts changes, and only then", () => {
  const first = seeAlerts(unmoved, ids("a", "b"));
  expect(first.isFitting).toBe(true);
  expect(seeAlerts(first.following, ids("b", "a")).isFitting).toBe(false);
  expect(seeAlerts(first.following, ids("a")).isFitting).toBe(true);
  expect(seeAlerts(first.following, ids("a", "c")).isFitting).toBe(true);
});

test("a hand on the map holds it through every change, until it is told to follow", () => {
  const held = takeInHand(seeAlerts(unmoved, ids("a")).following);
  expect(held.isLocked).toBe(true);
  const changed = seeAlerts(held, ids("a", "b"));
  expect(changed).toMatchObject({ isFitting: false, following: { isLocked: true } });
  const again = followAgain(changed.following);
  expect(again).toMatchObject({ isFitting: true, following: { isLocked: false } });
  expect(seeAlerts(again.following, ids("a", "b")).isFitting).toBe(false);
});

test("an empty map stays where it is", () => {
  const { following } = seeAlerts(unmoved, ids("a"));
  expect(seeAlerts(following, ids()).isFitting).toBe(false);
  expect(followAgain(seeAlerts(following, ids()).following).isFitting).toBe(false);
});
