import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createSmsNotifier } from "../../../src/main/notify/sms.ts";
import { createVoiceNotifier } from "../../../src/main/notify/voice.ts";
import { createWhatsappNotifier } from "../../../src/main/notify/whatsapp.ts";
import type { ChannelSettings } from "../../../src/main/ports.ts";
import { startFakeTwilio, type FakeTwilio } from "../../kit/fake-twilio.ts";
import { aDelivery, link, nothingConfigured, soon } from "./delivery.ts";

let twilio: FakeTwilio;
let settings: ChannelSettings;

beforeEach(async () => {
  twilio = await startFakeTwilio();
  settings = {
    ...nothingConfigured,
    twilio_account_sid: twilio.account_sid,
    twilio_auth_token: twilio.auth_token,
    twilio_from: "+15005550006",
    twilio_whatsapp_from: "+15005550007",
    twilio_api_base_url: twilio.url,
  };
});

afterEach(async () => {
  await twilio.stop();
  if (twilio.problems.length > 0) throw new Error(`Twilio would not have taken this: ${twilio.problems.join("; ")}`);
});

const now = (): number => 1_000_000;
const sms = (delivery = aDelivery()) => createSmsNotifier(() => settings, now).send(delivery, soon());
const whatsapp = (delivery = aDelivery()) => createWhatsappNotifier(() => settings, now).send(delivery, soon());
const call = (delivery = aDelivery()) => createVoiceNotifier(() => settings, now).send(delivery, soon());

describe("SMS", () => {
  test("carries the short text, and asks for a report about this very notification", async () => {
    const outcome = await sms(aDelivery({ notification_id: "al_1|p|+91 98" }));
    const [message] = twilio.messages.all;
    expect(outcome).toEqual({ kind: "sent", provider_id: message?.sid, cost: null });
    expect(message).toMatchObject({
      to: "+919876543210",
      from: "+15005550006",
      body: `New CRITICAL SOS alert #101: SOS by Asha Rao. 12.97160, 77.59460 +/- 12 m. 21 Nov, 14:05 IST. ${link}`,
      status_callback: "http://127.0.0.1:4780/providers/twilio/status?n=al_1%7Cp%7C%2B91%2098",
    });
  });

  test("goes through a messaging service where one is set as the sender", async () => {
    settings = { ...settings, twilio_from: `MG${"a".repeat(32)}` };
    expect(await sms()).toMatchObject({ kind: "sent" });
    expect(twilio.messages.all[0]?.from).toBe(`MG${"a".repeat(32)}`);
  });

  test("works behind a base URL with a path", async () => {
    settings = { ...settings, twilio_api_base_url: `${twilio.url}/proxy/` };
    expect(await sms()).toMatchObject({ kind: "refused", reason: expect.stringContaining("20404") });
    expect(twilio.problems).toEqual([`POST /proxy/2010-04-01/Accounts/${twilio.account_sid}/Messages.json`]);
    twilio.forgetProblems();
  });

  test("keeps the cost that Twilio names", async () => {
    twilio.answer({ kind: "fail", status: 201, body: { sid: "SM1", price: "-0.00750", price_unit: "USD" } });
    expect(await sms()).toEqual({ kind: "sent", provider_id: "SM1", cost: 0.0075 });
  });
});

