// Exercises over the API, with a real mail server: whom they call, what the report says, and that nobody else hears of it.
import { afterEach, beforeEach, expect, test } from "vitest";

import { type SmtpReceiver, startSmtpReceiver } from "../../kit/smtp-receiver.ts";
import { startStation, type TestStation } from "../../kit/station.ts";
import { until } from "../../kit/until.ts";

let smtp: SmtpReceiver;
let at: TestStation;
let gate: { readonly id: string; readonly schedule_id: string };

beforeEach(async () => {
  smtp = await startSmtpReceiver();
  at = await startStation({
    environment: { WATCHDESK_SMTP_URL: smtp.url, WATCHDESK_SMTP_FROM: "alerts@northgate.example" },
  });
  await post("/alert-configurations", {
    config_name: "Desk",
    notification_channels: ["EMAIL"],
    primary_recipients: [{ name: "Director", email: "director@company.com", channels: ["EMAIL"] }],
  });
  gate = await post("/teams", { name: "Gate" });
  const people = await Promise.all(
    ["Alice", "Bob"].map((name) => post("/users", { name, email: `${name.toLowerCase()}@company.com` })),
  );
  await post("/shifts", {
    schedule_id: gate.schedule_id,
    layer: 1,
    attendees: people.map(({ id }) => id),
    time_zone: "UTC",
    start: "2020-01-01T00:00",
    end: "2020-01-02T00:00",
    repeat: { frequency: "daily" },
  });
});
afterEach(async () => {
  await at.stop();
  await smtp.stop();
});

async function call(method: string, path: string, body?: object): Promise<any> {
  const reply = await at.call(method, `/api/v1${path}`, body);
  expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
  return reply.body;
}
const post = (path: string, body: object): Promise<any> => call("POST", path, body);

test("those on call get mail that says EXERCISE, and the report says who was reached and who answered", async () => {
  const drill = await post("/alerts/trigger", {
    alert_type: "OTHER",
    title: "Monthly exercise",
    is_drill: true,
    destinations: [gate.id],
  });
  await smtp.waitForCount(2);
  expect(smtp.mails.flatMap(({ to }) => to).toSorted()).toEqual(["alice@company.com", "bob@company.com"]);
  expect(smtp.mails.every(({ subject, text }) => /EXERCISE/u.test(subject) && /EXERCISE/u.test(text))).toBe(true);
  await until("both are reached", async () => (await call("GET", `/drills/${drill.id}`)).counts.reached === 2);
  await call("PUT", `/alerts/${drill.id}/acknowledge`, { acknowledged_by: "Alice" });
  await smtp.waitForCount(3);
  await call("PUT", `/alerts/${drill.id}/close`, { closed_by: "Vikram" });
  await smtp.waitForCount(5);

  const report = await call("GET", `/drills/${drill.number}`);
  expect(report).toMatchObject({
    id: drill.id,
    title: "EXERCISE: Monthly exercise",
    is_over: true,
    chosen: ["Gate"],
    ended_by: "Vikram",
    counts: { called: 2, reached: 2, acknowledged: 1, rejected: 0, silent: 0, failed_calls: 0 },
  });
  const alice = report.people.find(({ name }: any) => name === "Alice");
  expect(alice).toMatchObject({ layer: 1, answer: "acknowledged", calls: [{ channel: "EMAIL", status: "sent" }] });
  expect(alice.answered_after_seconds).toBeGreaterThan(0);
  expect(report.people.find(({ name }: any) => name === "Bob").answer).toBe("spared");
  expect(report.timeline.at(-1).text).toBe("Closed by Vikram");
  expect(smtp.mails.flatMap(({ to }) => to)).not.toContain("director@company.com");
});

test("a mailbox that refuses stands in the report with its reason", async () => {
  smtp.setMode({ kind: "reject", code: 550, message: "no such mailbox" });
  const { id } = await post("/alerts/trigger", { alert_type: "OTHER", is_drill: true, destinations: [gate.id] });
  await until("both failed", async () => (await call("GET", `/drills/${id}`)).counts.failed_calls === 2);
  const { counts, people } = await call("GET", `/drills/${id}`);
  expect(counts).toMatchObject({ called: 2, reached: 0 });
  expect(people[0].calls[0]).toMatchObject({ status: "failed", reached_after_seconds: null });
  expect(people[0].calls[0].error).toContain("no such mailbox");
});

test("the list holds exercises alone, newest first, page by page", async () => {
  await post("/alerts/trigger", { alert_type: "OTHER" });
  for (const title of ["one", "two", "three"])
    await post("/alerts/trigger", { alert_type: "OTHER", title, is_drill: true, destinations: [gate.id] });
  const first = await call("GET", "/drills?limit=2");
  expect(first).toMatchObject({ total_count: 3, has_more: true });
  const second = await call("GET", `/drills?limit=2&cursor=${first.next_cursor}`);
  expect([...first.data, ...second.data].map(({ title }: any) => title)).toEqual([
    "EXERCISE: three",
    "EXERCISE: two",
    "EXERCISE: one",
  ]);
});

test("a real alert is no exercise, and both need a token that may read", async () => {
  const { id } = await post("/alerts/trigger", { alert_type: "OTHER" });
  expect((await at.call("GET", `/api/v1/drills/${id}`)).status).toBe(404);
  expect((await at.call("GET", "/api/v1/drills/nothing")).status).toBe(404);
  expect((await at.call("GET", "/api/v1/drills", undefined, { authorization: "" })).status).toBe(401);
});
