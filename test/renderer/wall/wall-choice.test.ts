import { expect, test } from "vitest";

import { newest, oldestUnanswered } from "../../../src/renderer/wall/wall-choice.ts";
import { rowOf } from "../alert-row.ts";

const rows = [
  rowOf(1, { id: "a", status: "ACKNOWLEDGED", triggered_at: 1 }),
  rowOf(1, { id: "b", status: "TRIGGERED", triggered_at: 3 }),
  rowOf(1, { id: "c", status: "DROPPED", triggered_at: 2 }),
  rowOf(1, { id: "e", status: "DROPPED", triggered_at: 1, is_drill: true }),
  rowOf(1, { id: "d", status: "CLOSED", triggered_at: 9 }),
];

test("whoever waits longest is nobody who was answered", () => {
  expect(oldestUnanswered(rows)?.id).toBe("c");
  expect(oldestUnanswered([])).toBeNull();
});

test("the newest are open", () => {
  expect(newest(rows, 2).map(({ id }) => id)).toEqual(["b", "c"]);
});
