import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";

import { ReceivedDelivery } from "../../../../src/main/intake/delivery-log.ts";
import type { Reply } from "../../../kit/rest.ts";
import { startStation, type TestStation } from "../../../kit/station.ts";

let at: TestStation;
beforeEach(async () => {
  at = await startStation({ clockAt: Date.parse("2026-03-02T18:45:00Z") });
});
afterEach(() => at.stop());

interface Made {
  readonly id: string;
  readonly key: string;
  readonly number: number;
}
const integrate = async (body: object = {}): Promise<Made> =>
  (await at.call("POST", "/api/v1/integrations", { name: "Doors", type: "generic_webhook", ...body })).body;
const deliver = (to: Made, body: unknown, headers?: Record<string, string>): Promise<Reply> =>
  at.call("POST", `/integrations/${to.key}`, body, { authorization: "", ...headers });
const alerts = async (): Promise<any[]> => (await at.call("GET", "/api/v1/alerts?sort=number&limit=200")).body.data;
const outcomes = (reply: Reply): string[] => reply.body.results.map(({ outcome }: { outcome: string }) => outcome);

const create = { event_type: "create", Id: "door-7", Title: "Door 7 forced", Description: "Contact open for 90 s" };

test("create raises an alert with the integration's type and severity", async () => {
  const doors = await integrate({ alert_type: "SAFETY_CONCERN", severity: "LOW" });
  const reply = await deliver(doors, { ...create, Tags: ["north"], Meta: { zone: 4 } });
  expect(reply).toMatchObject({
    status: 200,
    body: { results: [{ event: "create", outcome: "created", number: 1, detail: null }] },
  });
  expect(await alerts()).toMatchObject([
    {
      id: reply.body.results[0].alert_id,
      alert_type: "SAFETY_CONCERN",
      severity: "LOW",
      title: "Door 7 forced",
      description: "Contact open for 90 s",
      source: "Doors",
      source_id: `${doors.id}:door-7`,
      metadata: { tags: ["north"], meta: { zone: 4 } },
    },
  ]);
});

test("a repeat raises the counter; acknowledge and resolve find it by its id; then a new one is new", async () => {
  const doors = await integrate();
  await deliver(doors, create);
  expect(outcomes(await deliver(doors, create))).toEqual(["repeated"]);
  expect(outcomes(await deliver(doors, { event_type: "acknowledge", Id: "door-7" }))).toEqual(["acknowledged"]);
  expect(await alerts()).toMatchObject([{ status: "ACKNOWLEDGED", acknowledged_by: "Doors", dedup_count: 1 }]);
  expect(outcomes(await deliver(doors, { event_type: "resolve", Id: "door-7" }))).toEqual(["resolved"]);
  expect(outcomes(await deliver(doors, create))).toEqual(["created"]);
  expect(await alerts()).toMatchObject([{ status: "RESOLVED" }, { status: "TRIGGERED" }]);
});

test("acknowledge and resolve of the unknown open nothing", async () => {
  const doors = await integrate();
  for (const event_type of ["acknowledge", "resolve"])
    expect(await deliver(doors, { event_type, Id: "never" })).toMatchObject({
      status: 200,
      body: { results: [{ outcome: "nothing_matched", alert_id: null }] },
    });
  expect(await alerts()).toEqual([]);
});

test("keys are read in any case, and numbers as ids", async () => {
  const doors = await integrate();
  await deliver(doors, { EVENT_TYPE: "Create", id: 7, TITLE: "Door", dEsCrIpTiOn: "x", urgency: "critical" });
  expect(await alerts()).toMatchObject([
    { source_id: `${doors.id}:7`, title: "Door", description: "x", severity: "CRITICAL" },
  ]);
});

test("without an id every create is a new alert", async () => {
  const doors = await integrate();
  for (const body of [{ event_type: "create" }, { event_type: "create", Id: "" }, { event_type: "create", Id: null }])
    await deliver(doors, body);
  expect(await alerts()).toMatchObject([{ source_id: null, title: "Doors" }, { source_id: null }, { source_id: null }]);
});

test("two integrations with one id never collide", async () => {
  const [north, south] = [await integrate({ name: "North" }), await integrate({ name: "South" })];
  await deliver(north, create);
  expect(outcomes(await deliver(south, create))).toEqual(["created"]);
  await deliver(south, { event_type: "resolve", Id: "door-7" });
  expect(await alerts()).toMatchObject([
    { source: "North", status: "TRIGGERED" },
    { source: "South", status: "RESOLVED" },
  ]);
});

test("a wordy alarm is cut, not refused", async () => {
  const doors = await integrate();
  const long = "é".repeat(20_000);
  expect(
    (await deliver(doors, { event_type: "create", Id: long, Title: long, Description: { deep: [long] } })).status,
  ).toBe(200);
  expect(outcomes(await deliver(doors, { event_type: "create", Id: long }))).toEqual(["repeated"]);
  const [alert] = await alerts();
  expect([alert.title.length, alert.description.length]).toEqual([300, 10_000]);
});

