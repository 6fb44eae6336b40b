// What every notifier promises, each against a real server of its kind.
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createEmailNotifier } from "../../../src/main/notify/email.ts";
import { createPushNotifier } from "../../../src/main/notify/push.ts";
import { createSmsNotifier } from "../../../src/main/notify/sms.ts";
import { createVoiceNotifier } from "../../../src/main/notify/voice.ts";
import { createWhatsappNotifier } from "../../../src/main/notify/whatsapp.ts";
import type { ChannelSettings, Delivery, Notifier } from "../../../src/main/ports.ts";
import { startFakeFcm } from "../../kit/fake-fcm.ts";
import { startFakeTwilio } from "../../kit/fake-twilio.ts";
import { startSmtpReceiver } from "../../kit/smtp-receiver.ts";
import { aDelivery, nothingConfigured, soon } from "./delivery.ts";

type Behaviour = "accept" | "busy" | "refuse" | "hang" | "drop" | "echo";

interface Provider {
  readonly settings: ChannelSettings;
  /** The same provider where nobody listens. */
  readonly down: (port: number) => Partial<ChannelSettings>;
  readonly delivery: Delivery;
  /** What no reason may contain. */
  readonly secrets: readonly string[];
  readonly behave: (behaviour: Behaviour) => void;
  readonly received: () => number;
  /** How many requests it still has to answer. */
  readonly pending: () => number;
  readonly problems: () => readonly string[];
  readonly stop: () => Promise<void>;
}

interface Channel {
  readonly create: (settings: () => ChannelSettings) => Notifier;
  readonly start: () => Promise<Provider>;
}

async function smtp(): Promise<Provider> {
  const password = "p@ss/wörd %41";
  const server = await startSmtpReceiver({ users: { desk: password } });
  const login = `desk:${encodeURIComponent(password)}`;
  return {
    settings: {
      ...nothingConfigured,
      smtp_url: `smtp://${login}@127.0.0.1:${server.port}`,
      smtp_from: "desk@watch.example",
    },
    down: (port) => ({ smtp_url: `smtp://${login}@127.0.0.1:${port}` }),
    delivery: aDelivery({ address: "priya@example.com" }),
    secrets: [password, encodeURIComponent(password), login],
    behave: (behaviour) => {
      const modes = {
        accept: { kind: "accept" },
        busy: { kind: "reject", code: 451 },
        refuse: { kind: "reject", code: 550 },
        hang: { kind: "hang", at: "data" },
        drop: { kind: "close" },
        echo: { kind: "reject", code: 550, message: `5.7.1 you are ${login} with ${password}` },
      } as const;
      server.setMode(modes[behaviour]);
    },
    received: () => server.mails.length,
    pending: server.openConnections,
    problems: () => [],
    stop: server.stop,
  };
}

async function twilio(): Promise<Provider> {
  const server = await startFakeTwilio();
  return {
    settings: {
      ...nothingConfigured,
      twilio_account_sid: server.account_sid,
      twilio_auth_token: server.auth_token,
      twilio_from: "+15005550006",
      twilio_whatsapp_from: "+15005550007",
      twilio_api_base_url: server.url,
    },
    down: (port) => ({ twilio_api_base_url: `http://127.0.0.1:${port}` }),
    delivery: aDelivery(),
    secrets: [server.auth_token],
    behave: (behaviour) => {
      const answers = {
        accept: { kind: "accept" },
        busy: { kind: "fail", status: 503, code: 20503 },
        refuse: { kind: "fail", status: 400, code: 21211, message: "The 'To' number is not a valid phone number." },
        hang: { kind: "hang" },
        drop: { kind: "drop" },
        echo: { kind: "fail", status: 400, code: 20001, message: `token ${server.auth_token}\nis unknown` },
      } as const;
      server.answer(answers[behaviour]);
    },
    received: () => server.messages.all.length + server.calls.all.length,
    pending: server.pending,
    problems: () => server.problems,
    stop: server.stop,
  };
}

async function fcm(): Promise<Provider> {
  const server = await startFakeFcm();
  return {
    settings: { ...nothingConfigured, fcm_service_account: server.serviceAccount, fcm_api_base_url: server.url },
    down: (port) => ({ fcm_api_base_url: `http://127.0.0.1:${port}` }),
    delivery: aDelivery({ address: "priya@example.com", devices: ["device-1"] }),
    secrets: ["ya29."],
    behave: (behaviour) => {
      const answers = {
        accept: { kind: "accept" },
        busy: { kind: "fail", status: 503 },
        refuse: { kind: "fail", status: 403, error: "SENDER_ID_MISMATCH" },
        hang: { kind: "hang" },
        drop: { kind: "drop" },
        echo: {
          kind: "fail",
          status: 400,
          get body() {
            return { error: { message: `unknown ${server.tokens.at(-1)}` } };
          },
        },
      } as const;
      server.answer(answers[behaviour]);
    },
    received: () => server.pushes.length,
    pending: server.pending,
    problems: () => server.problems,
    stop: server.stop,
  };
}

