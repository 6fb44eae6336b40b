import { expect, test } from "vitest";

import type { SoundStatus } from "../../../src/renderer/sound/sound-state.ts";
import { soundInWords } from "../../../src/renderer/sound/sound-words.ts";

const quiet: SoundStatus = {
  state: "quiet",
  severity: null,
  waiting: 0,
  muted_until: null,
  output: "Desk speakers",
  outputs: [],
  missing_output: null,
  is_plain: false,
};
const words = (change: Partial<SoundStatus>) => soundInWords({ ...quiet, ...change }, () => "14:35");

test.each([
  [{}, "on, Desk speakers", "good"],
  [{ missing_output: "Siren" }, "on, Desk speakers", "note"],
  [{ state: "playing", severity: "CRITICAL", waiting: 2 }, "critical alarm", "good"],
  [{ state: "muted", muted_until: 1, waiting: 0 }, "muted until 14:35", "note"],
  [{ state: "blocked" }, "blocked", "bad"],
  [{ state: "no_device" }, "no output", "bad"],
] as const)("%j is %s", (change, short, tone) => {
  expect(words(change)).toMatchObject({ short, tone });
});

test("a mute says what waits in silence and when sound comes back", () => {
  expect(words({ state: "muted", muted_until: 1, waiting: 1 }).long).toBe(
    "1 alert waits for an answer without a sound. Sound comes back by itself at 14:35.",
  );
});

test("an output that is gone is named", () => {
  expect(words({ missing_output: "Siren" }).long).toContain("Siren is not connected");
  expect(words({ state: "playing", severity: "LOW", waiting: 1, missing_output: "Siren" }).long).toContain(
    "Siren is not connected: it sounds on Desk speakers.",
  );
});
