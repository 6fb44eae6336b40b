import { expect, test } from "vitest";

import { composeMessage } from "../../src/core/message.ts";
import { emergencyResponse } from "../kit/configurations.ts";
import { tellStory } from "../kit/alert-story.ts";

test("handing it back calls the first recipients again, whatever they are told of changes", () => {
  for (const notify_on_status_change of [true, false]) {
    const story = tellStory({ ...emergencyResponse, notify_on_status_change });
    const first = story.pages();
    story.does(10, "acknowledge");
    const before = story.pages().length;
    story.does(20, "unacknowledge");
    expect(story.pages().slice(before)).toEqual([
      ...first,
      ...(notify_on_status_change ? ["status_changed EMAIL Meera Iyer"] : []),
    ]);
    expect(story.state().alert).toMatchObject({ status: "TRIGGERED", calls_waiting: 5 });
  }
});

test("nobody in danger reads that it is over while it is open again", () => {
  const story = tellStory(emergencyResponse);
  story.does(10, "acknowledge");
  story.does(20, "unacknowledge");
  const { alert, notifications } = story.state();
  const notification = notifications.findLast(({ about }) => about?.to_employee === true);
  if (notification === undefined) throw new Error("the employee is told nothing");
  const { lead } = composeMessage({ alert, notification, emergency_contacts: [], writeTime: String });
  expect(lead).toBe("Your alert is open again and people are being called");
});
