import { afterEach, beforeEach, expect, test } from "vitest";

import { createEmailNotifier } from "../../../src/main/notify/email.ts";
import type { ChannelSettings, Notifier } from "../../../src/main/ports.ts";
import { startSmtpReceiver, type SmtpReceiver } from "../../kit/smtp-receiver.ts";
import { aDelivery, link, nothingConfigured, soon } from "./delivery.ts";

let server: SmtpReceiver;
let settings: ChannelSettings;
let notifier: Notifier;

beforeEach(async () => {
  server = await startSmtpReceiver();
  settings = { ...nothingConfigured, smtp_url: server.url, smtp_from: "Control room <desk@watch.example>" };
  notifier = createEmailNotifier(() => settings);
});

afterEach(async () => {
  await notifier.close();
  await server.stop();
});

const send = (overrides: Parameters<typeof aDelivery>[0] = {}) =>
  notifier.send(aDelivery({ address: "priya@example.com", ...overrides }), soon());

const receive = async (overrides: Parameters<typeof aDelivery>[0] = {}) => {
  await send(overrides);
  return await server.waitFor(() => true);
};

test("a critical mail is marked urgent and automatic, and says everything in both parts", async () => {
  const mail = await receive();
  expect(mail).toMatchObject({
    from: "desk@watch.example",
    to: ["priya@example.com"],
    subject: "New CRITICAL SOS alert #101: SOS by Asha Rao",
    headers: {
      "x-priority": expect.stringContaining("1"),
      importance: "High",
      "auto-submitted": "auto-generated",
      to: expect.stringContaining("Priya Raman"),
    },
  });
  for (const part of [mail.text, mail.html]) {
    for (const words of [
      "New CRITICAL SOS alert #101",
      "#101 SOS by Asha Rao",
      "Asha Rao, Night shift",
      link,
      "Police",
    ]) {
      expect(part).toContain(words);
    }
  }
  expect(mail.html).toContain(`<a href="${link}"`);
  expect(mail.html).toContain(`<a href="tel:100"`);
  expect(mail.html).toContain(`<a href="tel:+919812345678"`);
});

test("a lesser mail is not marked urgent", async () => {
  expect((await receive({ severity: "LOW" })).headers).not.toHaveProperty("x-priority");
});

test("text that came from outside stays text", async () => {
  const nasty = `<img src=x onerror=alert(1)> & "quotes" 'too'`;
  const mail = await receive({
    recipient_name: `"Mallory" <evil@example.com>,`,
    message: {
      subject: `Fire\r\nBcc: evil@example.com\r\n\r\n${nasty}`,
      lead: nasty,
      facts: [[nasty, nasty]],
      link: `javascript:alert("1")`,
      emergency_contacts: [{ name: nasty, phone: `"><script>`, email: null, service_type: "OTHER" }],
    },
  });
  expect(mail.to).toEqual(["priya@example.com"]);
  expect(mail.headers).not.toHaveProperty("bcc");
  expect(mail.html).not.toMatch(/<img|<script|javascript:/u);
  expect(mail.html).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot; &#39;too&#39;");
});

test("any language arrives as it was written", async () => {
  const mail = await receive({ message: { subject: "आपातकाल: महिला सुरक्षा 🚨", lead: "सहायता भेजें" } });
  expect(mail.subject).toBe("आपातकाल: महिला सुरक्षा 🚨");
  expect(mail.text).toContain("सहायता भेजें");
  expect(mail.html).toContain("सहायता भेजें");
});

test("a link with letters as digits dials the keys", async () => {
  const mail = await receive({
    message: { emergency_contacts: [{ name: "Night", phone: "+911800NIGHT", email: null, service_type: "OTHER" }] },
  });
  expect(mail.html).toContain(`<a href="tel:+91180064448"`);
  expect(mail.html).toContain(">+911800NIGHT</a>");
});

test("each notification has its own id, and again the same when tried again; an alert is one thread", async () => {
  await send({ notification_id: "nt_1" });
  await send({ notification_id: "nt_1" });
  await send({ notification_id: "al_1|primary|priya@example.com" });
  await send({ notification_id: "nt_2", alert_id: "al_2" });
  const [first, again, second, other] = await server.waitForCount(4);
  expect(again?.message_id).toBe(first?.message_id);
  expect(first?.message_id).toBe("<nt_1@watch.example>");
  expect(second?.message_id).toMatch(/^<[0-9a-f]{40}@watch\.example>$/u);
  expect(second?.headers["references"]).toBe(first?.headers["references"]);
  expect(other?.headers["references"]).not.toBe(first?.headers["references"]);
});

