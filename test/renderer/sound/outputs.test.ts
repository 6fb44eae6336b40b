import { expect, test } from "vitest";

import { chooseOutput, readOutputs } from "../../../src/renderer/sound/outputs.ts";

const output = (deviceId: string, label: string) => ({ kind: "audiooutput" as const, deviceId, label });
const devices = [
  output("default", "Default - Desk speakers"),
  output("communications", "Communications - Headset"),
  output("d1", "Desk speakers"),
  output("d2", "Headset"),
  { kind: "audioinput" as const, deviceId: "m", label: "Microphone" },
];
const seen = readOutputs(devices);

test("lists real outputs once and names the default", () => {
  expect(seen).toEqual({
    isAny: true,
    outputs: [
      { id: "d1", label: "Desk speakers" },
      { id: "d2", label: "Headset" },
    ],
    default_label: "Desk speakers",
  });
});

test("a machine without outputs is told from one that does not tell", () => {
  expect(readOutputs([devices[4] ?? output("", "")])).toMatchObject({ isAny: false, outputs: [] });
  expect(readOutputs([output("", "")])).toMatchObject({ isAny: true, outputs: [], default_label: null });
  expect(readOutputs(null).isAny).toBe(true);
  expect(readOutputs([output("default", "Default")]).default_label).toBeNull();
});

test.each([
  ["no choice is the system's default", "", "", { id: "", label: "Desk speakers", missing: null }],
  ["a chosen output by its id", "d2", "Headset", { id: "d2", label: "Headset", missing: null }],
  ["one whose id changed by its label", "old", "Headset", { id: "d2", label: "Headset", missing: null }],
  [
    "one that is gone by the default, and says so",
    "old",
    "Siren",
    { id: "", label: "Desk speakers", missing: "Siren" },
  ],
  ["one that is gone and had no label", "old", "", { id: "", label: "Desk speakers", missing: "the chosen output" }],
])("%s", (_, output_device, output_label, expected) => {
  expect(chooseOutput({ output_device, output_label }, seen)).toEqual(expected);
});
