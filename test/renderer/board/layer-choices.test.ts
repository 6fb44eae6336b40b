import { expect, test } from "vitest";

import type { RosterView } from "../../../src/contract/roster.ts";
import { defaultPolicy } from "../../../src/core/escalation-policy.ts";
import type { Track } from "../../../src/core/track.ts";
import { hasLayers, layerChoices, nextLayer, whereOf } from "../../../src/renderer/board/layer-choices.ts";

const track = (more: Partial<Track> = {}): Track => ({
  id: "team:t",
  kind: "team",
  name: "Night Shift",
  team_id: "t",
  policy: defaultPolicy("Night Shift"),
  layer: 1,
  round: 0,
  status: "running",
  next_at: 1000,
  next_step: "escalate",
  responders: [],
  ...more,
});
const layer = (number: number, ...names: readonly string[]): RosterView["teams"][number]["layers"][number] => ({
  layer: number,
  timeout_seconds: 300,
  color_hex: null,
  now: names.map((name) => ({ id: name, name, is_reachable: true })),
  is_intended_gap: false,
  until: null,
  next: null,
  gaps: [],
});
const layers = [layer(1, "Alice"), layer(2, "Bob", "Bea"), layer(3)];
const roster: RosterView = {
  at: 0,
  looked_until: 1,
  teams: [{ team_id: "t", number: 1, name: "Night Shift", has_shifts: true, layers }],
};

test("every layer of every team is offered with who is on call there; one without anybody cannot be chosen", () => {
  const configuration = track({ id: "configuration", kind: "configuration", policy: null, team_id: null });
  expect(layerChoices({ tracks: [configuration, track()] }, roster)).toEqual([
    {
      group: "Night Shift",
      items: [
        { value: "1 team:t", label: "Layer 1: Alice, being asked", disabled: false },
        { value: "2 team:t", label: "Layer 2: Bob, Bea", disabled: false },
        { value: "3 team:t", label: "Layer 3: nobody on call", disabled: true },
      ],
    },
  ]);
  expect(hasLayers({ tracks: [configuration] })).toBe(false);
});

test("before the roster was read, the layers can be chosen all the same", () => {
  const [choices] = layerChoices({ tracks: [track()] }, null);
  expect(choices?.items.map(({ label, disabled }) => [label, disabled])).toEqual([
    ["Layer 1", false],
    ["Layer 2", false],
    ["Layer 3", false],
  ]);
});

test("a choice names layer and track; the next layer names neither", () => {
  expect(whereOf("2 team:t")).toEqual({ layer: 2, track_id: "team:t" });
  expect(whereOf(nextLayer)).toBeNull();
});
