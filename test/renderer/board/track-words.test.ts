import { expect, test } from "vitest";

import { defaultPolicy } from "../../../src/core/escalation-policy.ts";
import type { Track } from "../../../src/core/track.ts";
import { nextInTrack, trackState } from "../../../src/renderer/board/detail/track-words.ts";

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

test("says which layer asks, in which round, and what follows", () => {
  expect(trackState(track())).toBe("layer 1 of 3 is asked");
  expect(nextInTrack(track())).toBe("layer 2 is asked");
  expect(trackState(track({ layer: 3, round: 1 }))).toBe("layer 3 of 3 is asked, round 2");
});

test("after the last layer comes another round, somebody else, or nobody", () => {
  const policy = defaultPolicy("Night Shift");
  expect(nextInTrack(track({ layer: 3, policy: { ...policy, repeat: 1 } }))).toBe("layer 1 is asked again");
  expect(nextInTrack(track({ layer: 3, policy: { ...policy, reassign_team_ids: ["x"] } }))).toBe("it is handed on");
  expect(nextInTrack(track({ layer: 3 }))).toBe("nobody is left to ask");
});

test("a track that is over has nothing to come", () => {
  expect(nextInTrack(track({ status: "stopped" }))).toBeNull();
  expect(trackState(track({ status: "exhausted" }))).toBe("nobody is left to ask");
});
