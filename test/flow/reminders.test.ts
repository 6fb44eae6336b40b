// Going on and off call: who is told, when, on which channel, each once. Every message that goes out is listed.
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { DeliveryOutcome } from "../../src/main/ports.ts";
import { type CrewStation, emailOf, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
let schedule: string;
let alice: string;
let bob: string;
let mailAnswer: DeliveryOutcome;
beforeEach(async () => {
  mailAnswer = { kind: "sent", provider_id: null, cost: null };
  at = await startCrewStation((_, channel) =>
    channel === "EMAIL" ? mailAnswer : { kind: "sent", provider_id: null, cost: null },
  );
  schedule = (await at.call("POST", "/teams", { name: "Gate" })).schedule_id;
  alice = await person("Alice");
  bob = await person("Bob");
  await shift(alice, "2026-11-20T08:00", "2026-11-20T20:00");
  await shift(bob, "2026-11-20T20:00", "2026-11-21T08:00");
});
afterEach(() => at.stop());

const person = async (name: string): Promise<string> =>
  (await at.call("POST", "/users", { name, email: emailOf(name), phone: "+919845012345" })).id;
const shift = (who: string, start: string, end: string) =>
  at.call("POST", "/shifts", {
    schedule_id: schedule,
    layer: 1,
    attendees: [who],
    time_zone: "UTC",
    start,
    end,
    repeat: { frequency: "daily" },
  });
const wants = (id: string, on: number | null, off: number | null) =>
  at.call("PATCH", `/users/${id}`, { on_call_reminder_minutes: on, off_call_reminder_minutes: off });
/** Comes to each minute in turn; answers what was sent, with the minute. */
async function through(...minutes: readonly number[]): Promise<readonly string[]> {
  const told: string[] = [];
  for (const minute of minutes) {
    await at.goTo(minute);
    told.push(...(await at.news()).map((one) => `${minute} ${one}`));
  }
  return told;
}

test("nobody asked: nothing is planned and nothing is sent", async () => {
  expect(await through(0, 15, 45, 75, 800)).toEqual([]);
  const remind = await at.call("GET", `/users/${bob}/reminders`);
  expect(remind).toEqual({ coming: [], told: [] });
});

test("an hour before going on call and half an hour before going off, by mail, once each", async () => {
  await wants(bob, 60, null);
  await wants(alice, null, 30);
  const { coming } = await at.call("GET", `/users/${bob}/reminders`);
  expect(coming[0]).toEqual({
    kind: "on_call",
    team_name: "Gate",
    layer: 1,
    at: "2026-11-21T20:00:00.000Z",
    due: "2026-11-21T19:00:00.000Z",
    until: "2026-11-22T08:00:00.000Z",
    relieved_by: [],
  });
  expect(coming).toHaveLength(14);
  expect(await through(0, 14.9, 15, 16, 44.9, 45, 46, 75, 90)).toEqual([
    "15 Bob EMAIL reminder",
    "45 Alice EMAIL reminder",
  ]);
  expect((await at.call("GET", `/users/${alice}/reminders`)).told).toMatchObject([
    {
      kind: "off_call",
      at: "2026-11-21T20:00:00.000Z",
      told_at: "2026-11-21T19:30:00.000Z",
      relieved_by: ["Bob"],
      status: "sent",
      notifications: [{ kind: "reminder", channel: "EMAIL", status: "sent", attempts: 1 }],
    },
  ]);
  expect(await through(15 + 1440)).toEqual(["1455 Bob EMAIL reminder"]);
});

test("a change of the plan is followed: an override moves the reminder to who takes over", async () => {
  await wants(bob, 60, null);
  const carol = await person("Carol");
  await wants(carol, 60, null);
  await at.call("POST", "/shifts/2/override", { occurrence: "2026-11-21T20:00", attendees: [carol] });
  expect(await through(15, 30, 75)).toEqual(["15 Carol EMAIL reminder"]);
});

test("asked for when the time to be told has passed already: told at once", async () => {
  await at.goTo(60);
  await wants(bob, 60, null);
  expect(await through(60, 61, 62)).toEqual(["60 Bob EMAIL reminder"]);
  await wants(alice, 780, null);
  expect(await through(64, 65)).toEqual(["64 Alice EMAIL reminder"]);
  await wants(bob, 30, 0);
  expect(await through(66, 74, 76)).toEqual([]);
});

test("told long after it began, it would help nobody", async () => {
  await at.goTo(91);
  await wants(bob, 60, null);
  expect(await through(91, 92)).toEqual([]);
});

test("a person's own quiet channels, mail and push before text; a reminder never rings", async () => {
  await at.call("PATCH", `/users/${bob}`, {
    notification_preferences: { LOW: [{ channel: "VOICE" }, { channel: "SMS" }] },
  });
  await wants(bob, 60, null);
  expect(await through(15)).toEqual(["15 Bob SMS reminder"]);
});

describe("what does not arrive", () => {
  test("is tried again, and is not told twice", async () => {
    mailAnswer = { kind: "retry", reason: "busy", not_before: null };
    await wants(bob, 60, null);
    expect(await through(15)).toEqual(["15 Bob EMAIL reminder"]);
    mailAnswer = { kind: "sent", provider_id: null, cost: null };
    expect(await through(16, 17, 18)).toEqual(["16 Bob EMAIL reminder"]);
    const { told } = await at.call("GET", `/users/${bob}/reminders`);
    expect(told).toMatchObject([{ status: "sent", notifications: [{ attempts: 2 }] }]);
  });

  test("goes out on the next quiet channel once it is given up", async () => {
    mailAnswer = { kind: "refused", reason: "550 no such mailbox" };
    await wants(bob, 60, null);
    expect(await through(15, 16)).toEqual(["15 Bob EMAIL reminder", "15 Bob SMS reminder"]);
    const { told } = await at.call("GET", `/users/${bob}/reminders`);
    expect(told[0].notifications.map(({ channel, status }: any) => `${channel} ${status}`)).toEqual([
      "EMAIL failed",
      "SMS sent",
    ]);
  });

  test("a provider's late word is kept, and brings it out again while it still helps", async () => {
    await wants(bob, 60, null);
    expect(await through(15)).toEqual(["15 Bob EMAIL reminder"]);
    const id = (await at.call("GET", `/users/${bob}/reminders`)).told[0].notifications[0].id;
    await at.desk.station.desk.report(id, false, "bounced");
    expect(await through(16)).toEqual(["16 Bob EMAIL reminder"]);
    await at.desk.station.desk.report(id, true, null);
    await at.desk.station.desk.report(id, false, "bounced");
    expect((await at.call("GET", `/users/${bob}/reminders`)).told[0].status).toBe("delivered");
    expect(await through(17, 18)).toEqual([]);
  });
});

test("a refill gives the same rows, and the same reminder from another console is known", async () => {
  await wants(bob, 60, null);
  await through(15);
  const { db, refill } = at.desk.station.store;
  const rows = () => [
    db.prepare("SELECT * FROM reminders ORDER BY id").all(),
    db.prepare("SELECT * FROM alert_notifications ORDER BY id").all(),
  ];
  const before = rows();
  expect(before[0]).toHaveLength(1);
  refill();
  expect(rows()).toEqual(before);
  const { journal, reminders } = at.desk.station.store;
  const [told] = reminders.ofUser("default", bob, 1);
  if (told === undefined) throw new Error("nothing was told");
  const stream = `reminder:${told.id}`;
  reminders.refold(stream, journal.stream(stream));
  expect(rows()).toEqual(before);
  const { id, account_id, due_at: _due, notifications: _sent, ...due } = told;
  await at.desk.station.desk.remind([{ id, account_id, due }]);
  expect(rows()).toEqual(before);
  expect(await at.news()).toEqual([]);
});
