import { afterEach, beforeEach, expect, test } from "vitest";

import { AlertJson, EscalationJson, NotificationJson, TimelineEntryJson } from "../../../src/main/intake/alert-json.ts";
import { emergencyResponse } from "../../kit/configurations.ts";
import { startStation, type TestStation } from "../../kit/station.ts";

/** The morning of the seed's example. */
const clockAt = Date.parse("2026-03-02T18:45:00Z");
const sos = { alert_type: "SOS", severity: "CRITICAL", current_latitude: 12.9716, current_longitude: 77.5946 };

let at: TestStation;
beforeEach(async () => {
  at = await startStation({ clockAt });
});
afterEach(() => at.stop());

const trigger = (body: object, headers?: Record<string, string>) =>
  at.call("POST", "/api/v1/alerts/trigger", body, headers);
const countAlerts = async (): Promise<number> => (await at.call("GET", "/api/v1/alerts")).body.total_count;

test("an alert is answered with everything the contract names, as JSON of the documented shape", async () => {
  await at.call("POST", "/api/v1/alert-configurations", emergencyResponse);
  const { status, body } = await trigger({
    ...sos,
    accuracy_meters: 8,
    title: "Panic button",
    metadata: { device: "watch" },
  });
  expect(status).toBe(201);
  expect(AlertJson.strict().parse(body)).toEqual(body);
  expect(body).toMatchObject({
    number: 1,
    account_id: "default",
    employee_id: null,
    team_id: null,
    alert_type: "SOS",
    severity: "CRITICAL",
    status: "TRIGGERED",
    title: "Panic button",
    description: null,
    trigger_latitude: 12.9716,
    trigger_longitude: 77.5946,
    triggered_at: "2026-03-02T18:45:00.000Z",
    acknowledged_at: null,
    acknowledged_by: null,
    response_time_seconds: null,
    resolved_at: null,
    resolution_time_seconds: null,
    closed_at: null,
    closed_by: null,
    closure_notes: null,
    is_false_alarm: false,
    dedup_count: 0,
    next_escalation_at: "2026-03-02T18:50:00.000Z",
    escalation_level: 1,
    source_id: null,
    comments_count: 0,
    metadata: { device: "watch" },
  });
  expect(body.configuration).toEqual({
    id: expect.any(String),
    config_name: "Emergency Response Team",
    why: expect.stringContaining("priority 100"),
  });
  expect(body.emergency_contacts.map(({ phone }: { phone: string }) => phone)).toEqual(["100", "108", "+911234567890"]);
});

test("without a configuration the alert says so and has no contacts", async () => {
  const { body } = await trigger(sos);
  expect(body).toMatchObject({ configuration: null, emergency_contacts: [], next_escalation_at: null });
});

test("the same source while open, or the same idempotency key, answers the same alert", async () => {
  const first = await trigger({ ...sos, source_id: "door-7" });
  const again = await trigger({ ...sos, source_id: "door-7", description: "still" });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body).toMatchObject({ id: first.body.id, dedup_count: 1 });

  const keyed = await trigger(sos, { "idempotency-key": "k1" });
  const repeated = await trigger(sos, { "idempotency-key": "k1" });
  expect([keyed.status, repeated.status]).toEqual([201, 200]);
  expect(repeated.body.id).toBe(keyed.body.id);
  expect(await countAlerts()).toBe(2);
});

