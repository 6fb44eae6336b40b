import { expect, test } from "vitest";

import type { Alert } from "../../src/core/alert.ts";
import { lineOf, summarise } from "../../src/core/handover.ts";
import { tellStory } from "../kit/alert-story.ts";

const desk = {
  config_name: "Desk",
  notification_channels: ["EMAIL"],
  primary_recipients: [{ name: "Desk", email: "desk@company.com", channels: ["EMAIL"] }],
  escalation_recipients: [{ name: "Director", email: "d@company.com", channels: ["EMAIL"] }],
};

const told = (severity: Alert["severity"], ...does: readonly ("acknowledge" | "resolve")[]): Alert => {
  const story = tellStory(desk, { severity });
  does.forEach((kind, place) => story.does(30 + place, kind));
  return story.state().alert;
};

const nothing = { open: [], since: [], raised: 0, channels: [], changes: [] };

test("what is open is loudest first, with who has it and what happens next", () => {
  const low = { ...told("LOW", "acknowledge"), id: "low" };
  const critical = { ...told("CRITICAL"), id: "critical" };
  const { open } = summarise({ ...nothing, open: [low, critical] });
  expect(open.map(({ alert_id, holder, next_step, status }) => [alert_id, holder, next_step, status])).toEqual([
    ["critical", null, "escalate", "TRIGGERED"],
    ["low", "Security Manager", null, "ACKNOWLEDGED"],
  ]);
});

test("what was critical, dropped or reached nobody is notable; the rest is counted", () => {
  const quiet = { ...told("LOW", "acknowledge", "resolve"), id: "quiet", people_reached: 1 };
  const unreached = { ...told("LOW"), id: "unreached", people_paged: 2, people_reached: 0 };
  const dropped = { ...told("LOW"), id: "dropped", status: "DROPPED" as const, people_reached: 1 };
  const critical = { ...told("CRITICAL", "acknowledge"), id: "critical", people_reached: 1 };
  const { counts, notable } = summarise({ ...nothing, since: [quiet, unreached, dropped, critical], raised: 9 });
  expect(counts).toEqual({ raised: 9, answered: 2, over: 1, false_alarms: 0, unreached: 1, dropped: 1 });
  expect(notable.map(({ alert_id }) => alert_id)).toEqual(["unreached", "dropped", "critical"]);
});

test("nobody has what was handed back, whoever had it before", () => {
  const story = tellStory(desk);
  story.does(10, "acknowledge");
  story.does(20, "unacknowledge");
  expect(lineOf(story.state().alert).holder).toBeNull();
});

test("an exercise that is still open is told last, marked as one, and counted nowhere", () => {
  const low = { ...told("LOW"), id: "low" };
  const drill = { ...told("CRITICAL"), id: "drill", is_drill: true };
  const { open, counts, notable } = summarise({ ...nothing, open: [drill, low], since: [drill, low], raised: 2 });
  expect(open.map(({ alert_id, is_drill }) => [alert_id, is_drill])).toEqual([
    ["low", false],
    ["drill", true],
  ]);
  expect(counts.raised).toBe(1);
  expect(notable.map(({ alert_id }) => alert_id)).toEqual(["low"]);
});
