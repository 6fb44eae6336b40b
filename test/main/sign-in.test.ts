import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { firstAccountId } from "../../src/main/founding.ts";
import { hashSecret } from "../../src/main/password.ts";
import type { Caller } from "../../src/main/ports.ts";
import type { SignIn } from "../../src/main/sign-in.ts";
import { startStation, type TestStation } from "../kit/station.ts";

const at = Date.UTC(2026, 10, 21, 18, 45, 0);
let dataDir: string;
let running: TestStation;
let signIn: SignIn;
let owner: string;
let meera: string;

const system: Caller = { account_id: firstAccountId, actor: { kind: "system", name: "test" } };
const callerNow = (): Caller => ({ account_id: firstAccountId, actor: signIn.actor("Front desk") });
const set = (user_id: string, secret: string | null, current: string | null = null) =>
  signIn.setSecret({ user_id, secret, current, operator_name: "Front desk" });

async function start(): Promise<void> {
  running = await startStation({ dataDir, clockAt: at, secretCost: { log2N: 10, r: 8, p: 1 } });
  ({ signIn } = running.station);
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "watchdesk-sign-in-"));
  await start();
  const { desk, reader } = running.station;
  owner = reader.item("accounts", firstAccountId, firstAccountId)?.fields.owner_user_id ?? "";
  await desk.patch("users", owner, { name: "Ravi", email: "ravi@company.com" }, system);
  meera = (await running.call("POST", "/api/v1/users", { name: "Meera" })).body.id;
});

