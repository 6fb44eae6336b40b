// What an alert's notifications say of who was reached, and what a provider's answers do to them.
import { describe, expect, test } from "vitest";

import { tellStory, triggeredAt } from "../kit/alert-story.ts";
import { emergencyResponse, enterprise, startup } from "../kit/configurations.ts";

describe("notifications", () => {
  const attempted = (outcome: "sent" | "retry" | "refused", next_at: number | null = null) =>
    ({
      kind: "attempted",
      notification_id: "A.triggered.1.0.EMAIL",
      outcome,
      provider_id: "m1",
      error: outcome === "sent" ? null : "451 busy",
      cost: null,
      next_at,
    }) as const;

  test("what was sent counts as reached, what failed says why", () => {
    const story = tellStory(emergencyResponse);
    expect(story.state().alert).toMatchObject({ people_paged: 2, people_reached: 0, reach_note: null });
    story.at(1, attempted("retry", triggeredAt + 5000));
    expect(story.state().alert.reach_note).toBe("EMAIL failed");
    story.at(5, attempted("sent"));
    expect(story.state().alert).toMatchObject({ people_reached: 1, reach_note: "EMAIL sent" });
    expect(story.state().notifications[0]).toMatchObject({
      status: "sent",
      attempts: [{ outcome: "retry" }, { outcome: "sent" }],
    });
  });

  test("an attempt that fails after the acknowledgement is not repeated", () => {
    const story = tellStory(emergencyResponse);
    story.does(1, "acknowledge");
    story.at(2, attempted("retry", triggeredAt + 10_000));
    expect(story.state().notifications[0]).toMatchObject({ status: "cancelled", next_attempt_at: null });
  });

  test("a recipient without an address fails at once, visibly", () => {
    const story = tellStory({ ...startup, primary_recipients: [{ name: "Lead", channels: ["SMS"] }] });
    expect(story.state().notifications).toMatchObject([
      { status: "failed", error: "no_address", next_attempt_at: null },
    ]);
    expect(story.state().alert.people_reached).toBe(0);
  });

  test("a busy phone is called again while nobody has answered", () => {
    const story = tellStory(enterprise);
    const busy = {
      kind: "delivered",
      notification_id: "A.triggered.1.1.VOICE",
      delivered: false,
      error: "busy",
    } as const;
    story.at(5, busy);
    expect(story.state().notifications.find(({ channel }) => channel === "VOICE")).toMatchObject({
      status: "retrying",
      error: "busy",
    });
    story.does(6, "acknowledge");
    story.at(7, busy);
    expect(story.state().notifications.find(({ channel }) => channel === "VOICE")).toMatchObject({
      status: "failed",
      next_attempt_at: null,
    });
  });

  test("two people of one name are two; one person listed twice is told once", () => {
    const same = { name: "Guard", channels: ["SMS"] };
    const story = tellStory({
      ...startup,
      primary_recipients: [
        { ...same, phone: "+911111111111" },
        { ...same, phone: "+912222222222" },
        { ...same, phone: "+911111111111" },
      ],
    });
    expect(story.pages()).toEqual(["triggered SMS Guard", "triggered SMS Guard"]);
    expect(story.state().alert.people_paged).toBe(2);
  });

  test("a report of an earlier attempt undoes no delivery", () => {
    const story = tellStory(enterprise);
    const report = (delivered: boolean) =>
      ({ kind: "delivered", notification_id: "A.triggered.1.1.VOICE", delivered, error: null }) as const;
    story.at(5, report(true));
    story.at(6, report(false));
    expect(story.state().notifications.find(({ channel }) => channel === "VOICE")).toMatchObject({
      status: "delivered",
    });
  });

  test("somebody who is no user here is named by whoever raised it", () => {
    const story = tellStory(
      null,
      { metadata: { person_name: "A passer-by", call_back: "+919800000000" } },
      false,
      null,
    );
    expect(story.state().alert).toMatchObject({
      employee_id: null,
      employee_name: "A passer-by",
      employee_phone: "+919800000000",
      title: "SOS: A passer-by",
    });
  });

  test("without a configuration the account's owner is told", () => {
    expect(tellStory(null).pages()).toEqual(["unconfigured EMAIL Owner"]);
  });
});
