import { describe, expect, test } from "vitest";

import { emergencyResponse, enterprise, nightShift, startup } from "../kit/configurations.ts";
import { tellStory, triggeredAt } from "../kit/alert-story.ts";

const close = (notes: string | null, is_false_alarm: boolean | null = null) =>
  ({ kind: "close", by: "Security Manager", by_id: null, notes, is_false_alarm }) as const;

test("an SOS tells both recipients on their own channels: 5 notifications (seed, step 4)", () => {
  expect(tellStory(emergencyResponse).pages()).toEqual([
    "triggered EMAIL Security Manager",
    "triggered SMS Security Manager",
    "triggered PUSH Security Manager",
    "triggered EMAIL Transport Manager",
    "triggered SMS Transport Manager",
  ]);
});

test("a channel that the configuration does not allow is not used (seed, field 9)", () => {
  const story = tellStory({
    ...emergencyResponse,
    notification_channels: ["EMAIL", "SMS", "PUSH"],
    primary_recipients: [
      { name: "Manager", email: "m@company.com", phone: "+911234567890", channels: ["EMAIL", "SMS", "VOICE"] },
    ],
  });
  expect(story.pages()).toEqual(["triggered EMAIL Manager", "triggered SMS Manager"]);
});

describe("escalation", () => {
  test("waits for the threshold, then tells the next level and lets the first know (seed, step 7)", () => {
    const story = tellStory(emergencyResponse);
    expect(story.state().alert.next_escalation_at).toBe(triggeredAt + 300_000);
    story.at(299.999, { kind: "step" });
    expect(story.state().escalations).toEqual([]);
    story.at(300, { kind: "step" });
    expect(story.pages().slice(5)).toEqual([
      "escalated EMAIL Operations Director",
      "escalated SMS Operations Director",
      "escalated VOICE Operations Director",
      "escalation_notice EMAIL Security Manager",
      "escalation_notice EMAIL Transport Manager",
    ]);
    expect(story.state().alert).toMatchObject({ status: "TRIGGERED", escalation_level: 2 });
    expect(story.state().escalations).toMatchObject([
      {
        escalation_level: 2,
        escalated_to: ["Operations Director"],
        is_auto_escalation: true,
        reason: "not acknowledged in 300 s",
      },
    ]);
  });

  test("comes once, and the alert is dropped when the next level does not answer either", () => {
    const story = tellStory(emergencyResponse);
    for (const second of [300, 301, 450, 599]) story.at(second, { kind: "step" });
    expect(story.state().escalations).toHaveLength(1);
    story.at(600, { kind: "step" });
    expect(story.state().alert).toMatchObject({ status: "DROPPED", next_escalation_at: null });
    expect(story.does(700, "acknowledge")).toBeNull();
    expect(story.state().alert).toMatchObject({ status: "ACKNOWLEDGED", response_time_seconds: 700 });
  });

  test("never comes where it is off (seed, field 6)", () => {
    expect(tellStory(startup).state().alert.next_escalation_at).toBeNull();
  });

  test("is kept from the primaries where they are not to be told (seed, field 11)", () => {
    const story = tellStory({ ...emergencyResponse, notify_on_escalation: false });
    story.at(300, { kind: "step" });
    expect(
      story
        .pages()
        .slice(5)
        .every((page) => page.includes("Operations Director")),
    ).toBe(true);
  });

  test("reaches a primary who has no mail on the quietest channel there is", () => {
    const story = tellStory(nightShift);
    story.at(180, { kind: "step" });
    expect(story.pages().filter((page) => page.startsWith("escalation_notice"))).toEqual([
      "escalation_notice SMS Night Security Supervisor",
      "escalation_notice PUSH Night Shift Manager",
    ]);
  });

  test("to nobody says so, and drops at once", () => {
    const story = tellStory({ ...emergencyResponse, escalation_recipients: null });
    story.at(300, { kind: "step" });
    story.at(300, { kind: "step" });
    expect(story.state().escalations).toMatchObject([{ escalated_to: [] }]);
    expect(story.state().alert.status).toBe("DROPPED");
  });

  test("by hand takes an acknowledged alert back to people", () => {
    const story = tellStory(emergencyResponse);
    story.does(10, "acknowledge");
    expect(story.does(20, "escalate", "Priya")).toBeNull();
    expect(story.state().alert).toMatchObject({
      status: "TRIGGERED",
      escalation_level: 2,
      acknowledged_at: triggeredAt + 10_000,
    });
    expect(story.state().escalations).toMatchObject([{ is_auto_escalation: false, reason: "escalated by Priya" }]);
  });
});

