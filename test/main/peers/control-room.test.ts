import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";

import { afterEach, expect, onTestFinished, test } from "vitest";

import { openIdentity } from "../../../src/main/peers/identity.ts";
import { areInStep, consoleOf, type Desk, isConnected, pair, startDesk, supervisor } from "../../kit/control-room.ts";
import { restOf } from "../../kit/rest.ts";
import { startSmtpReceiver } from "../../kit/smtp-receiver.ts";
import { startStation } from "../../kit/station.ts";
import { startStationProcess } from "../../kit/station-process.ts";
import { until } from "../../kit/until.ts";

const open = new Set<Desk>();
async function desk(dataDir?: string): Promise<Desk> {
  const started = await startDesk(dataDir);
  open.add(started);
  return started;
}
async function close(one: Desk): Promise<void> {
  open.delete(one);
  await one.stop();
}
afterEach(async () => {
  await Promise.all([...open].map(close));
});

test("two consoles pair, each takes a digit, and what is done at one is seen at the other", async () => {
  const [a, b] = await Promise.all([desk(), desk()]);
  await pair(a, b);
  await areInStep(a, b);
  expect(consoleOf(a, b.id)).toMatchObject({ digit: 1, role: "full", is_connected: true });
  expect(consoleOf(b, a.id)).toMatchObject({ digit: 0, is_on_duty: true });
  await a.rest("POST", "/users", { name: "Asha" });
  await b.rest("POST", "/users", { name: "Ravi" });
  await areInStep(a, b);
  const names = async (at: Desk) => (await at.rest("GET", "/users")).data.map(({ name }: { name: string }) => name);
  expect(await names(a)).toEqual(expect.arrayContaining(["Asha", "Ravi"]));
  expect((await names(b)).toSorted()).toEqual((await names(a)).toSorted());
  expect(b.station.consoles.view().duty).toMatchObject({ console_id: a.id, is_here: false });
  expect(isConnected(b, a)).toBe(true);
  expect((await b.rest("POST", "/teams", { name: "Night" })).number % 10).toBe(1);
  await until("the clocks are compared", () => consoleOf(a, b.id)?.skew_ms !== null);
  expect(Math.abs(consoleOf(a, b.id)?.skew_ms ?? 1e9)).toBeLessThan(500);
});

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "watchdesk-peers-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** What somebody with this identity is told on the port, until it is closed. */
async function listenAs(port: number, dir: string): Promise<string> {
  const { key, certificate } = await openIdentity(dir, randomBytes);
  return await new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", key, cert: certificate, rejectUnauthorized: false });
    let heard = "";
    socket.on("secureConnect", () => socket.write("GET /peers/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n"));
    socket.on("data", (chunk: Buffer) => (heard += chunk.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(heard));
  });
}

test("nobody but the consoles of the group is told anything, and its key is nobody else's to read", async () => {
  const [a, b] = await Promise.all([desk(), desk()]);
  expect(a.station.consoles.view().port).toBeNull();
  await pair(a, b);
  const { port } = a.station.consoles.view();
  expect(await listenAs(port ?? 0, folder())).toBe("");
  expect(await listenAs(port ?? 0, b.dataDir)).not.toBe("");
  expect(statSync(join(a.dataDir, "identity.pem")).mode & 0o777).toBe(0o600);
});

test("a code is for one console, for ten minutes, for three mistakes, and for the console that shows it", async () => {
  const [a, b, c] = await Promise.all([desk(), desk(), desk()]);
  const show = async (at: Desk): Promise<string> => {
    const shown = await at.station.consoles.showCode("full", supervisor);
    if (!shown.ok) throw new Error(shown.refusal.detail);
    return shown.value.code;
  };
  const address = (at: Desk): string => `127.0.0.1:${at.station.consoles.view().port}`;
  const enter = (at: Desk, to: string, code: string) => at.station.consoles.join({ address: to, code });
  const detail = async (joined: ReturnType<typeof enter>): Promise<string> => {
    const result = await joined;
    return result.ok ? "joined" : result.refusal.detail;
  };
  const code = await show(a);
  const ofB = await show(b);
  expect(await detail(enter(c, address(a), ofB))).toMatch(/not the one that shows this code/u);
  // The right fingerprint and the secret of a code that another one has taken the place of.
  await show(a);
  for (const _ of [1, 2, 3]) expect(await detail(enter(c, address(a), code))).toMatch(/not the code/u);
  expect(await detail(enter(c, address(a), code))).toMatch(/No console answers/u);
  const right = await show(a);
  expect(await detail(enter(c, address(a), ` ${right.toLowerCase().replaceAll("-", " ")} `))).toBe("joined");
  expect(await detail(enter(b, address(a), right))).toMatch(/No console answers/u);
  expect(await detail(enter(b, address(a), "nonsense"))).toMatch(/16 letters/u);
  expect(await detail(enter(b, "127.0.0.1:9", right))).toMatch(/No console answers at 127.0.0.1:9/u);
});