test.each([
  ["not json", 400, ""],
  ["[]", 400, ""],
  ["null", 400, ""],
  ["{}", 400, "event_type"],
  ['{"event_type":"explode"}', 400, "event_type"],
  ['{"event_type":"resolve"}', 400, "Id"],
])("the body %s is refused and opens nothing", async (body, status, path) => {
  const doors = await integrate();
  const reply = await deliver(doors, body);
  expect(reply).toMatchObject({ status, body: { status, errors: [{ path }] } });
  expect(await alerts()).toEqual([]);
});

test("an unknown key is 404, a switched-off integration 405, another type of body 415", async () => {
  const doors = await integrate();
  expect((await at.call("POST", "/integrations/unknown", create)).status).toBe(404);
  expect((await deliver(doors, "a=b", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
  await at.call("PATCH", `/api/v1/integrations/${doors.id}`, { enabled: false });
  expect((await deliver(doors, create)).status).toBe(405);
  await at.call("DELETE", `/api/v1/integrations/${doors.id}`);
  expect((await deliver(doors, create)).status).toBe(404);
  expect(await alerts()).toEqual([]);
});

test("a body over 256 KiB is refused with the limit named, sent at once or in pieces", async () => {
  const doors = await integrate();
  const body = JSON.stringify({ ...create, Description: "x".repeat(1024 * 1024) });
  const whole = await deliver(doors, body);
  expect(whole).toMatchObject({ status: 413, body: { detail: expect.stringContaining("256 KiB") } });
  const pieces = await fetch(`${at.url}/integrations/${doors.key}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: new Blob([body]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(pieces.status).toBe(413);
  expect(await alerts()).toEqual([]);
});

const sign = (secret: string, text: string) => ({
  "x-watchdesk-signature": `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`,
});

test("with a signing secret only what is signed with it passes", async () => {
  const signing_secret = "a shared secret";
  const doors = await integrate({ signing_secret });
  const body = JSON.stringify(create);
  expect((await deliver(doors, body)).status).toBe(403);
  expect((await deliver(doors, body, sign("another secret", body))).status).toBe(403);
  expect((await deliver(doors, body, sign(signing_secret, `${body} `))).status).toBe(403);
  expect((await deliver(doors, body, { "x-watchdesk-signature": "sha256=zz" })).status).toBe(403);
  expect(await alerts()).toEqual([]);
  expect((await deliver(doors, body, sign(signing_secret, body))).status).toBe(200);
  const spaced = `  ${JSON.stringify({ ...create, Id: "é" }, null, 3)}\n`;
  expect((await deliver(doors, spaced, sign(signing_secret, spaced))).status).toBe(200);
});

test("what was received, and what became of it, is listed newest first", async () => {
  const doors = await integrate();
  await deliver(doors, create);
  await deliver(doors, "{}");
  await deliver(doors, { event_type: "resolve", Id: "door-7", padding: "x".repeat(20_000) });
  const { data, total_count } = (await at.call("GET", `/api/v1/integrations/${doors.number}/deliveries`)).body;
  for (const delivery of data) expect(ReceivedDelivery.strict().parse(delivery)).toEqual(delivery);
  expect(total_count).toBe(3);
  expect(data).toMatchObject([
    { status: 200, is_body_cut: true, results: [{ event: "resolve", outcome: "resolved" }] },
    { status: 400, body: "{}", results: [{ outcome: "refused", detail: expect.stringContaining("event_type") }] },
    {
      status: 200,
      is_body_cut: false,
      remote_address: "127.0.0.1",
      received_at: "2026-03-02T18:45:00.000Z",
      body: JSON.stringify(create),
      results: [{ outcome: "created" }],
    },
  ]);
  expect((await at.call("GET", "/api/v1/integrations/99/deliveries")).status).toBe(404);
});

test("an integration whose team is gone still raises", async () => {
  const team = (await at.call("POST", "/api/v1/teams", { name: "Day" })).body;
  const doors = await integrate({ destinations: [team.id] });
  await at.call("DELETE", `/api/v1/teams/${team.id}`);
  expect(outcomes(await deliver(doors, create))).toEqual(["created"]);
});

const firing = {
  status: "firing",
  labels: { alertname: "InstanceDown", severity: "critical", instance: "db-1" },
  annotations: { summary: "db-1 is down", description: "No answer for 5 minutes" },
  startsAt: "2026-03-02T18:44:00.000Z",
  endsAt: "0001-01-01T00:00:00Z",
  generatorURL: "http://prometheus:9090/graph?g0.expr=up",
  fingerprint: "c1f4e6a7b8d90123",
};
/** As Alertmanager's own documentation shows it, with a field that is newer than us. */
const group = (...list: object[]) => ({
  version: "4",
  groupKey: '{}:{alertname="InstanceDown"}',
  truncatedAlerts: 0,
  status: "firing",
  receiver: "watchdesk",
  groupLabels: { alertname: "InstanceDown" },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: "http://alertmanager:9093",
  notification_reason: "first notification",
  alerts: list,
});
const prometheus = () => integrate({ name: "Prometheus", type: "prometheus_alertmanager", severity: "MEDIUM" });

test("Alertmanager: firing raises, firing again counts, resolved resolves", async () => {
  const integration = await prometheus();
  expect(outcomes(await deliver(integration, group(firing)))).toEqual(["created"]);
  expect(await alerts()).toMatchObject([
    {
      title: "db-1 is down",
      description: "No answer for 5 minutes",
      severity: "CRITICAL",
      source: "Prometheus",
      source_id: `${integration.id}:c1f4e6a7b8d90123`,
      metadata: { labels: firing.labels, annotations: firing.annotations, generatorURL: firing.generatorURL },
    },
  ]);
  expect(outcomes(await deliver(integration, group(firing)))).toEqual(["repeated"]);
  const resolved = { ...firing, status: "resolved", endsAt: "2026-03-02T18:50:00Z" };
  expect(outcomes(await deliver(integration, { ...group(resolved), status: "resolved" }))).toEqual(["resolved"]);
  expect(outcomes(await deliver(integration, group(resolved)))).toEqual(["nothing_matched"]);
  expect(outcomes(await deliver(integration, group(firing)))).toEqual(["created"]);
  expect(await alerts()).toMatchObject([{ status: "RESOLVED", dedup_count: 1 }, { status: "TRIGGERED" }]);
});

test.each([
  ["page", "CRITICAL"],
  ["Critical", "CRITICAL"],
  ["warning", "HIGH"],
  ["info", "LOW"],
  ["none", "LOW"],
  ["odd", "MEDIUM"],
  [undefined, "MEDIUM"],
])("Alertmanager: the label severity=%s is %s", async (severity, expected) => {
  const integration = await prometheus();
  await deliver(
    integration,
    group({ ...firing, labels: { alertname: "A", ...(severity === undefined ? {} : { severity }) } }),
  );
  expect(await alerts()).toMatchObject([{ severity: expected }]);
});

test("Alertmanager: without annotations the alert's name is the title, without a fingerprint its labels tell it apart", async () => {
  const integration = await prometheus();
  const { annotations: _, fingerprint: __, ...bare } = firing;
  await deliver(integration, group(bare));
  expect(outcomes(await deliver(integration, group(bare)))).toEqual(["repeated"]);
  expect(await alerts()).toMatchObject([{ title: "InstanceDown", description: null }]);
});

test("Alertmanager: a batch of 2,000 in one request is 2,000 alerts, and over 256 KiB is no reason to lose it", async () => {
  const integration = await prometheus();
  const many = Array.from({ length: 2000 }, (_, index) => ({ ...firing, fingerprint: `f${index}` }));
  const body = JSON.stringify(group(...many));
  expect(body.length).toBeGreaterThan(512 * 1024);
  const reply = await deliver(integration, body);
  expect(reply.status).toBe(200);
  expect(outcomes(reply).filter((outcome) => outcome === "created")).toHaveLength(2000);
  expect((await at.call("GET", "/api/v1/alerts?limit=1")).body.total_count).toBe(2000);
});

test("Alertmanager: firing and resolved of one thing in one batch are taken in their order", async () => {
  const integration = await prometheus();
  const reply = await deliver(
    integration,
    group(firing, { ...firing, status: "resolved" }, { ...firing, fingerprint: "other" }),
  );
  expect(outcomes(reply)).toEqual(["created", "resolved", "created"]);
});

test.each([
  ["{}", "alerts"],
  ['{"alerts":{}}', "alerts"],
  ['{"alerts":[{"status":"smouldering"}]}', "alerts.0.status"],
])("Alertmanager: the body %s is refused by path", async (body, path) => {
  const reply = await deliver(await prometheus(), body);
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path }] } });
});

test("an alarm is raised whatever its labels and ids hold: names of every object, ten thousand lists in each other", async () => {
  const nested = "[".repeat(10_000) + "]".repeat(10_000);
  const monitor = await integrate({ type: "prometheus_alertmanager", severity: "LOW" });
  for (const severity of ["constructor", "__proto__", "toString"]) {
    const odd = { status: "firing", labels: { alertname: severity, severity } };
    expect(await deliver(monitor, { alerts: [odd] }), severity).toMatchObject({ status: 200 });
  }
  const deepLabel = `{"receiver":${nested},"alerts":[{"status":"firing","labels":{"x":${nested}}}]}`;
  expect(outcomes(await deliver(monitor, deepLabel))).toEqual(["created"]);
  const doors = await integrate();
  expect(outcomes(await deliver(doors, `{"event_type":"create","Id":${nested},"Title":"t"}`))).toEqual(["created"]);
  expect((await alerts()).map(({ severity }) => severity)).toEqual(["LOW", "LOW", "LOW", "LOW", "MEDIUM"]);
});
