// Prism, a validator that is not ours, stands between the notifiers and the fake: it checks our requests and the fake's answers
// against Twilio's description of its API.
import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";

import { afterAll, beforeAll, expect, test } from "vitest";

import { createSmsNotifier } from "../../../src/main/notify/sms.ts";
import { createVoiceNotifier } from "../../../src/main/notify/voice.ts";
import { createWhatsappNotifier } from "../../../src/main/notify/whatsapp.ts";
import { startFakeTwilio, type FakeTwilio } from "../../kit/fake-twilio.ts";
import { descriptionPath } from "../../kit/twilio-description.ts";
import { aDelivery, nothingConfigured, soon } from "./delivery.ts";

let twilio: FakeTwilio;
let prism: ChildProcess;
let prismUrl: string;

beforeAll(async () => {
  twilio = await startFakeTwilio();
  const port = await freePort();
  prismUrl = `http://127.0.0.1:${port}`;
  const program = createRequire(import.meta.url).resolve("@stoplight/prism-cli");
  prism = spawn(
    process.execPath,
    [program, "proxy", descriptionPath, twilio.url, "--errors", "-p", String(port), "-h", "127.0.0.1"],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  await new Promise<void>((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error(`Prism did not start:\n${printed}`)), 30_000);
    const read = (text: Buffer): void => {
      printed += text.toString("utf8");
      if (!printed.includes("is listening")) return;
      clearTimeout(deadline);
      resolve();
    };
    prism.stdout?.on("data", read);
    prism.stderr?.on("data", read);
    prism.once("exit", () => reject(new Error(`Prism ended:\n${printed}`)));
  });
}, 40_000);

afterAll(async () => {
  prism.kill();
  await twilio.stop();
});

test.each([createSmsNotifier, createWhatsappNotifier, createVoiceNotifier])(
  "%o asks what Twilio understands",
  async (create) => {
    const notifier = create(() => ({
      ...nothingConfigured,
      twilio_account_sid: twilio.account_sid,
      twilio_auth_token: twilio.auth_token,
      twilio_from: "+15005550006",
      twilio_whatsapp_from: "+15005550007",
      twilio_api_base_url: prismUrl,
    }));
    expect(await notifier.send(aDelivery(), soon())).toEqual({
      kind: "sent",
      provider_id: expect.any(String),
      cost: null,
    });
    expect(twilio.problems).toEqual([]);
  },
);

test("Prism does turn away what Twilio would not understand", async () => {
  const answer = await fetch(`${prismUrl}/2010-04-01/Accounts/${twilio.account_sid}/Messages.json`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${twilio.account_sid}:${twilio.auth_token}`)}` },
    body: new URLSearchParams({ Body: "nobody is addressed", From: "+15005550006" }),
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("To");
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
