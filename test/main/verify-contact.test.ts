import { afterAll, beforeAll, expect, test } from "vitest";

import type { Channel } from "../../src/core/alert.ts";
import { firstAccountId } from "../../src/main/founding.ts";
import type { Caller, ContactDesk, Delivery, DeliveryOutcome, Notifier } from "../../src/main/ports.ts";
import { startStation, type TestStation } from "../kit/station.ts";

const at = Date.UTC(2026, 10, 21, 18, 45, 0);
const phone = "+919845012345";
const email = "Meera@Home.example";
const system: Caller = { account_id: firstAccountId, actor: { kind: "system", name: "test" } };

const sent: Delivery[] = [];
let answer: DeliveryOutcome = { kind: "sent", provider_id: "p", cost: null };
const recording = (channel: Channel): Notifier => ({
  channel,
  concurrency: 1,
  isConfigured: () => true,
  send: async (delivery) => {
    sent.push(delivery);
    return answer;
  },
  close: async () => undefined,
});

let running: TestStation;
let contacts: ContactDesk;
let meera: string;

beforeAll(async () => {
  const channels: readonly Channel[] = ["EMAIL", "SMS", "VOICE"];
  running = await startStation({
    clockAt: at,
    secretCost: { log2N: 10, r: 8, p: 1 },
    notifiers: new Map(channels.map((channel) => [channel, recording(channel)])),
  });
  ({ contacts } = running.station);
  const made = await running.call("POST", "/api/v1/users", {
    name: "Meera",
    email: "meera@company.com",
    other_emails: [email],
    other_phones: [phone],
  });
  meera = made.body.id;
});

afterAll(() => running.stop());

const send = (address: string, channel: Channel | null = null, caller = system) =>
  contacts.send({ user_id: meera, address, channel }, caller);
const confirm = (address: string, code: string) => contacts.confirm({ user_id: meera, address, code }, system);
const lastCode = (): string => /\d{6}/u.exec(sent.at(-1)?.message.short ?? "")?.[0] ?? "";
const shown = async () =>
  Object.fromEntries(
    (await running.call("GET", `/api/v1/users/${meera}`)).body.contacts.map((one: any) => [one.address, one.is_usable]),
  );

test("an address is not used before its code came back, and is afterwards", async () => {
  expect(await shown()).toEqual({ "meera@company.com": true, [email]: false, [phone]: false });
  expect(await send(phone)).toEqual({ ok: true, value: { expires_at: at + 600_000 } });
  expect(sent.at(-1)).toMatchObject({ address: phone, recipient_name: "Meera" });
  expect(sent.at(-1)?.message.spoken).toContain(lastCode().split("").join(", "));
  const wrong = lastCode() === "000000" ? "000001" : "000000";
  expect(await confirm(phone, wrong)).toMatchObject({
    ok: false,
    refusal: { kind: "invalid", detail: "Not the code that was sent; 4 tries left" },
  });
  expect(await confirm(phone, lastCode())).toMatchObject({ ok: true });
  expect(await shown()).toEqual({ "meera@company.com": true, [email]: false, [phone]: true });
  expect(await confirm(phone, lastCode())).toMatchObject({
    ok: false,
    refusal: { detail: "No code was sent to this address" },
  });
});

