import { expect, test } from "vitest";

import { AlertStatus } from "../../../src/core/alert.ts";
import type { AlertCommand } from "../../../src/core/alert-command.ts";
import { decide } from "../../../src/core/alert-decide.ts";
import { isRefusal } from "../../../src/core/decision.ts";
import { expectedStep, type OfferKind, offersFor, reasonAgainst } from "../../../src/renderer/state/offers.ts";
import { planOf, tellStory } from "../../kit/alert-story.ts";
import { noon } from "../alert-row.ts";

const recipient = { name: "Control room", email: "control@company.com", channels: ["EMAIL"] };
const configuration = {
  config_name: "Protocol",
  primary_recipients: [recipient],
  escalation_recipients: [recipient],
  notification_channels: ["EMAIL"],
  require_closure_notes: false,
};
const kinds: readonly OfferKind[] = [
  "acknowledge",
  "start",
  "resolve",
  "close",
  "escalate",
  "hand_off",
  "comment",
  "unacknowledge",
  "reopen",
];
const doing = { by: "Priya N.", by_id: null, notes: null };

const toCommand = (kind: OfferKind): AlertCommand =>
  kind === "comment"
    ? { kind, by: "Priya N.", text: "x" }
    : kind === "close"
      ? { ...doing, kind, is_false_alarm: false }
      : kind === "hand_off"
        ? { ...doing, kind, destination: "somebody" }
        : { ...doing, kind };

const plans = [configuration, { ...configuration, escalation_recipients: null }, null];
const cases = AlertStatus.options.flatMap((status) =>
  kinds.flatMap((kind) =>
    ["Priya N.", "Dev K."].flatMap((taker) =>
      plans.map((settings, index) => ({ status, kind, taker, settings, index })),
    ),
  ),
);

test.each(cases)(
  "$kind on $status taken by $taker with plan $index is offered exactly when it would be accepted",
  ({ status, kind, taker, settings }) => {
    const story = tellStory(settings).state();
    const state = { ...story, alert: { ...story.alert, status, acknowledged_by: taker } };
    const plan = planOf(settings);
    const decision = decide(state, toCommand(kind), {
      now: noon + 1_000_000,
      plan,
      employeeHasDevice: false,
      newId: "n",
      roster: { team: () => null, onCall: () => [], people: () => [] },
    });
    expect(reasonAgainst(kind, state.alert, "Priya N.", plan) === null).toBe(!isRefusal(decision));
  },
);

test("eight buttons, each with a key of its own; handing back gives way to reopening once it is resolved", () => {
  const { alert } = tellStory(configuration).state();
  const offers = offersFor(alert, "Priya N.", planOf(configuration));
  expect(new Set(offers.map(({ key }) => key)).size).toBe(8);
  expect(offersFor({ ...alert, status: "RESOLVED" }, "Priya N.", null).map(({ kind }) => kind)).toContain("reopen");
});

test("the step that is expected next follows the life of an alert", () => {
  expect(
    ["TRIGGERED", "ACKNOWLEDGED", "IN_PROGRESS", "RESOLVED"].map((status) => expectedStep(AlertStatus.parse(status))),
  ).toEqual(["acknowledge", "start", "resolve", "close"]);
});
