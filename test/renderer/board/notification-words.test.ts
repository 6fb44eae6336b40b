import { expect, test } from "vitest";

import { isCall, roundsOf, stateOf } from "../../../src/renderer/board/detail/notification-words.ts";
import { tellStory } from "../../kit/alert-story.ts";

const person = (name: string): object => ({
  name,
  email: "one@company.com",
  phone: "+919845012345",
  channels: ["EMAIL", "SMS"],
});
const configuration = {
  config_name: "Protocol",
  primary_recipients: [person("Control room")],
  escalation_recipients: [person("Asha R.")],
  notification_channels: ["EMAIL", "SMS"],
  escalation_threshold_seconds: 120,
};

test("calls stand by round, the newest first; notices of status are not calls", () => {
  const story = tellStory(configuration);
  story.at(120, { kind: "step" });
  const rounds = roundsOf(story.state().notifications.filter(isCall));
  expect(
    rounds.map(({ title, notifications }) => [
      title.split(" ")[0],
      notifications.map(({ recipient_name, channel }) => `${recipient_name} ${channel}`),
    ]),
  ).toEqual([
    ["Escalated", ["Asha R. EMAIL", "Asha R. SMS"]],
    ["At", ["Control room EMAIL", "Control room SMS"]],
  ]);
});

test("a state says what happened and, while it is tried again, when", () => {
  const story = tellStory(configuration);
  const [first] = story.state().notifications;
  if (first === undefined) throw new Error("nobody was called");
  expect(stateOf(first)).toEqual({ text: "waiting to be sent", tone: "normal" });
  const at = new Date(2026, 10, 21, 18, 45, 7).getTime();
  expect(stateOf({ ...first, status: "retrying", error: "busy", next_attempt_at: at }).text).toBe(
    "busy, again 18:45:07",
  );
  expect(stateOf({ ...first, status: "failed", error: "not_configured" })).toEqual({
    text: "channel not set up",
    tone: "bad",
  });
  expect(stateOf({ ...first, status: "delivered", delivered_at: at })).toEqual({
    text: "delivered 18:45:07",
    tone: "good",
  });
});