test("a hundred at once with one source are one alert, a hundred without are a hundred", async () => {
  const same = await Promise.all(Array.from({ length: 100 }, () => trigger({ ...sos, source_id: "gate" })));
  expect(same.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(new Set(same.map(({ body }) => body.id)).size).toBe(1);
  const apart = await Promise.all(Array.from({ length: 100 }, () => trigger(sos)));
  expect(new Set(apart.map(({ body }) => body.number)).size).toBe(100);
  expect((await at.call("GET", `/api/v1/alerts/${same[0]?.body.id}`)).body.dedup_count).toBe(99);
});

test.each([
  ["alert_type", {}],
  ["alert_type", { alert_type: "FIRE" }],
  ["alert_type", { alert_type: "sos" }],
  ["severity", { ...sos, severity: "URGENT" }],
  ["current_latitude", { ...sos, current_latitude: 90.1 }],
  ["current_latitude", { ...sos, current_latitude: "12.9" }],
  ["current_longitude", { ...sos, current_longitude: -180.5 }],
  ["accuracy_meters", { ...sos, accuracy_meters: -1 }],
  ["title", { ...sos, title: "x".repeat(301) }],
  ["source_id", { ...sos, source_id: "" }],
  ["employee_id", { ...sos, employee_id: {} }],
  ["destinations.0", { ...sos, destinations: [true] }],
  ["destination", { ...sos, destination: "x" }],
  ["metadata", { ...sos, metadata: [] }],
])("a trigger with a bad %s is refused by path and leaves nothing", async (path, body) => {
  const reply = await trigger(body);
  expect(reply.status).toBe(400);
  expect(reply.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  expect(reply.body.errors[0].message).toMatch(/^(must|is|has) /u);
  expect(await countAlerts()).toBe(0);
});

test("metadata nested without end is refused, not a crash", async () => {
  const reply = await at.call(
    "POST",
    "/api/v1/alerts/trigger",
    `{"alert_type":"SOS","metadata":{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`,
  );
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: "metadata" }] } });
});

test("an alert is found by its id and by its number, and nothing else is", async () => {
  const { body } = await trigger(sos);
  for (const ref of [body.id, "1"]) expect((await at.call("GET", `/api/v1/alerts/${ref}`)).body.id).toBe(body.id);
  for (const ref of ["2", "nothing", "%20", "x".repeat(99)])
    expect(await at.call("GET", `/api/v1/alerts/${ref}`), ref).toMatchObject({
      status: 404,
      body: { status: 404, type: "urn:watchdesk:problem:not-found" },
    });
});

test("a walk by cursor sees everything that was there at its start exactly once, whatever comes meanwhile", async () => {
  for (let made = 0; made < 23; made += 1) await trigger({ ...sos, title: `T${made}` });
  for (const sort of ["-triggered_at", "number", "-number", "triggered_at"]) {
    const seen: number[] = [];
    let cursor = "";
    do {
      const page = (await at.call("GET", `/api/v1/alerts?limit=5&sort=${sort}${cursor}`)).body;
      seen.push(...page.data.map(({ number }: { number: number }) => number));
      if (sort.startsWith("-")) await trigger(sos);
      cursor = page.next_cursor === null ? "" : `&cursor=${page.next_cursor}`;
      expect(page.has_more).toBe(cursor !== "");
    } while (cursor !== "");
    expect(new Set(seen).size, sort).toBe(seen.length);
    expect(seen, sort).toEqual(seen.toSorted((a, b) => (sort.startsWith("-") ? b - a : a - b)));
    expect(
      seen.filter((number) => number <= 23),
      sort,
    ).toHaveLength(23);
  }
});

test("filters narrow the list, alone and together", async () => {
  const team = (await at.call("POST", "/api/v1/teams", { name: "Night" })).body;
  await trigger({ ...sos, title: "Gate north" });
  await trigger({ alert_type: "DELAYED", title: "Bus 12", team_id: team.number });
  await trigger({ alert_type: "MEDICAL", title: "Gate south" });
  await at.call("PUT", "/api/v1/alerts/3/acknowledge", { acknowledged_by: "Asha" });
  const numbers = async (query: string): Promise<number[]> =>
    (await at.call("GET", `/api/v1/alerts?sort=number&${query}`)).body.data.map(
      ({ number }: { number: number }) => number,
    );
  expect(await numbers("status=TRIGGERED")).toEqual([1, 2]);
  expect(await numbers("status=TRIGGERED,ACKNOWLEDGED&severity=CRITICAL")).toEqual([1, 3]);
  expect(await numbers("alert_type=SOS&alert_type=DELAYED")).toEqual([1, 2]);
  expect(await numbers(`team_id=${team.number}`)).toEqual([2]);
  expect(await numbers(`team_id=${team.id}`)).toEqual([2]);
  expect(await numbers("team_id=999")).toEqual([]);
  expect(await numbers("q=gate")).toEqual([1, 3]);
  expect(await numbers("since=2026-03-02T18:45:00Z")).toEqual([1, 2, 3]);
  expect(await numbers("since=2026-03-03T00:15:01+05:30")).toEqual([]);
});

