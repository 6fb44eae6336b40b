import { afterEach, beforeEach, expect, test } from "vitest";

import { firstAccountId } from "../../src/main/founding.ts";
import type { Handlers } from "../../src/main/shell/console-station.ts";
import { windowCalls } from "../../src/main/window-calls.ts";
import { startStation, type TestStation } from "../kit/station.ts";

const at = Date.UTC(2026, 10, 21, 18, 45, 0);
let running: TestStation;
let handlers: Handlers;
let owner: string;

beforeEach(async () => {
  running = await startStation({ clockAt: at, secretCost: { log2N: 10, r: 8, p: 1 } });
  owner = running.station.reader.item("accounts", firstAccountId, firstAccountId)?.fields.owner_user_id ?? "";
  ({ handlers } = windowCalls(running.station, {
    version: "0",
    runtime: "Node",
    runtimeNote: null,
    isDemo: false,
    now: () => at,
    showOnDesktop: async () => ({ shown: true }),
    saveFile: async () => null,
    savePage: async () => null,
  }));
  await handlers["preferences.write"]({ operator_name: "Front desk" });
});

afterEach(() => running.stop());

const setOwner = () => handlers["sign_in.set_secret"]({ user_id: owner, secret: "2580", current: null });

test("what is done is done by the console's operator name, and by whoever is signed in once somebody has to be", async () => {
  const raised = await handlers["alert.trigger"]({ alert_type: "SOS" });
  const id = raised.ok ? raised.value.id : "";
  expect((await setOwner()).ok).toBe(true);
  expect(await handlers["alert.act"]({ id, action: { kind: "acknowledge", notes: null } })).toMatchObject({
    ok: true,
    value: { acknowledged_by: "Owner", acknowledged_by_id: owner },
  });
  const detail = await handlers["alert.detail"]({ id });
  const actors = detail?.timeline.map(({ actor }) => actor);
  expect(actors?.[0]).toEqual({ kind: "operator", name: "Front desk" });
  expect(actors?.findLast(({ kind }) => kind === "operator")).toEqual({ kind: "operator", name: "Owner", id: owner });
});

test("acting keeps the console open, watching does not", async () => {
  await setOwner();
  expect(await handlers["sign_in.set_lock_after"]({ seconds: 60 })).toMatchObject({ ok: true });
  await running.goTo(50);
  await handlers["alert.trigger"]({ alert_type: "SOS" });
  await running.goTo(100);
  expect((await handlers["sign_in.read"]()).is_locked).toBe(false);
  await handlers["board.read"]();
  await handlers["sign_in.read"]();
  await running.goTo(110);
  expect((await handlers["sign_in.read"]()).is_locked).toBe(true);
  expect(await handlers["sign_in.set_lock_after"]({ seconds: 1 })).toMatchObject({
    ok: false,
    refusal: { kind: "invalid", errors: [{ path: "seconds" }] },
  });
});

test("a locked console can't be silenced, only looked at", async () => {
  await setOwner();
  await handlers["sign_in.lock"]();
  const edits = { volume: 0, muted_until: at + 1e6, theme: "light" } as const;
  expect(await handlers["preferences.write"]({ ...edits, audible: [] })).toMatchObject({
    volume: 0.8,
    muted_until: null,
    audible: ["CRITICAL", "HIGH", "MEDIUM", "LOW"],
    theme: "light",
  });
  await handlers["sign_in.begin"]({ who: owner, secret: "2580" });
  expect((await handlers["preferences.write"]({ volume: 0.1 })).volume).toBe(0.1);
});

test("acknowledging many at a locked console refuses each and changes none", async () => {
  const raised = await handlers["alert.trigger"]({ alert_type: "SOS" });
  const id = raised.ok ? raised.value.id : "";
  await setOwner();
  await handlers["sign_in.lock"]();
  expect(await handlers["alert.acknowledge_many"]({ ids: [id], notes: null })).toEqual({
    done: 0,
    refused: [{ id, refusal: { kind: "forbidden", detail: "This console is locked; sign in to act" } }],
  });
  expect((await handlers["alert.rows"]({ ids: [id] }))[0]?.status).toBe("TRIGGERED");
});

test("what is made in the window is whole: a schedule has its feed", async () => {
  expect(await handlers["record.create"]({ collection: "schedules", fields: { name: "Nights" } })).toMatchObject({
    ok: true,
    value: { fields: { feed_token: expect.stringMatching(/^[\w-]{20,}$/u) } },
  });
});

test("roles are given to a person who had no membership; phones are checked", async () => {
  const meera = (await running.call("POST", "/api/v1/users", { name: "Meera" })).body.id;
  expect(await handlers["member.set_roles"]({ user_id: meera, roles: ["broadcaster"] })).toMatchObject({
    ok: true,
    value: { name: "Meera", roles: ["broadcaster"], can_sign_in: false },
  });
  expect(await handlers["member.set_roles"]({ user_id: meera, roles: [] })).toMatchObject({ value: { roles: [] } });
  expect(await handlers["member.set_roles"]({ user_id: "nobody", roles: [] })).toMatchObject({ ok: false });
  expect((await handlers["member.list"]()).map(({ name, is_owner }) => [name, is_owner])).toEqual([
    ["Owner", true],
    ["Meera", false],
  ]);
  expect(await handlers["contact.check_phone"]({ phone: "098450 12345", country: "IN" })).toMatchObject({
    phone: "+919845012345",
  });
});
