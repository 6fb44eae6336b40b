import { expect, test } from "vitest";

import { NewConfiguration } from "../../../src/core/configuration.ts";
import { moved } from "../../../src/renderer/configurations/lists.ts";
import { momentsOf } from "../../../src/renderer/configurations/moments.ts";
import { emergencyResponse, startup } from "../../kit/configurations.ts";

const drawn = (configuration: object) =>
  momentsOf(NewConfiguration.parse(configuration)).map(({ kind, seconds, called, noticed }) => [
    kind,
    seconds,
    called.map(({ name, calls }) => `${name}: ${calls.map(({ channel }) => channel).join(" ")}`),
    noticed.map(({ name, calls }) => `${name}: ${calls.map(({ channel }) => channel).join(" ")}`),
  ]);

test("the customer's example: five notifications at once, the director after five minutes, the primaries told of it", () => {
  const primaries = ["Security Manager: EMAIL", "Transport Manager: EMAIL"];
  expect(drawn(emergencyResponse)).toEqual([
    ["raised", 0, ["Security Manager: EMAIL SMS PUSH", "Transport Manager: EMAIL SMS"], []],
    ["escalated", 300, ["Operations Director: EMAIL SMS VOICE"], primaries],
    ["dropped", 600, [], []],
    ["status", null, [], primaries],
    ["false_alarm", 120, [], []],
  ]);
});

test("without escalation nothing is dropped; escalation to nobody drops at its threshold", () => {
  expect(drawn(startup).map(([kind]) => kind)).toEqual(["raised", "status"]);
  expect(drawn({ ...startup, enable_escalation: true, escalation_threshold_seconds: 60 }).slice(1, 3)).toEqual([
    ["escalated", 60, [], []],
    ["dropped", 60, [], []],
  ]);
});

test("a channel that is not allowed is not used, one without an address is shown as such", () => {
  const [raised] = momentsOf(
    NewConfiguration.parse({
      config_name: "x",
      notification_channels: ["SMS"],
      primary_recipients: [{ name: "A", channels: ["SMS", "VOICE"] }],
    }),
  );
  expect(raised?.called).toEqual([{ name: "A", calls: [{ channel: "SMS", has_address: false }] }]);
});

test("a row is moved to another place", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a"], 4, 0)).toEqual(["a"]);
});
