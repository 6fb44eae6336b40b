import { afterAll, beforeAll, expect, test } from "vitest";

import { startStation, type TestStation } from "../../kit/station.ts";

const clockAt = Date.UTC(2026, 10, 21, 18, 45, 0);

let at: TestStation;
let now = clockAt;
beforeAll(async () => {
  at = await startStation({ now: () => now, isBeatManual: true });
});
afterAll(() => at.stop());

const call = async (method: string, path: string, body?: object): Promise<any> => {
  const reply = await at.call(method, `/api/v1${path}`, body);
  expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
  return reply.body;
};

/** Raised at so many seconds, acknowledged so many later; null: by nobody. */
async function alert(second: number, answer: number | null, more: object = {}): Promise<void> {
  now = clockAt + second * 1000;
  const { id } = await call("POST", "/alerts/trigger", { alert_type: "SOS", ...more });
  if (answer === null) return;
  now += answer * 1000;
  await call("PUT", `/alerts/${id}/acknowledge`, { acknowledged_by: "Security Manager" });
  await call("PUT", `/alerts/${id}/close`, {
    closed_by: "Security Manager",
    closure_notes: "over",
    is_false_alarm: answer === 5,
  });
}

test("a day of alerts: percentiles, standards, groups, load and channels", async () => {
  await call("POST", "/alert-configurations", {
    config_name: "Desk",
    notification_channels: ["EMAIL"],
    primary_recipients: [{ name: "Desk", email: "desk@company.com", channels: ["EMAIL"] }],
  });
  await alert(-86_400, 3);
  for (const [second, answer] of [
    [0, 5],
    [60, 12],
    [120, 18],
    [180, 400],
  ] as const)
    await alert(second, answer, { alert_type: second === 180 ? "MEDICAL" : "SOS" });
  await alert(700, null);
  now = clockAt + 3600_000;
  const figures = await call("GET", `/figures?from=${new Date(clockAt).toISOString()}`);
  expect(figures).toMatchObject({
    from: "2026-11-21T18:45:00.000Z",
    to: "2026-11-21T19:45:00.000Z",
    alerts: 5,
    answered: 4,
    over: 4,
    false_alarms: 1,
    false_alarm_share: 0.25,
    seconds: { p50: 12, p80: 400, p90: 400, p95: 400, p98_5: 400 },
    group_by: "type",
    load: { operators: 1, mean_per_10_minutes: 5 / 6, peak_per_10_minutes: 4, floods: [] },
  });
  expect(figures.groups.map(({ name, alerts, answered }: any) => [name, alerts, answered])).toEqual([
    ["SOS", 4, 3],
    ["Medical", 1, 1],
  ]);
  const nena = figures.standards.filter(({ name }: any) => name === "NENA");
  expect(nena.map(({ seconds, reached }: any) => [seconds, reached])).toEqual([
    [15, 0.4],
    [20, 0.6],
  ]);
  expect(figures.channels).toMatchObject([{ channel: "EMAIL" }]);
  expect(figures.channels[0].messages).toBeGreaterThanOrEqual(5);
});

test("groups by person, and refuses a period that ends before it begins", async () => {
  const byPerson = await call("GET", `/figures?from=${new Date(clockAt).toISOString()}&group_by=person`);
  expect(byPerson.groups).toMatchObject([{ name: "Security Manager", answered: 4 }]);
  const wrong = await at.call("GET", "/api/v1/figures?from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z");
  expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: "to", message: "must be after from" }] } });
});

test("more alerts than fit a page are counted once each", async () => {
  const caller = { account_id: "default", actor: { kind: "system", name: "Test" } } as const;
  now = clockAt + 10 * 86_400_000;
  const from = now;
  await Promise.all(
    Array.from({ length: 2300 }, (_, index) => {
      now = from + Math.floor(index / 700);
      return at.station.desk.trigger({ alert_type: "DELAYED" }, caller);
    }),
  );
  now += 1000;
  const { answers, load } = await at.station.figures.answers({
    account_id: "default",
    time_zone: "UTC",
    from,
    to: now,
    operators: 1,
  });
  expect(answers.alerts).toBe(2300);
  expect(load.peak).toBe(2300);
  const [channel] = await at.station.figures.channels({ account_id: "default", from, to: now });
  expect(channel?.messages).toBe(2300);
});
