import { afterAll, beforeAll, expect, test } from "vitest";

import { startStation, type TestStation } from "../../kit/station.ts";

const clockAt = Date.UTC(2026, 10, 21, 18, 45, 0);

let at: TestStation;
beforeAll(async () => {
  at = await startStation({ clockAt, hasWindow: true });
  await at.goTo(1);
});
afterAll(() => at.stop());

const post = async (path: string, body: object): Promise<any> => {
  const reply = await at.call("POST", `/api/v1${path}`, body);
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
};
const found = async (): Promise<any> => {
  const reply = await at.call("GET", "/api/v1/readiness");
  expect(reply.status).toBe(200);
  return reply.body;
};
const said = async (): Promise<readonly string[]> =>
  (await found()).findings.map(({ level, what }: any) => `${level}: ${what}`);

test("a new station is told what it lacks, worst first", async () => {
  const { is_ready, counts, findings } = await found();
  expect(is_ready).toBe(false);
  expect(counts.critical).toBe(7);
  expect(findings[0]).toMatchObject({
    id: "configurations SOS",
    level: "critical",
    what: "No configuration covers SOS: only the owner would be told",
    act: "Make a configuration for it, or one for all types and teams.",
  });
  expect(await said()).toContain("serious: The sound of this console was never tested");
});

test("channels are asked for by who counts on them, people by when they serve", async () => {
  await post("/alert-configurations", {
    config_name: "Emergency Response Team",
    notification_channels: ["EMAIL", "SMS"],
    primary_recipients: [
      { name: "Security Manager", email: "security@company.com", phone: "+911234567890", channels: ["EMAIL", "SMS"] },
      { name: "Night Desk", channels: ["SMS"] },
    ],
  });
  const asha = await post("/users", { name: "Asha Rao" });
  const team = await post("/teams", { name: "Night" });
  await post("/shifts", {
    schedule_id: team.schedule_id,
    layer: 1,
    attendees: [asha.id],
    time_zone: "UTC",
    start: "2026-11-21T20:00",
    end: "2026-11-22T20:00",
  });
  expect(await said()).toEqual(
    expect.arrayContaining([
      "critical: Email is not set up, and counted on for Security Manager",
      "critical: SMS is not set up, and counted on for Security Manager",
      "critical: Asha Rao is on call for Night from 2026-11-21T20:00:00.000Z and cannot be reached",
      "critical: Night Desk in Emergency Response Team cannot be reached at all",
      "critical: Nobody at all is on call for Night from 2026-11-21T18:45:01.000Z to 2026-11-21T20:00:00.000Z",
      "notice: Nobody is planned for Night on layer 2",
    ]),
  );
});

test("what was proven by hand is not complained of", async () => {
  at.station.proofs.keep("sound", clockAt);
  expect((await said()).join("\n")).not.toContain("sound");
});

test("it needs a token that may read", async () => {
  expect((await at.call("GET", "/api/v1/readiness", undefined, { authorization: "" })).status).toBe(401);
});