const channels: Readonly<Record<Notifier["channel"], Channel>> = {
  EMAIL: { create: createEmailNotifier, start: smtp },
  SMS: { create: createSmsNotifier, start: twilio },
  WHATSAPP: { create: createWhatsappNotifier, start: twilio },
  VOICE: { create: createVoiceNotifier, start: twilio },
  PUSH: { create: createPushNotifier, start: fcm },
};

describe.each(Object.entries(channels))("%s", (name, { create, start }) => {
  let provider: Provider;
  let settings: ChannelSettings;
  let notifier: Notifier;

  beforeEach(async () => {
    provider = await start();
    settings = provider.settings;
    notifier = create(() => settings);
  });

  afterEach(async () => {
    await notifier.close();
    await provider.stop();
  });

  const send = (signal = soon()) => notifier.send(provider.delivery, signal);

  test("hands a message to the provider and keeps its id", async () => {
    expect(notifier.channel).toBe(name);
    expect(notifier.isConfigured()).toBe(true);
    expect(await send()).toEqual({ kind: "sent", provider_id: expect.stringMatching(/.{8}/u), cost: null });
    expect(provider.received()).toBe(1);
    expect(provider.problems()).toEqual([]);
  });

  test("asks for another attempt while the provider is busy, which then succeeds", async () => {
    provider.behave("busy");
    expect(await send()).toEqual({ kind: "retry", reason: expect.stringMatching(/\w/u), not_before: null });
    provider.behave("accept");
    expect(await send()).toMatchObject({ kind: "sent" });
    expect(provider.received()).toBe(1);
  });

  test("gives up what the provider will never take, and goes on with the next", async () => {
    provider.behave("refuse");
    expect(await send()).toEqual({ kind: "refused", reason: expect.stringMatching(/\w/u) });
    provider.behave("accept");
    expect(await send()).toMatchObject({ kind: "sent" });
  });

  test("asks for another attempt when the connection breaks", async () => {
    provider.behave("drop");
    expect(await send()).toMatchObject({ kind: "retry", not_before: null });
  });

  test("asks for another attempt when nobody listens", async () => {
    settings = { ...settings, ...provider.down(await freePort()) };
    expect(await send()).toMatchObject({ kind: "retry", reason: expect.stringContaining("cannot be reached") });
  });

  test("obeys its signal while the provider hangs, and is not stuck afterwards", async () => {
    await send();
    provider.behave("hang");
    const started = performance.now();
    expect(await send(AbortSignal.timeout(200))).toMatchObject({ kind: "retry" });
    expect(performance.now() - started).toBeLessThan(4_000);
    await expect.poll(provider.pending).toBe(0);
    provider.behave("accept");
    expect(await send()).toMatchObject({ kind: "sent" });
  });

  test("does not begin when its time is already over", async () => {
    expect(await send(AbortSignal.abort())).toMatchObject({ kind: "retry" });
    expect(provider.received()).toBe(0);
  });

  test("refuses at once while it is not configured, and works as soon as it is", async () => {
    settings = nothingConfigured;
    expect(notifier.isConfigured()).toBe(false);
    expect(await send()).toEqual({ kind: "refused", reason: "not_configured" });
    settings = provider.settings;
    expect(await send()).toMatchObject({ kind: "sent" });
  });

  test("uses new settings at the very next message", async () => {
    await send();
    const other = await start();
    settings = other.settings;
    expect(await send()).toMatchObject({ kind: "sent" });
    expect([provider.received(), other.received()]).toEqual([1, 1]);
    await other.stop();
  });

  test("writes reasons of one short line without secrets, even when the provider repeats them", async () => {
    for (const behaviour of ["echo", "refuse", "busy"] as const) {
      provider.behave(behaviour);
      const outcome = await send();
      const reason = outcome.kind === "sent" ? "" : outcome.reason;
      expect(reason).toMatch(/^[^\n]{3,400}$/u);
      expect(reason.includes("***")).toBe(behaviour === "echo");
      for (const secret of provider.secrets) expect(reason).not.toContain(secret);
    }
  });

  test("delivers many at once", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_item, index) =>
        notifier.send({ ...provider.delivery, notification_id: `nt_${index}` }, soon()),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === "sent")).toHaveLength(30);
    expect(provider.received()).toBe(30);
  });
});

/** A port on which nothing listens any more. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