test("a third console is known to all without pairing with each; one that is revoked is refused by all", async () => {
  const [a, b, c] = await Promise.all([desk(), desk(), desk()]);
  await pair(a, b);
  await pair(b, c);
  await until("a and c are connected", () => isConnected(a, c) && isConnected(c, a));
  await areInStep(a, b, c);
  expect([a, b, c].map((at) => consoleOf(at, at.id)?.digit)).toEqual([0, 1, 2]);
  expect([a, b, c].map(({ station }) => station.consoles.view().duty.console_id)).toEqual([a.id, a.id, a.id]);
  const revoked = await a.station.consoles.revoke(c.id, supervisor);
  expect(revoked.ok).toBe(true);
  await until("c is alone", () => !isConnected(a, c) && !isConnected(b, c));
  await until("c knows it", () => c.station.consoles.view().is_revoked);
  expect(await listenAs(a.station.consoles.view().port ?? 0, c.dataDir)).toBe("");
  expect(await listenAs(b.station.consoles.view().port ?? 0, c.dataDir)).toBe("");
  await c.rest("POST", "/users", { name: "Stranger" });
  await a.rest("POST", "/users", { name: "Asha" });
  await areInStep(a, b);
  const names = async (at: Desk) => (await at.rest("GET", "/users")).data.map(({ name }: { name: string }) => name);
  expect(await names(b)).toContain("Asha");
  expect(await names(b)).not.toContain("Stranger");
  expect(await names(c)).not.toContain("Asha");
});

test("what a joiner brings comes along; the account and the channels stay as they were, and secrets can be opened", async () => {
  const [a, b] = await Promise.all([desk(), desk()]);
  await a.rest("PATCH", "/accounts/default", { name: "Northgate" });
  await a.rest("PATCH", "/settings", { twilio_auth_token: "of the group" });
  await b.rest("PATCH", "/accounts/default", { name: "Newcomer" });
  await b.rest("PATCH", "/settings", { twilio_auth_token: "of the joiner", smtp_url: "smtp://u:p@mail.example" });
  await pair(a, b);
  const name = async (at: Desk) => (await at.rest("GET", "/accounts/default")).name;
  await until(
    "the account is the inviter's",
    async () => (await name(a)) === "Northgate" && (await name(b)) === "Northgate",
  );
  await until("both open all secrets", () =>
    [a, b].every(({ station }) => {
      const { twilio_auth_token, smtp_url } = station.settings.inForce();
      return twilio_auth_token === "of the group" && smtp_url === "smtp://u:p@mail.example";
    }),
  );
});

const configuration = {
  config_name: "Everybody",
  notification_channels: ["EMAIL"],
  primary_recipients: [{ name: "Asha", email: "asha@company.com", channels: ["EMAIL"] }],
  enable_escalation: true,
  escalation_threshold_seconds: 30,
  escalation_recipients: [{ name: "Chief", email: "chief@company.com", channels: ["EMAIL"] }],
  notify_on_escalation: false,
};

