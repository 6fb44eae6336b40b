import { expect, test } from "vitest";

import type { Item } from "../../../src/core/collection.ts";
import { defaultPolicy } from "../../../src/core/escalation-policy.ts";
import { NewShift } from "../../../src/core/schedule/shift.ts";
import { NewTeam } from "../../../src/core/team.ts";
import { callLayersOf } from "../../../src/renderer/people/call-layers.ts";

const item = <F>(id: string, fields: F) => ({ id, number: 1, account_id: "a", fields, created_at: 0, updated_at: 0 });

const shift = (layer: number, attendees: string[]): Item<"shifts"> =>
  item(
    `s${layer}`,
    NewShift.parse({
      schedule_id: "schedule",
      layer,
      attendees,
      time_zone: "UTC",
      start: "2026-03-01T08:00",
      end: "2026-03-01T20:00",
    }),
  );

test("a person is asked on the layers of their shifts, for as long as the team's policy says", () => {
  const team = item("t", NewTeam.parse({ name: "Night", schedule_id: "schedule", escalation_policy_id: "p" }));
  const known = {
    teams: [team],
    shifts: [shift(3, ["asha"]), shift(1, ["asha", "dev"]), shift(4, ["asha"])],
    policies: [item("p", defaultPolicy("Night"))],
  };
  expect(callLayersOf("asha", known).map(({ seconds, words }) => [seconds, words])).toEqual([
    [300, "layer 1 of Night (5 min)"],
    [900, "layer 3 of Night (15 min)"],
  ]);
  expect(callLayersOf("nobody", known)).toEqual([]);
});
