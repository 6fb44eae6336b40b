import { expect, test } from "vitest";

import { NewPolicy } from "../../src/core/escalation-policy.ts";
import { servedLayers } from "../../src/core/served-layer.ts";

const policy = NewPolicy.parse({ name: "Fast", layers: [{ timeout_seconds: 60 }, { timeout_seconds: 120 }] });

test("the layers that somebody has a shift on, each once, with how long it lasts", () => {
  const shifts = [
    { layer: 2, attendees: ["u1", "u2"] },
    { layer: 2, attendees: ["u1"] },
    { layer: 1, attendees: ["u2"] },
    // Beyond the policy's last layer nobody is called.
    { layer: 3, attendees: ["u1"] },
  ];
  expect(servedLayers("u1", [{ name: "Night", policy, shifts }])).toEqual([
    { seconds: 120, layer: "layer 2 of Night" },
  ]);
  expect(servedLayers("u3", [{ name: "Night", policy, shifts }])).toEqual([]);
});

test("a team without a policy is called by the usual one", () => {
  expect(servedLayers("u1", [{ name: "Day", policy: null, shifts: [{ layer: 1, attendees: ["u1"] }] }])).toEqual([
    { seconds: 300, layer: "layer 1 of Day" },
  ]);
});
