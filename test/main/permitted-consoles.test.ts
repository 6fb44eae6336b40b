// Whoever pairs a console gets what every account of the group has: only an admin of the first account may.
import { createHash } from "node:crypto";

import { afterEach, beforeEach, expect, test } from "vitest";

import { startStation, type TestStation } from "../kit/station.ts";

let at: TestStation;
beforeEach(async () => {
  at = await startStation({ isBeatManual: true });
});
afterEach(() => at.stop());

const asked = (token: string) => async (method: string, path: string, body?: object) =>
  (await at.call(method, `/api/v1${path}`, body, { authorization: `Bearer ${token}` })).status;

const everything = (own: string): readonly (readonly [string, string, object?])[] => [
  ["GET", "/consoles"],
  ["POST", "/consoles/pairing-codes", { role: "full" }],
  ["POST", "/consoles/join", { address: "127.0.0.1:1", code: "0000-0000-0000-0000" }],
  ["PUT", "/consoles/duty", { console_id: own }],
  ["PATCH", `/consoles/${own}`, { name: "Mine" }],
  ["DELETE", `/consoles/${own}`],
];

async function refusedTo(token: string): Promise<void> {
  const ask = asked(token);
  for (const [method, path, body] of everything(at.station.consoleId))
    expect(await ask(method, path, body), `${method} ${path}`).toBe(403);
  expect(at.station.consoles.view()).toMatchObject({ code_expires_at: null, port: null });
}

test("an admin of another account of this console", async () => {
  const { body } = await at.call("POST", "/api/v1/accounts", { name: "Branch", time_zone: "UTC" });
  await refusedTo(body.token);
});

test("an admin token of somebody who is no admin any more", async () => {
  const { body: account } = await at.call("GET", "/api/v1/accounts/default");
  const { body: meera } = await at.call("POST", "/api/v1/users", { name: "Meera" });
  const caller = { account_id: account.id, actor: { kind: "system", name: "test" } } as const;
  await at.station.desk.create("account-users", { user_id: meera.id, roles: [] }, caller);
  const token = "wd_meera";
  const hash = createHash("sha256").update(token).digest("hex");
  const kept = { name: "hers", role: "admin", user_id: meera.id, hash, last_four: "eera" } as const;
  await at.station.desk.create("api-tokens", kept, caller);
  await refusedTo(token);
});

test("an admin of the first account runs them", async () => {
  const made = await at.call("POST", "/api/v1/consoles/pairing-codes", { role: "display" });
  expect(made).toMatchObject({
    status: 201,
    body: { code: expect.stringMatching(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}$/u) },
  });
});
