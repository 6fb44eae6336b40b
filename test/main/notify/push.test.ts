import { readFile, rm, writeFile } from "node:fs/promises";

import { afterEach, beforeEach, expect, test } from "vitest";

import { createPushNotifier } from "../../../src/main/notify/push.ts";
import type { ChannelSettings, Notifier } from "../../../src/main/ports.ts";
import { startFakeFcm, type FakeFcm } from "../../kit/fake-fcm.ts";
import { aDelivery, link, nothingConfigured, soon } from "./delivery.ts";

let fcm: FakeFcm;
let settings: ChannelSettings;
let notifier: Notifier;

beforeEach(async () => {
  fcm = await startFakeFcm();
  settings = { ...nothingConfigured, fcm_service_account: fcm.serviceAccount, fcm_api_base_url: fcm.url };
  notifier = createPushNotifier(
    () => settings,
    () => 1_000_000,
  );
});

afterEach(async () => {
  await notifier.close();
  await fcm.stop();
});

const send = (devices: readonly string[], overrides: Parameters<typeof aDelivery>[0] = {}) =>
  notifier.send(aDelivery({ address: "priya@example.com", devices, ...overrides }), soon());

test("wakes every device once, with what opens the alert", async () => {
  const outcome = await send(["a", "b", "a"]);
  expect(fcm.problems).toEqual([]);
  expect(fcm.pushes.map(({ token }) => token).toSorted()).toEqual(["a", "b"]);
  const [first] = fcm.pushes;
  expect(outcome).toEqual({
    kind: "sent",
    provider_id: expect.stringMatching(/^projects\/.*\/messages\//u),
    cost: null,
  });
  expect(first).toMatchObject({
    title: "New CRITICAL SOS alert #101: SOS by Asha Rao",
    body: "New CRITICAL SOS alert #101: SOS by Asha Rao. 12.97160, 77.59460 ± 12 m. 21 Nov, 14:05 IST",
    data: { alert_id: "al_1", notification_id: "nt_1", kind: "triggered", severity: "CRITICAL", link },
    message: {
      android: { priority: "HIGH", ttl: "3600s" },
      apns: { headers: { "apns-priority": "10", "apns-expiration": "4600" } },
      webpush: { fcm_options: { link } },
    },
  });
});

test("one access token serves all messages", async () => {
  await Promise.all([send(["a", "b"]), send(["c"])]);
  await send(["d"]);
  expect(fcm.pushes).toHaveLength(4);
  expect(fcm.tokens).toHaveLength(1);
});

test("an access token that was revoked is replaced at once", async () => {
  await send(["a"]);
  fcm.revokeTokens();
  expect(await send(["a"])).toMatchObject({ kind: "sent" });
  expect(fcm.tokens).toHaveLength(2);
});

test("without a device there is nothing to push to", async () => {
  expect(await send([])).toEqual({ kind: "refused", reason: "no_device" });
});

test("devices that are gone are named, whether others were reached or not", async () => {
  fcm.answer((token) => (token.startsWith("gone") ? { kind: "unregistered" } : { kind: "accept" }));
  expect(await send(["gone-1", "here", "gone-2"])).toMatchObject({ kind: "sent", gone_devices: ["gone-1", "gone-2"] });
  expect(await send(["gone-1"])).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("no_device"),
    gone_devices: ["gone-1"],
  });
});

