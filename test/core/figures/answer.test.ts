import { expect, test } from "vitest";

import { type AlertFigure, createAnswerTally } from "../../../src/core/figures/answer.ts";
import { createDeliveryTally } from "../../../src/core/figures/delivery.ts";
import { zoneNamed } from "../../../src/core/schedule/zone.ts";

const at = Date.UTC(2026, 10, 21, 18, 45, 0);
const hour = 3_600_000;

const alert = (fields: Partial<AlertFigure>, seconds: number | null = 10): AlertFigure => {
  const triggered_at = fields.triggered_at ?? at;
  return {
    id: "a",
    triggered_at,
    answered_at: seconds === null ? null : triggered_at + seconds * 1000,
    answered_by: seconds === null ? null : "Priya",
    alert_type: "SOS",
    team_id: "t1",
    team_name: "Night",
    is_over: true,
    is_false_alarm: false,
    ...fields,
  };
};

function figures(alerts: readonly AlertFigure[], zone = "UTC") {
  const tally = createAnswerTally({ zone: zoneNamed(zone), now: at + 1000_000 });
  for (const one of alerts) tally.add(one);
  return tally.figures();
}

test("all together: answered, over, false alarms, and how soon", () => {
  const all = figures([
    alert({}, 4),
    alert({ is_false_alarm: true }, 40),
    alert({ is_over: false }, null),
    alert({ is_over: false }, 8),
  ]);
  expect(all).toMatchObject({ alerts: 4, answered: 3, over: 2, false_alarms: 1 });
  expect(all.seconds).toEqual({ p50: 8, p80: 40, p90: 40, p95: 40, p98_5: 40 });
  expect(all.standards.find(({ standard_id, seconds }) => standard_id === "bs_8484" && seconds === 10)?.reached).toBe(
    0.5,
  );
});

test("by team, type, shift and person, most alerts first", () => {
  const { groups } = figures([
    alert({ alert_type: "MEDICAL", team_id: null, team_name: null, answered_by: "Arjun" }, 20),
    alert({}, 4),
    alert({}, 6),
    alert({ alert_type: "OTHER" }, null),
  ]);
  const listed = (name: keyof typeof groups) =>
    groups[name].map((group) => [group.name, group.alerts, group.seconds.p50]);
  expect(listed("team")).toEqual([
    ["Night", 3, 4],
    ["", 1, 20],
  ]);
  expect(listed("type")).toEqual([
    ["SOS", 2, 4],
    ["Medical", 1, 20],
    ["Other", 1, null],
  ]);
  expect(listed("person")).toEqual([
    ["Priya", 2, 4],
    ["Arjun", 1, 20],
  ]);
});

test("the shift is that of the account's own clock", () => {
  const counts = (zone: string) =>
    figures(
      [alert({}), alert({ triggered_at: at + 4 * hour }), alert({ triggered_at: at + 12 * hour })],
      zone,
    ).groups.shift.map(({ key, alerts }) => [key, alerts]);
  // 18:45, 22:45 and 06:45 in London; 00:15, 04:15 and 12:15 in Kolkata.
  expect(counts("Europe/London")).toEqual([
    ["night", 1],
    ["morning", 1],
    ["evening", 1],
  ]);
  expect(counts("Asia/Kolkata")).toEqual([
    ["night", 2],
    ["morning", 1],
    ["evening", 0],
  ]);
});

test("channels: sent, arrived, failed, the median way and the cost", () => {
  const tally = createDeliveryTally();
  tally.add({ channel: "SMS", status: "delivered", tenths: 12, count: 2, cost: 0.1 });
  tally.add({ channel: "SMS", status: "delivered", tenths: 90, count: 2, cost: 0.1 });
  tally.add({ channel: "SMS", status: "delivered", tenths: 300, count: 1, cost: 0 });
  tally.add({ channel: "SMS", status: "sent", tenths: null, count: 1, cost: 0.05 });
  tally.add({ channel: "SMS", status: "failed", tenths: null, count: 3, cost: 0 });
  tally.add({ channel: "EMAIL", status: "cancelled", tenths: null, count: 1, cost: 0 });
  tally.add({ channel: "EMAIL", status: "retrying", tenths: null, count: 1, cost: 0 });
  expect(tally.figures()).toEqual([
    {
      channel: "EMAIL",
      messages: 2,
      sent: 0,
      delivered: 0,
      failed: 0,
      cancelled: 1,
      waiting: 1,
      median_seconds: null,
      cost: 0,
    },
    {
      channel: "SMS",
      messages: 9,
      sent: 6,
      delivered: 5,
      failed: 3,
      cancelled: 0,
      waiting: 0,
      median_seconds: 9,
      cost: 0.25,
    },
  ]);
});