test.each([
  ["limit=0", "limit"],
  ["limit=201", "limit"],
  ["limit=ten", "limit"],
  ["limit=1.5", "limit"],
  ["status=OPEN", "status"],
  ["status=TRIGGERED,OPEN", "status"],
  ["severity=high", "severity"],
  ["alert_type=", "alert_type"],
  ["since=yesterday", "since"],
  ["since=2026-03-02", "since"],
  ["sort=severity", "sort"],
  ["cursor=abc", "cursor"],
  ["statuss=CLOSED", "statuss"],
])("the list refuses ?%s by name", async (query, path) => {
  const { status, body } = await at.call("GET", `/api/v1/alerts?${query}`);
  expect(status).toBe(400);
  expect(body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
});

test("the record of an alert comes oldest first and in the documented shape", async () => {
  await at.call("POST", "/api/v1/alert-configurations", emergencyResponse);
  await trigger(sos);
  await at.goTo(300);
  await at.call("PUT", "/api/v1/alerts/1/acknowledge", { acknowledged_by: "Security Manager", notes: "On my way" });

  const timeline = (await at.call("GET", "/api/v1/alerts/1/timeline")).body;
  for (const entry of timeline.data) TimelineEntryJson.strict().parse(entry);
  const happened = timeline.data
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => type.startsWith("alert."));
  expect(happened).toEqual(["alert.triggered", "alert.escalated", "alert.acknowledged"]);

  const notifications = (await at.call("GET", "/api/v1/alerts/1/notifications?limit=200")).body;
  for (const one of notifications.data) NotificationJson.strict().parse(one);
  const primary = notifications.data.filter(({ kind }: { kind: string }) => kind === "triggered");
  expect(primary).toHaveLength(5);
  expect(primary[0]).toMatchObject({
    alert_id: expect.any(String),
    recipient_name: "Security Manager",
    recipient_role: "Security",
    channel: "EMAIL",
    address: "security@company.com",
  });

  const escalations = (await at.call("GET", "/api/v1/alerts/1/escalations")).body;
  for (const one of escalations.data) EscalationJson.strict().parse(one);
  expect(escalations.data).toMatchObject([
    {
      escalation_level: 2,
      escalated_to: ["Operations Director"],
      escalated_at: "2026-03-02T18:50:00.000Z",
      is_auto_escalation: true,
    },
  ]);
  expect((await at.call("GET", "/api/v1/alerts/1/timeline?limit=1&sort=-at")).body).toMatchObject({
    data: [{ at: "2026-03-02T18:50:00.000Z" }],
    has_more: true,
    total_count: expect.any(Number),
  });
  for (const what of ["timeline", "notifications", "escalations", "comments"])
    expect((await at.call("GET", `/api/v1/alerts/99/${what}`)).status).toBe(404);
});

test("a search for control characters finds nothing, rather than everything", async () => {
  await trigger(sos);
  for (const q of ["%00", "SOS%00", "%1F", "%7F"]) {
    expect((await at.call("GET", `/api/v1/alerts?q=${q}`)).body.total_count, q).toBe(0);
    expect((await at.call("GET", `/api/v1/users?q=${q}`)).body.total_count, q).toBe(0);
  }
  expect((await at.call("GET", "/api/v1/alerts?q=SOS")).body.total_count).toBe(1);
});