test("whoever is on call is reached on a verified number where there is no primary one", async () => {
  const team = (await running.call("POST", "/api/v1/teams", { name: "Night", members: [meera] })).body;
  const shift = { schedule_id: team.schedule_id, layer: 1, attendees: [meera], time_zone: "UTC" };
  const made = await running.call("POST", "/api/v1/shifts", {
    ...shift,
    start: "2026-11-21T18:00:00",
    end: "2026-11-22T06:00:00",
  });
  expect(made.status).toBe(201);
  const alert = (await running.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", team_id: team.id })).body;
  const { data } = (await running.call("GET", `/api/v1/alerts/${alert.id}/notifications`)).body;
  const addresses = data.filter((one: any) => one.recipient_name === "Meera").map((one: any) => one.address);
  expect(new Set(addresses)).toEqual(new Set(["meera@company.com", phone]));
});

test("the code is kept as its hash, out of the journal", async () => {
  await send(email);
  const { db, journal } = running.station.store;
  const kept = JSON.stringify(db.prepare("SELECT name, value FROM console").all());
  expect(kept).toContain("scrypt$");
  expect(kept).not.toContain(lastCode());
  expect(JSON.stringify([...journal.all()])).not.toMatch(/scrypt|tries_left/u);
});

test("tries made together are all counted; then another code is needed", async () => {
  const wrong = lastCode() === "000000" ? "000001" : "000000";
  await Promise.all(Array.from({ length: 5 }, () => confirm(email, wrong)));
  expect(await confirm(email, lastCode())).toMatchObject({
    ok: false,
    refusal: { detail: "The code was mistyped too often; send another" },
  });
  expect(await send(email)).toMatchObject({ ok: false, refusal: { kind: "conflict" } });
  await running.goTo(30);
  expect((await send(email)).ok).toBe(true);
  await running.goTo(630);
  expect(await confirm(email, lastCode())).toMatchObject({
    ok: false,
    refusal: { detail: "The code has expired; send another" },
  });
});

test("what the provider refuses is said, and nothing waits for a code", async () => {
  answer = { kind: "refused", reason: "not_configured" };
  expect(await send(email)).toMatchObject({ ok: false, refusal: { kind: "conflict" } });
  answer = { kind: "sent", provider_id: "p", cost: null };
  expect(await send(email, "SMS")).toMatchObject({ ok: false, refusal: { kind: "invalid" } });
  expect((await send(email)).ok).toBe(true);
});

test("only the person and admins send codes", async () => {
  const stranger = (await running.call("POST", "/api/v1/users", { name: "Bo" })).body.id;
  const as = (id: string): Caller => ({ account_id: firstAccountId, actor: { kind: "operator", name: "x", id } });
  await running.goTo(1300);
  expect(await send(email, null, as(stranger))).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
  expect((await send(email, null, as(meera))).ok).toBe(true);
});

test("phones that are not what they seem are warned about, and may stay", async () => {
  const { status, body } = await running.call("PATCH", `/api/v1/users/${meera}`, {
    phone: "+15550100",
    other_phones: [phone, "+918022223333", "12345"],
  });
  expect(status).toBe(200);
  expect(body.warnings).toEqual([
    { path: "phone", message: "+15550100 is not a valid number of country code +1" },
    { path: "other_phones.1", message: "+918022223333 is a landline: text messages will not arrive" },
    { path: "other_phones.2", message: "12345 must begin with + and the country code" },
  ]);
});

test("over REST a code is sent and given back", async () => {
  const asha = (await running.call("POST", "/api/v1/users", { name: "Asha", other_emails: ["asha@home.example"] }))
    .body;
  const address = "asha@home.example";
  const path = `/api/v1/users/${asha.number}/contact-codes`;
  expect(await running.call("POST", path, { address: "other@home.example" })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "address" }] },
  });
  expect(await running.call("POST", path, { address })).toMatchObject({
    status: 201,
    body: { expires_at: expect.stringMatching(/Z$/u) },
  });
  expect((await running.call("PUT", path, { address, code: "12" })).status).toBe(400);
  expect(await running.call("PUT", path, { address, code: lastCode() })).toMatchObject({
    status: 200,
    body: { contacts: [{ address, is_usable: true, verified_at: expect.any(String) }] },
  });
  expect((await running.call("PUT", path, { address, code: lastCode() })).status).toBe(409);
  expect((await running.call("POST", "/api/v1/users/999/contact-codes", { address })).status).toBe(404);
});

test("steps that a layer's end would cut off are warned about where they are edited", async () => {
  const { body } = await running.call("PATCH", `/api/v1/users/${meera}`, {
    notification_preferences: {
      CRITICAL: [
        { channel: "EMAIL" },
        { channel: "SMS", delay_seconds: 299 },
        { channel: "VOICE", delay_seconds: 300 },
      ],
    },
  });
  expect(body.warnings).toContainEqual({
    path: "notification_preferences.CRITICAL.2.delay_seconds",
    message: "is never reached on layer 1 of Night, which ends after 300 s",
  });
  expect(body.warnings.filter(({ path }: any) => path.startsWith("notification_preferences"))).toHaveLength(1);
});