describe("acknowledging", () => {
  test("stops the escalation, calls off what is still waiting, tells the primaries and the employee (seed, step 8)", () => {
    const story = tellStory(emergencyResponse, {}, true);
    story.does(90, "acknowledge");
    const { alert, notifications } = story.state();
    expect(alert).toMatchObject({
      status: "ACKNOWLEDGED",
      acknowledged_by: "Security Manager",
      response_time_seconds: 90,
      next_escalation_at: null,
    });
    expect(notifications.slice(0, 5).map(({ status }) => status)).toEqual(Array(5).fill("cancelled"));
    expect(story.pages().slice(5)).toEqual([
      "status_changed EMAIL Security Manager",
      "status_changed EMAIL Transport Manager",
      "status_changed PUSH Meera Iyer",
    ]);
    story.at(300, { kind: "step" });
    expect(story.state().escalations).toEqual([]);
  });

  test("tells the employee by mail where there is no device", () => {
    const story = tellStory(emergencyResponse);
    story.does(90, "acknowledge");
    expect(story.pages().at(-1)).toBe("status_changed EMAIL Meera Iyer");
  });

  test("tells nobody where nobody wants to know (seed, field 10)", () => {
    const story = tellStory({ ...emergencyResponse, notify_on_status_change: false });
    story.does(90, "acknowledge");
    expect(story.pages()).toHaveLength(5);
  });

  test("by a second person is kept, and does not move the first answer", () => {
    const story = tellStory(emergencyResponse);
    story.does(90, "acknowledge");
    expect(story.does(95, "acknowledge", "Transport Manager")).toBeNull();
    expect(story.state().alert).toMatchObject({ acknowledged_by: "Security Manager", response_time_seconds: 90 });
    expect(story.does(96, "acknowledge")).toMatchObject({ kind: "conflict" });
  });
});

describe("resolving and closing", () => {
  test.each([
    [45, "CLOSED"],
    [120, "CLOSED"],
    [120.9, "CLOSED"],
    [121, "RESOLVED"],
    [600, "RESOLVED"],
  ])("resolved after %d s with a limit of 120 s is %s (seed, field 12)", (seconds, status) => {
    const story = tellStory(emergencyResponse);
    story.does(1, "acknowledge");
    story.does(seconds, "resolve");
    expect(story.state().alert).toMatchObject({ status, is_false_alarm: status === "CLOSED" });
    const told = story
      .pages()
      .filter((page) => page.includes("Transport Manager"))
      .slice(3);
    expect(told).toEqual([
      status === "CLOSED" ? "closed EMAIL Transport Manager" : "status_changed EMAIL Transport Manager",
    ]);
  });

  test("the whole timeline of the seed", () => {
    const story = tellStory(emergencyResponse);
    story.does(90, "acknowledge");
    story.does(300, "start");
    story.does(600, "resolve");
    expect(story.at(650, close(""))).toMatchObject({ kind: "invalid", detail: "Closure notes required" });
    expect(story.state().alert.status).toBe("RESOLVED");
    expect(story.at(660, close("Real emergency, provided escort to employee"))).toBeNull();
    expect(story.state().alert).toMatchObject({
      status: "CLOSED",
      response_time_seconds: 90,
      resolution_time_seconds: 600,
      closed_at: triggeredAt + 660_000,
      closure_notes: "Real emergency, provided escort to employee",
      is_false_alarm: false,
    });
  });

  test("closing early resolves first, in one go", () => {
    const story = tellStory(emergencyResponse);
    expect(story.at(5, close("pressed by accident", true))).toBeNull();
    expect(story.events().map(({ type }) => type)).toEqual(["alert.triggered", "alert.resolved", "alert.closed"]);
    expect(story.state().alert).toMatchObject({ status: "CLOSED", is_false_alarm: true, resolution_time_seconds: 5 });
  });

  test("needs no notes where none are asked for", () => {
    expect(tellStory(startup).at(5, close(null))).toBeNull();
  });

  test("tells those it was escalated to, too", () => {
    const story = tellStory(enterprise);
    story.at(120, { kind: "step" });
    story.does(130, "acknowledge");
    story.does(200, "resolve");
    const told = story.pages().filter((page) => page.startsWith("status_changed"));
    expect(told.filter((page) => page.includes("Chief Security Officer"))).toHaveLength(1);
  });

  test("a clock that was set back makes no false alarm of what was resolved", () => {
    const story = tellStory({ ...emergencyResponse, auto_close_false_alarm_seconds: 120 });
    story.does(-3600, "resolve");
    expect(story.state().alert).toMatchObject({ status: "RESOLVED", is_false_alarm: false });
  });

  test("a resolved alert can be reopened, a closed one is final", () => {
    const story = tellStory(emergencyResponse);
    story.does(10, "acknowledge");
    story.does(600, "resolve");
    expect(story.does(610, "reopen")).toBeNull();
    expect(story.state().alert).toMatchObject({ status: "IN_PROGRESS", resolved_at: null });
    story.at(700, close("done"));
    for (const kind of ["acknowledge", "start", "resolve", "reopen", "escalate", "unacknowledge"] as const)
      expect(story.does(710, kind)).toMatchObject({ kind: "conflict" });
  });
});