const invalid = (field: string) => ({
  kind: "fail" as const,
  status: 400,
  body: {
    error: {
      code: 400,
      status: "INVALID_ARGUMENT",
      message: "The registration token is not a valid FCM registration token",
      details: [
        { "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations: [{ field, description: "x" }] },
      ],
    },
  },
});

test("an unknown token is a device that is gone; another fault of the request is not", async () => {
  fcm.answer(invalid("message.token"));
  expect(await send(["a"])).toMatchObject({ gone_devices: ["a"] });
  fcm.answer(invalid("message.android"));
  expect(await send(["a"])).toEqual({ kind: "refused", reason: expect.stringContaining("INVALID_ARGUMENT") });
});

test("a wrong address of the service makes no device gone", async () => {
  settings = { ...settings, fcm_api_base_url: `${fcm.url}/nowhere` };
  expect(await send(["a"])).toEqual({ kind: "refused", reason: expect.stringContaining("404") });
});

test("the earliest time that FCM names is passed on", async () => {
  fcm.answer((token) => ({
    kind: "fail",
    status: token === "a" ? 429 : 503,
    error: "QUOTA_EXCEEDED",
    retry_after: token === "a" ? "60" : "10",
  }));
  expect(await send(["a", "b"])).toMatchObject({ kind: "retry", not_before: 1_010_000 });
});

test("one device reached is enough", async () => {
  fcm.answer((token) => (token === "ok" ? { kind: "accept" } : { kind: "fail", status: 503 }));
  expect(await send(["busy", "ok"])).toMatchObject({ kind: "sent" });
});

test("any text fits into 4 KB", async () => {
  for (const words of ["x".repeat(20_000), "क".repeat(5_000), '"\\\n'.repeat(3_000), "🚨".repeat(4_000)]) {
    expect(await send(["a"], { message: { subject: words, short: `${words}. ${link}` } })).toMatchObject({
      kind: "sent",
    });
  }
  expect(fcm.problems).toEqual([]);
  expect(fcm.pushes.every(({ title, body }) => !/\p{Surrogate}/u.test(title + body) && body.length > 300)).toBe(true);
});

test("a link that is not https is left to the app", async () => {
  await send(["a"], { message: { link: "http://127.0.0.1:4780/alerts/al_1" } });
  expect(fcm.problems).toEqual([]);
  expect(fcm.pushes[0]?.data["link"]).toBe("http://127.0.0.1:4780/alerts/al_1");
});

test("a key file that is missing or wrong is named, and works as soon as it is put right", async () => {
  const good = await readFile(fcm.serviceAccount, "utf8");
  await rm(fcm.serviceAccount);
  expect(await send(["a"])).toEqual({ kind: "refused", reason: "the service account file cannot be read: ENOENT" });
  await writeFile(fcm.serviceAccount, "{ not json");
  expect(await send(["a"])).toEqual({
    kind: "refused",
    reason: "the service account file is not valid: not a JSON object",
  });
  await writeFile(fcm.serviceAccount, JSON.stringify({ ...JSON.parse(good), private_key: "secret-but-no-key" }));
  expect(await send(["a"])).toEqual({ kind: "refused", reason: "the service account file is not valid: private_key" });
  await writeFile(fcm.serviceAccount, JSON.stringify({ type: "authorized_user" }));
  expect(await send(["a"])).toMatchObject({
    kind: "refused",
    reason: expect.stringMatching(/type, project_id, client_email, private_key$/u),
  });
  await writeFile(fcm.serviceAccount, good);
  expect(await send(["a"])).toMatchObject({ kind: "sent" });
});

test("a service account that Google rejects is refused; a token service in trouble is tried again", async () => {
  fcm.answerTokens({
    kind: "fail",
    status: 400,
    body: { error: "invalid_grant", error_description: "Invalid JWT Signature." },
  });
  expect(await send(["a"])).toEqual({
    kind: "refused",
    reason: "Google rejected the service account: invalid_grant: Invalid JWT Signature.",
  });
  fcm.answerTokens({ kind: "fail", status: 503, retry_after: "5" });
  const before = fcm.requests();
  expect(await send(["a"])).toMatchObject({ kind: "retry", not_before: 1_005_000 });
  expect(fcm.requests() - before).toBe(1);
  fcm.answerTokens({ kind: "drop" });
  expect(await send(["a"])).toMatchObject({ kind: "retry" });
  fcm.answerTokens({ kind: "hang" });
  expect(await notifier.send(aDelivery({ devices: ["a"] }), AbortSignal.timeout(200))).toMatchObject({ kind: "retry" });
  fcm.answerTokens({ kind: "accept" });
});

test("a key file with a token address of its own is taken at its word", async () => {
  const account = JSON.parse(await readFile(fcm.serviceAccount, "utf8"));
  await writeFile(fcm.serviceAccount, JSON.stringify({ ...account, token_uri: `${fcm.url}/own-token` }));
  await send(["a"]);
  expect(fcm.problems).toContain("POST /own-token");
});