describe("what Twilio's answers lead to", () => {
  test.each([
    [429, 20429, "retry"],
    [500, 20500, "retry"],
    [503, 20503, "retry"],
    [400, 21611, "retry"],
    [400, 30001, "retry"],
    [400, 14107, "retry"],
    [400, 21211, "refused"],
    [400, 21408, "refused"],
    [400, 21608, "refused"],
    [400, 21610, "refused"],
    [400, 21614, "refused"],
    [400, 63016, "refused"],
    [401, 20003, "refused"],
    [403, 20005, "refused"],
    [404, 20404, "refused"],
  ] as const)("HTTP %i with code %i: %s", async (status, code, kind) => {
    twilio.answer({ kind: "fail", status, code, message: "as Twilio says" });
    const outcome = await sms();
    expect(outcome.kind).toBe(kind);
    expect(outcome).toMatchObject({ reason: expect.stringMatching(/as Twilio says/u) });
  });

  test("a time named by Twilio is passed on, as an instant", async () => {
    twilio.answer({ kind: "fail", status: 429, code: 20429, retry_after: "30" });
    expect(await sms()).toMatchObject({ kind: "retry", not_before: 1_030_000 });
    twilio.answer({ kind: "fail", status: 503, retry_after: "Thu, 01 Jan 1970 01:00:00 GMT" });
    expect(await call()).toMatchObject({ kind: "retry", not_before: 3_600_000 });
  });

  test("wrong credentials are named as such", async () => {
    settings = { ...settings, twilio_auth_token: "f".repeat(32) };
    expect(await sms()).toEqual({
      kind: "refused",
      reason: "Twilio rejected the account SID or auth token: Authenticate",
    });
    settings = { ...settings, twilio_account_sid: "SK123" };
    expect(await sms()).toEqual({
      kind: "refused",
      reason: "the Twilio account SID is not AC and 32 hexadecimal digits",
    });
  });

  test.each([
    ["an HTML page", "<html>Bad gateway</html>", 502, "retry"],
    ["JSON of somebody else", { error: "nope" }, 500, "retry"],
    ["nothing", "", 400, "refused"],
    ["a JSON null", null, 403, "refused"],
  ] as const)("%s in place of Twilio's error is understood by its status", async (_what, body, status, kind) => {
    twilio.answer({ kind: "fail", status, body });
    expect(await sms()).toMatchObject({ kind, reason: expect.stringContaining(`HTTP ${status}`) });
  });

  test("the words of a problem document are shown", async () => {
    twilio.answer({
      kind: "fail",
      status: 422,
      body: { type: "about:blank", title: "Bad", detail: "To is missing", status: 422 },
    });
    expect(await sms()).toEqual({ kind: "refused", reason: "Twilio: To is missing" });
  });

  test.each([["<html>Please log in</html>"], [{ hello: "world" }], [null]])(
    "a success that is none is tried again: %j",
    async (body) => {
      twilio.answer({ kind: "fail", status: 200, body });
      expect(await sms()).toMatchObject({ kind: "retry", reason: expect.stringContaining("cannot be understood") });
    },
  );

  test("a redirect is not followed with the credentials", async () => {
    twilio.answer({ kind: "fail", status: 302, body: "" });
    expect(await sms()).toMatchObject({ kind: "refused" });
  });
});

describe("WhatsApp", () => {
  test("addresses both ends on WhatsApp", async () => {
    expect(await whatsapp()).toMatchObject({ kind: "sent" });
    settings = { ...settings, twilio_whatsapp_from: "whatsapp:+15005550007" };
    expect(await whatsapp()).toMatchObject({ kind: "sent" });
    for (const message of twilio.messages.all) {
      expect(message).toMatchObject({ to: "whatsapp:+919876543210", from: "whatsapp:+15005550007" });
      expect(message.body).toContain("± 12 m");
    }
  });

  test("is configured apart from SMS", async () => {
    settings = { ...settings, twilio_whatsapp_from: null };
    expect(await whatsapp()).toEqual({ kind: "refused", reason: "not_configured" });
    expect(await sms()).toMatchObject({ kind: "sent" });
  });
});

describe("a call", () => {
  test("speaks twice and asks for a key each time", async () => {
    await call(aDelivery({ notification_id: "nt 1", message: { spoken: `Fire & <smoke> "there"\u0007` } }));
    const [placed] = twilio.calls.all;
    expect(placed?.twiml.match(/Fire &amp; &lt;smoke&gt; "there"<\/prosody>/gu)).toHaveLength(2);
    expect(placed?.twiml.match(/<Gather numDigits="1" timeout="10" action="([^"]*)"/gu)).toEqual(
      Array(2).fill(
        `<Gather numDigits="1" timeout="10" action="http://127.0.0.1:4780/providers/twilio/voice?n=nt%201"`,
      ),
    );
    expect(placed?.twiml).toContain("Press 1 to acknowledge. Press 2 to reject. Press star to repeat.");
    expect(placed?.status_callback).toBe("http://127.0.0.1:4780/providers/twilio/status?n=nt%201");
  });

  test("only tells what happened when there is nothing to acknowledge", async () => {
    await call(aDelivery({ kind: "status_changed" }));
    expect(twilio.calls.all[0]?.twiml).not.toContain("Gather");
    expect(twilio.calls.all[0]?.twiml.match(/SOS by Asha Rao/gu)).toHaveLength(2);
  });

  test("stays within what Twilio takes, however long and odd the text is", async () => {
    for (const spoken of ["&".repeat(3000), "🚨".repeat(1000), "x".repeat(5000), ""]) {
      expect(await call(aDelivery({ message: { spoken } }))).toMatchObject({ kind: "sent" });
    }
  });
});
