// The fake must be as strict as Twilio, or tests that pass against it prove nothing.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach, expect, test } from "vitest";

import { createVoiceNotifier } from "../../../src/main/notify/voice.ts";
import { isTwilioSignatureValid, readStatusCallback } from "../../../src/main/notify/twilio-callback.ts";
import { voiceReply } from "../../../src/main/notify/voice-prompt.ts";
import { startFakeTwilio, type FakeTwilio } from "../../kit/fake-twilio.ts";
import { aDelivery, nothingConfigured, soon } from "./delivery.ts";

let twilio: FakeTwilio;

beforeEach(async () => {
  twilio = await startFakeTwilio();
});

afterEach(async () => {
  await twilio.stop();
});

const good = { To: "+919876543210", From: "+15005550006", Body: "hello" };

async function post(
  fields: Readonly<Record<string, string>>,
  { path = "Messages", login = `${twilio.account_sid}:${twilio.auth_token}` } = {},
) {
  const answer = await fetch(`${twilio.url}/2010-04-01/Accounts/${twilio.account_sid}/${path}.json`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(login)}`, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: answer.status, body: await answer.json() };
}

test("a good message is kept", async () => {
  const { status, body } = await post(good);
  expect({ status, body }).toMatchObject({ status: 201, body: { status: "queued", to: good.To, error_code: null } });
  expect(await twilio.messages.waitFor(({ sid }) => sid === body.sid)).toMatchObject({
    to: good.To,
    body: "hello",
    status: "queued",
  });
});

test.each([
  ["a missing recipient", { From: good.From, Body: "x" }, "Messages", /To is missing/u],
  ["an unknown field", { ...good, Bdy: "x" }, "Messages", /Bdy is unknown/u],
  ["no number", { ...good, To: "priya" }, "Messages", /To does not fit/u],
  ["no sender", { To: good.To, Body: "x" }, "Messages", /21603/u],
  ["no text", { To: good.To, From: good.From }, "Messages", /21602/u],
  ["a text too long", { ...good, Body: "x".repeat(1601) }, "Messages", /21617/u],
  ["mixed channels", { ...good, To: `whatsapp:${good.To}` }, "Messages", /21910/u],
  ["a callback that is no URL", { ...good, StatusCallback: "desk" }, "Messages", /StatusCallback does not fit/u],
  ["a wrong type", { ...good, ValidityPeriod: "soon" }, "Messages", /ValidityPeriod does not fit/u],
  [
    "a word that is not in a list",
    { ...good, ContentRetention: "perhaps" },
    "Messages",
    /ContentRetention does not fit/u,
  ],
  ["a call without instructions", { To: good.To, From: good.From }, "Calls", /21205/u],
  ["TwiML that is none", { To: good.To, From: good.From, Twiml: "hello" }, "Calls", /Twiml does not fit/u],
  [
    "TwiML too long",
    { To: good.To, From: good.From, Twiml: `<Response>${"x".repeat(4000)}</Response>` },
    "Calls",
    /Twiml/u,
  ],
  [
    "a wrong method",
    { To: good.To, From: good.From, Twiml: "<Response></Response>", Method: "PUT" },
    "Calls",
    /Method does not fit/u,
  ],
])("%s is turned away", async (_what, fields, path, reason) => {
  expect(await post(fields, { path })).toMatchObject({ status: 400, body: { message: expect.stringMatching(reason) } });
  expect(twilio.problems).toHaveLength(1);
  expect(twilio.messages.all.length + twilio.calls.all.length).toBe(0);
});

test("wrong credentials are turned away", async () => {
  expect(await post(good, { login: `${twilio.account_sid}:wrong` })).toMatchObject({
    status: 401,
    body: { code: 20003 },
  });
});

test("reports and key presses come signed, from a call that asked for them", async () => {
  const receiver = await startReceiver();
  const notifier = createVoiceNotifier(() => ({
    ...nothingConfigured,
    twilio_account_sid: twilio.account_sid,
    twilio_auth_token: twilio.auth_token,
    twilio_from: "+15005550006",
    twilio_api_base_url: twilio.url,
    public_url: receiver.url,
  }));
  await notifier.send(aDelivery({ notification_id: "nt/1" }), soon());
  const { sid } = await twilio.calls.waitFor(({ to }) => to === "+919876543210");
  expect(await twilio.reportStatus(sid, "no-answer")).toBe(200);
  expect(await twilio.pressKey(sid, "1")).toEqual({ status: 200, twiml: voiceReply("Acknowledged.") });
  const [report, press] = receiver.received;
  expect(report?.path).toBe("/providers/twilio/status?n=nt%2F1");
  expect(press?.path).toBe("/providers/twilio/voice?n=nt%2F1");
  expect(readStatusCallback(report?.params ?? {})).toEqual({ delivered: false, error: "no-answer" });
  expect(press?.params["Digits"]).toBe("1");
  for (const { path, params, signature } of receiver.received) {
    expect(isTwilioSignatureValid(twilio.auth_token, signature, `${receiver.url}${path}`, params)).toBe(true);
    expect(isTwilioSignatureValid(twilio.account_sid, signature, `${receiver.url}${path}`, params)).toBe(false);
  }
  await receiver.stop();
});

test("takes fifty a second with ease, even on a busy machine", async () => {
  await post(good);
  const started = performance.now();
  await Promise.all(Array.from({ length: 300 }, () => post(good)));
  expect(performance.now() - started).toBeLessThan(6_000);
});

async function startReceiver() {
  const received: {
    readonly path: string;
    readonly params: Readonly<Record<string, string>>;
    readonly signature: string;
  }[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      received.push({
        path: request.url ?? "",
        params: Object.fromEntries(new URLSearchParams(body)),
        signature: String(request.headers["x-twilio-signature"]),
      });
      response.writeHead(200, { "content-type": "text/xml" }).end(voiceReply("Acknowledged."));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
