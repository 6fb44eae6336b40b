import { expect, test } from "vitest";

import { NotificationKind } from "../../src/core/alert.ts";
import { composeMessage } from "../../src/core/message.ts";
import { tellStory } from "../kit/alert-story.ts";

test.each(NotificationKind.options)("a message of kind %s about an exercise says so in its first words", (kind) => {
  const { alert } = tellStory(null, { is_drill: true }).state();
  const about = { status: "ACKNOWLEDGED", by: "Asha", notes: null, to_employee: false } as const;
  for (const of of [null, about]) {
    const message = composeMessage({
      alert,
      notification: { kind, about: of },
      emergency_contacts: [],
      writeTime: String,
    });
    for (const text of [message.subject, message.short, message.spoken, message.lead])
      expect(text).toMatch(/^EXERCISE, nothing has happened: /u);
  }
});