afterEach(async () => {
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const raise = () => running.station.permitted.trigger({ alert_type: "SOS" }, callerNow());

test("where nobody has a PIN everybody acts, under the console's name", async () => {
  expect(signIn.view()).toMatchObject({ is_required: false, is_locked: false, operator: null, people: [] });
  expect(signIn.actor("Front desk")).toEqual({ kind: "operator", name: "Front desk" });
  expect((await raise()).ok).toBe(true);
});

test("the first to get a PIN is the owner or an admin, and sits there from then on", async () => {
  expect(await set(meera, "2580")).toMatchObject({ ok: false, refusal: { kind: "conflict" } });
  expect(await set(owner, "1234")).toMatchObject({
    ok: false,
    refusal: { kind: "invalid", errors: [{ path: "secret", message: "is too easy to guess" }] },
  });
  expect(await set(owner, "2580")).toMatchObject({
    ok: true,
    value: { is_required: true, is_locked: false, operator: { id: owner, name: "Ravi" } },
  });
  expect(signIn.actor("Front desk")).toEqual({ kind: "operator", name: "Ravi", id: owner });
});

describe("with two who have a PIN", () => {
  beforeEach(async () => {
    expect((await set(owner, "2580")).ok).toBe(true);
    expect((await set(meera, "correct horse")).ok).toBe(true);
  });

  test("a locked console refuses to act and still shows everything", async () => {
    const raised = await raise();
    signIn.lock();
    expect(signIn.view()).toMatchObject({ is_locked: true, operator: { name: "Ravi" }, principal: null });
    const refusal = { kind: "forbidden", detail: "This console is locked; sign in to act" };
    expect(await raise()).toEqual({ ok: false, refusal });
    const { permitted, list } = running.station;
    const id = raised.ok ? raised.value.alert.id : "";
    expect(await permitted.act(id, { kind: "acknowledge", by: "x", notes: null }, callerNow())).toEqual({
      ok: false,
      refusal,
    });
    await expect(permitted.patch("users", meera, { name: "M" }, callerNow())).rejects.toMatchObject({ refusal });
    expect(list.open(firstAccountId).map((alert) => alert.id)).toEqual([id]);
    expect((await signIn.begin("ravi@company.com", "2580")).ok).toBe(true);
    expect((await permitted.act(id, { kind: "acknowledge", by: "Ravi", notes: null }, callerNow())).ok).toBe(true);
    const actors = running.station.reader.timeline(id).map(({ actor }) => actor);
    expect(actors.findLast(({ kind }) => kind === "operator")).toEqual({ kind: "operator", name: "Ravi", id: owner });
  });

  test("at shift change the next one signs in over the last", async () => {
    expect(await signIn.begin("MEERA", "correct horse")).toMatchObject({
      ok: true,
      value: { operator: { id: meera }, principal: { kind: "person", roles: [] } },
    });
    expect((await raise()).ok).toBe(true);
    await expect(running.station.permitted.create("escalation-policies", policy, callerNow())).rejects.toMatchObject({
      refusal: { detail: expect.stringContaining("Meera has no role") },
    });
  });

  test("mistakes make the next attempt wait, for this person alone, also after a restart", async () => {
    for (let count = 0; count < 3; count += 1)
      expect(await signIn.begin(meera, "wrong")).toMatchObject({
        ok: false,
        refusal: { kind: "forbidden", detail: "This name and this PIN or password do not belong together" },
      });
    const waits = { ok: false, refusal: { kind: "conflict", detail: "Too many mistakes; try again in 5 s" } };
    expect(await signIn.begin(meera, "correct horse")).toEqual(waits);
    expect(signIn.view().people.find(({ id }) => id === meera)?.waits_until).toBe(at + 5000);
    expect((await signIn.begin(owner, "2580")).ok).toBe(true);
    await running.stop();
    await start();
    expect(signIn.view()).toMatchObject({ is_required: true, is_locked: true, operator: null });
    expect(await signIn.begin(meera, "correct horse")).toEqual(waits);
    await running.goTo(5);
    expect((await signIn.begin(meera, "correct horse")).ok).toBe(true);
    expect(signIn.view().people.every(({ waits_until }) => waits_until === null)).toBe(true);
  });

  test("a secret kept with other parameters is kept anew when it is next used", async () => {
    const { desk, store } = running.station;
    const mine = store.records["account-users"].all(firstAccountId).find(({ fields }) => fields.user_id === meera);
    const old = await hashSecret("correct horse", { log2N: 11, r: 8, p: 1 });
    await desk.patch("account-users", mine?.id ?? "", { secret: old }, system);
    expect((await signIn.begin(meera, "correct horse")).ok).toBe(true);
    const kept = store.records["account-users"].get(mine?.id ?? "")?.fields.secret;
    expect(kept).toMatch(/^scrypt\$10\$/u);
    expect((await signIn.begin(meera, "correct horse")).ok).toBe(true);
    expect(store.records["account-users"].get(mine?.id ?? "")?.fields.secret).toBe(kept);
  });

  test("attempts made together are all counted", async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => signIn.begin(meera, "wrong")));
    expect(results.map((result) => (result.ok ? "in" : result.refusal.kind))).toEqual([
      "forbidden",
      "forbidden",
      "forbidden",
      "conflict",
      "conflict",
      "conflict",
    ]);
  });

  test("somebody unknown is refused like a wrong PIN", async () => {
    expect(await signIn.begin("Nobody", "2580")).toEqual(await signIn.begin("Ravi", "2581"));
  });

  test("a console that nobody touches locks; a touch puts it off, a touch too late does not", async () => {
    expect(signIn.setLockAfter(60)).toMatchObject({ ok: true, value: { locks_at: at + 60_000 } });
    await running.goTo(50);
    expect(signIn.touch().locks_at).toBe(at + 110_000);
    await running.goTo(109);
    expect(signIn.view().is_locked).toBe(false);
    await running.goTo(110);
    expect(signIn.view().is_locked).toBe(true);
    expect(signIn.touch().is_locked).toBe(true);
  });

  test("only an admin says when it locks", async () => {
    await signIn.begin(meera, "correct horse");
    expect(signIn.setLockAfter(0)).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
    signIn.lock();
    expect(signIn.setLockAfter(0)).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
  });

  test("whoever changes their own PIN says the present one; nobody but the owner sets the owner's", async () => {
    await signIn.begin(meera, "correct horse");
    expect(await set(meera, "8520")).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
    expect((await set(meera, "8520", "correct horse")).ok).toBe(true);
    expect((await signIn.begin(meera, "8520")).ok).toBe(true);
    expect(await set(owner, "97531")).toMatchObject({
      ok: false,
      refusal: { detail: expect.stringContaining("this needs the account's owner") },
    });
    signIn.lock();
    expect(await set(meera, "97531", "8520")).toMatchObject({
      ok: false,
      refusal: { detail: "This console is locked; sign in to act" },
    });
  });

  test("the last who can administer keeps the PIN while others have one", async () => {
    expect(await set(owner, null, "2580")).toMatchObject({
      ok: false,
      refusal: { kind: "conflict", detail: "Ravi is the last who can sign in and administer this account" },
    });
    expect((await set(meera, null)).ok).toBe(true);
    expect(await set(owner, null, "2580")).toMatchObject({ ok: true, value: { is_required: false, is_locked: false } });
  });

  test("the API shows who can sign in, never the secret, and can take it away", async () => {
    const { body } = await running.call("GET", "/api/v1/account-users");
    expect(JSON.stringify(body)).not.toContain("scrypt");
    expect(body.data).toMatchObject([
      { user_id: owner, is_owner: true, roles: ["admin", "billing"], can_sign_in: true },
      { user_id: meera, is_owner: false, roles: [], can_sign_in: true },
    ]);
    await signIn.begin(meera, "correct horse");
    const taken = await running.call("PATCH", `/api/v1/account-users/${body.data[1].id}`, { secret: null });
    expect(taken).toMatchObject({ status: 200, body: { can_sign_in: false } });
    expect(signIn.view()).toMatchObject({ is_locked: true, operator: null });
    expect((await running.call("PATCH", `/api/v1/account-users/${body.data[1].id}`, { secret: "2580" })).status).toBe(
      400,
    );
  });

  test("a person who is deleted goes from the console as well", async () => {
    await signIn.begin(meera, "correct horse");
    expect((await running.call("DELETE", `/api/v1/users/${meera}`)).status).toBe(204);
    expect(signIn.view()).toMatchObject({ is_locked: true, operator: null });
    expect((await running.call("GET", "/api/v1/account-users")).body.total_count).toBe(1);
  });
});

const policy = {
  name: "Night",
  layers: [{ timeout_seconds: 300, color_hex: "#10B981" }],
  repeat: 0,
  reassign_team_ids: [],
  reassign_user_ids: [],
};