test("an alert that one console accepts is sent once, by the one on duty; when that is killed the other finishes it", async () => {
  const smtp = await startSmtpReceiver();
  onTestFinished(() => smtp.stop());
  const environment = {
    WATCHDESK_SMTP_URL: smtp.url,
    WATCHDESK_SMTP_FROM: "alerts@northgate.example",
    WATCHDESK_PEER_HOST: "127.0.0.1",
    WATCHDESK_PEER_PORT: "0",
  };
  const a = await startStationProcess(folder(), environment);
  const b = await startStation({ environment });
  onTestFinished(() => b.stop());
  onTestFinished(() => void (a.child.exitCode === null && a.child.signalCode === null && a.child.kill("SIGKILL")));
  const ofA = restOf(() => a.url);
  await ofA("POST", "/api/v1/alert-configurations", configuration);
  const shown = await ofA("POST", "/api/v1/consoles/pairing-codes", {});
  expect(shown.status).toBe(201);
  const address = `127.0.0.1:${shown.body.port}`;
  expect((await b.call("POST", "/api/v1/consoles/join", { address, code: shown.body.code })).status).toBe(200);
  const view = async () => (await b.call("GET", "/api/v1/consoles")).body;
  await until("b has what a has", async () => {
    const { data } = await view();
    const configurations = await b.call("GET", "/api/v1/alert-configurations");
    return data.length === 2 && data[1].is_connected && configurations.body.total_count === 1;
  });
  const alert = (await b.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" })).body;
  await until("somebody was told, and b knows it", async () => {
    const { data } = (await b.call("GET", `/api/v1/alerts/${alert.id}/notifications`)).body;
    return data.length > 0 && data[0].status === "sent";
  });
  expect((await view()).duty.is_here).toBe(false);
  const killedAt = performance.now();
  await a.end("SIGKILL");
  await until("b is on duty", async () => (await view()).duty.is_here);
  expect(performance.now() - killedAt).toBeLessThan(5000);
  await until("b has escalated", () => smtp.mails.length > 1, 40_000);
  expect(smtp.mails.map(({ to }) => to.join())).toEqual(["asha@company.com", "chief@company.com"]);
}, 90_000);

test("duty is handed over by hand, and by a console that is closed, without a gap and without a second message", async () => {
  const [a, b] = await Promise.all([desk(), desk()]);
  await a.rest("POST", "/alert-configurations", { ...configuration, enable_escalation: false });
  await pair(a, b);
  await areInStep(a, b);
  const isHere = (at: Desk): boolean => at.station.consoles.view().duty.is_here;
  expect(a.station.consoles.moveDuty(b.id).ok).toBe(true);
  for (let count = 0; count < 20; count++) await a.rest("POST", "/alerts/trigger", { alert_type: "SOS" });
  await until("b is on duty", () => isHere(b) && !isHere(a));
  await until("all were told", () => a.sent.length + b.sent.length >= 20);
  await areInStep(a, b);
  expect(new Set([...a.sent, ...b.sent]).size).toBe(20);
  expect(a.sent.length + b.sent.length).toBe(20);
  const closedAt = performance.now();
  await close(b);
  await until("a is on duty again", () => isHere(a));
  expect(performance.now() - closedAt).toBeLessThan(2500);
});

test("consoles find one another again after a restart, and what was missed comes whole", async () => {
  const dir = folder();
  const a = await desk();
  const b = await desk(dir);
  await pair(a, b);
  await areInStep(a, b);
  await close(b);
  for (let count = 0; count < 30; count++) await a.rest("POST", "/teams", { name: `Team ${count}` });
  const again = await desk(dir);
  await until("both are connected", () => isConnected(a, again) && isConnected(again, a));
  await areInStep(a, again);
  expect((await again.rest("GET", "/teams")).total_count).toBe(30);
  expect(again.station.consoles.view().duty).toMatchObject({ console_id: a.id, is_here: false });
});

test("who sits where and looks at what is known to the others until they are gone", async () => {
  const [a, b] = await Promise.all([desk(), desk()]);
  await pair(a, b);
  const presence = { operator: "Priya", page: "board", alert_id: "01J", doing: "closing" };
  b.station.consoles.present(presence);
  await until("a knows it", () => consoleOf(a, b.id)?.presence !== null);
  expect(consoleOf(a, b.id)?.presence).toEqual(presence);
  await close(b);
  await until("a has forgotten it", () => consoleOf(a, b.id)?.presence === null);
  expect(consoleOf(a, b.id)?.last_seen_at).not.toBeNull();
});