test("mails in a row share a connection", async () => {
  for (const id of ["a", "b", "c"]) await send({ notification_id: id });
  expect(server.mails).toHaveLength(3);
  expect(server.connections()).toBe(1);
});

test("a connection that the server closed while idle is replaced without anybody noticing", async () => {
  await send();
  const { port } = server;
  await server.stop();
  server = await startSmtpReceiver({ port });
  expect(await send()).toMatchObject({ kind: "sent" });
});

test.each([
  [421, "retry"],
  [451, "retry"],
  [503, "retry"],
  [550, "refused"],
  [552, "refused"],
] as const)("an answer of %i means %s, at whatever point it comes", async (code, kind) => {
  for (const at of ["sender", "recipient", "data"] as const) {
    server.setMode({ kind: "reject", code, at });
    expect(await send()).toMatchObject({ kind, reason: expect.stringContaining(String(code)) });
  }
});

test("a wrong password is refused by name; a missing login is not forgiven by the server", async () => {
  const guarded = await startSmtpReceiver({ users: { desk: "right" } });
  settings = { ...settings, smtp_url: `smtp://desk:wrong-password@127.0.0.1:${guarded.port}` };
  const outcome = await send();
  expect(outcome).toMatchObject({
    kind: "refused",
    reason: expect.stringMatching(/rejected the user name or password/u),
  });
  expect(JSON.stringify(outcome)).not.toContain("wrong-password");
  settings = { ...settings, smtp_url: guarded.url };
  expect(await send()).toMatchObject({ kind: "refused", reason: expect.stringContaining("530") });
  await guarded.stop();
});

test.each(["tls", "starttls"] as const)("speaks %s and logs in", async (security) => {
  const secure = await startSmtpReceiver({ security, users: { "desk@watch.example": "p:a/s#s" } });
  const login = `${encodeURIComponent("desk@watch.example")}:${encodeURIComponent("p:a/s#s")}`;
  settings = { ...settings, smtp_url: secure.url.replace("//", `//${login}@`) };
  expect(await send()).toMatchObject({ kind: "sent" });
  expect(secure.mails[0]).toMatchObject({ is_secure: true, user: "desk@watch.example" });
  await secure.stop();
});

test("a server that must encrypt but cannot is not given the mail", async () => {
  settings = { ...settings, smtp_url: `${server.url}?requireTLS=true` };
  expect((await send()).kind).not.toBe("sent");
  expect(server.mails).toEqual([]);
});

test("a server that never greets is given up within its signal", async () => {
  server.setMode({ kind: "hang", at: "connect" });
  expect(await notifier.send(aDelivery({ address: "priya@example.com" }), AbortSignal.timeout(200))).toMatchObject({
    kind: "retry",
  });
  server.setMode({ kind: "accept" });
  expect(await send()).toMatchObject({ kind: "sent" });
});

test("one hanging mail does not hold up the others", async () => {
  server.setMode({ kind: "hang", at: "data" });
  const stuck = notifier.send(
    aDelivery({ address: "priya@example.com", notification_id: "stuck" }),
    AbortSignal.timeout(1_500),
  );
  await expect.poll(() => server.connections()).toBe(1);
  await expect.poll(() => server.isBusy()).toBe(true);
  server.setMode({ kind: "accept" });
  expect(await send({ notification_id: "next" })).toMatchObject({ kind: "sent" });
  expect(await stuck).toMatchObject({ kind: "retry" });
});

test.each(["mail.example.com:25", "http://mail.example.com", ""])(
  "%j is no address of a mail server",
  async (smtp_url) => {
    settings = { ...settings, smtp_url };
    expect(await send()).toMatchObject({ kind: "refused" });
  },
);

test("without an address there is nothing to send to", async () => {
  expect(await send({ address: "" })).toEqual({ kind: "refused", reason: "no_address" });
  expect(await send({ address: "nobody" })).toMatchObject({ kind: "refused" });
});

test("after closing, no connection is left, not even one that hangs", async () => {
  await send();
  server.setMode({ kind: "hang", at: "data" });
  const stuck = send({ notification_id: "stuck" });
  await expect.poll(() => server.isBusy()).toBe(true);
  await notifier.close();
  await expect.poll(() => server.openConnections()).toBe(0);
  expect(await stuck).toMatchObject({ kind: "retry" });
});
