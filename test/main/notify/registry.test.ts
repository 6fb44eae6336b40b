import { expect, test } from "vitest";

import { Channel } from "../../../src/core/alert.ts";
import { closeNotifiers, createNotifiers, warmNotifiers } from "../../../src/main/notify/registry.ts";
import type { ChannelSettings, Log } from "../../../src/main/ports.ts";
import { startFakeTwilio } from "../../kit/fake-twilio.ts";
import { startSmtpReceiver } from "../../kit/smtp-receiver.ts";
import { aDelivery, nothingConfigured, soon } from "./delivery.ts";

function recordingLog() {
  const lines: string[] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push(JSON.stringify({ level, ...fields, message }));
  const log: Log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
  return { log, lines };
}

test("has every channel, each refusing at once until it is configured", async () => {
  const notifiers = createNotifiers(() => nothingConfigured, recordingLog().log);
  expect([...notifiers.keys()].toSorted()).toEqual(Channel.options.toSorted());
  for (const notifier of notifiers.values()) {
    expect(notifier.isConfigured()).toBe(false);
    expect(notifier.concurrency).toBeGreaterThan(0);
    expect(await notifier.send(aDelivery(), soon())).toEqual({ kind: "refused", reason: "not_configured" });
  }
  await closeNotifiers(notifiers);
});

test("settings that make no sense are an outcome, not a crash, and no credential reaches the log", async () => {
  const { log, lines } = recordingLog();
  const odd: ChannelSettings = {
    smtp_url: "smtp://user:hush-hush@[bad",
    smtp_from: "\r\n",
    twilio_account_sid: "nonsense",
    twilio_auth_token: "hush-hush",
    twilio_from: "??",
    twilio_whatsapp_from: "??",
    twilio_api_base_url: "not a url hush-hush",
    fcm_service_account: "/proc/self/mem",
    fcm_api_base_url: "hush-hush",
    public_url: "",
  };
  const notifiers = createNotifiers(() => odd, log);
  for (const notifier of notifiers.values()) {
    expect((await notifier.send(aDelivery({ address: "a@b.example", devices: ["d"] }), soon())).kind).not.toBe("sent");
  }
  expect(lines.join("\n")).not.toContain("hush-hush");
  expect(lines).toHaveLength(5);
  await closeNotifiers(notifiers);
});

test("a bug in a notifier is logged and tried again", async () => {
  const { log, lines } = recordingLog();
  const notifiers = createNotifiers(() => {
    throw new Error("settings are broken, password hush-hush");
  }, log);
  for (const notifier of notifiers.values()) {
    expect(await notifier.send(aDelivery(), soon())).toMatchObject({
      kind: "retry",
      reason: "internal error, see the log",
    });
  }
  expect(lines.filter((line) => line.includes("notifier failed"))).toHaveLength(5);
  expect(lines.join("\n")).not.toContain("hush-hush");
});

test("a hanging channel does not delay another", async () => {
  const [smtp, twilio] = await Promise.all([startSmtpReceiver(), startFakeTwilio()]);
  twilio.answer({ kind: "hang" });
  const settings: ChannelSettings = {
    ...nothingConfigured,
    smtp_url: smtp.url,
    smtp_from: "desk@watch.example",
    twilio_account_sid: twilio.account_sid,
    twilio_auth_token: twilio.auth_token,
    twilio_from: "+15005550006",
    twilio_api_base_url: twilio.url,
  };
  const notifiers = createNotifiers(() => settings, recordingLog().log);
  await warmNotifiers(notifiers);
  const patience = new AbortController();
  const stuck = Promise.all(
    Array.from({ length: 40 }, async () => await notifiers.get("SMS")?.send(aDelivery(), patience.signal)),
  );
  await expect.poll(twilio.pending).toBeGreaterThan(0);
  expect(await notifiers.get("EMAIL")?.send(aDelivery({ address: "a@b.example" }), soon())).toMatchObject({
    kind: "sent",
  });
  expect(twilio.pending()).toBeGreaterThan(0);
  patience.abort();
  expect((await stuck).every((outcome) => outcome?.kind === "retry")).toBe(true);
  await closeNotifiers(notifiers);
  await Promise.all([smtp.stop(), twilio.stop()]);
});
