import { expect, test } from "vitest";

import { defaultPolicy } from "../../../src/core/escalation-policy.ts";
import { momentsOf } from "../../../src/renderer/records/foresight.ts";
import { endOf, inkOn, segmentsOf } from "../../../src/renderer/policies/segments.ts";
import { unitFor } from "../../../src/renderer/policies/timeout-unit.ts";

test("layers follow one another, round after round", () => {
  const segments = segmentsOf({ ...defaultPolicy("Night"), repeat: 1 });
  expect(segments.map(({ layer, round, start }) => [layer, round, start])).toEqual([
    [1, 0, 0],
    [2, 0, 300],
    [3, 0, 900],
    [1, 1, 1800],
    [2, 1, 2100],
    [3, 1, 2700],
  ]);
  expect(endOf(segments)).toBe(3600);
  expect(endOf([])).toBe(0);
});

test("a timeout that is being typed draws nothing", () => {
  expect(segmentsOf({ layers: [{ timeout_seconds: 0, color_hex: "#10B981" }], repeat: 0 })).toEqual([]);
});

test("letters stand out from the colour", () => {
  expect(inkOn("#FFFFFF")).toBe("#000000");
  expect(inkOn("#F59E0B")).toBe("#000000");
  expect(inkOn("#1E1B4B")).toBe("#ffffff");
});

test.each([
  [45, 1],
  [90, 1],
  [300, 60],
  [7200, 3600],
  [0, 1],
])("%d seconds are typed in units of %d", (seconds, unit) => {
  expect(unitFor(seconds)).toBe(unit);
});

test("what a dry run foresees for one moment stands together, person by person", () => {
  const call = {
    name: "Asha",
    person: "asha",
    role: "On call, layer 1",
    kind: "triggered",
    why: "layer 1",
    error: null,
  } as const;
  const moments = momentsOf({
    at: 1000,
    config_name: null,
    why: "",
    dropped_at: null,
    happenings: [{ at: 1000, text: "Triggered" }],
    notifications: [
      { ...call, at: 1000, channel: "SMS", address: "+1" },
      { ...call, at: 1000, channel: "EMAIL", address: "a@b.c" },
      { ...call, at: 61_000, channel: "VOICE", address: "+1" },
    ],
  });
  expect(
    moments.map(({ after, told }) => [after, told.map(({ calls }) => calls.map(({ channel }) => channel))]),
  ).toEqual([
    [0, [["SMS", "EMAIL"]]],
    [60, [["VOICE"]]],
  ]);
});
