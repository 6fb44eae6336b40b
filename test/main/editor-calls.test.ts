import { afterEach, beforeEach, expect, test } from "vitest";

import { firstAccountId } from "../../src/main/founding.ts";
import type { Handlers } from "../../src/main/shell/console-station.ts";
import { windowCalls } from "../../src/main/window-calls.ts";
import { enterprise, nightShift, startup } from "../kit/configurations.ts";
import { startStation, type TestStation } from "../kit/station.ts";
import { until } from "../kit/until.ts";

const at = Date.UTC(2026, 10, 21, 18, 45, 0);
let running: TestStation;
let handlers: Handlers;

beforeEach(async () => {
  running = await startStation({ clockAt: at, secretCost: { log2N: 10, r: 8, p: 1 } });
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
  await handlers["preferences.write"]({ operator_name: "Vikram" });
});

afterEach(() => running.stop());

const create = async (collection: "integrations" | "alert-configurations", fields: object) => {
  const made = await handlers["record.create"]({ collection, fields: { ...fields } });
  if (!made.ok) throw new Error(made.refusal.detail);
  return made.value;
};
const integrate = (more: object = {}) => create("integrations", { name: "Doors", type: "generic_webhook", ...more });
const keyOf = async (id: string): Promise<string> => {
  const shown = await handlers["integration.show_key"]({ id });
  if (!shown.ok) throw new Error(shown.refusal.detail);
  expect(shown.value.webhook_url).toBe(`${running.url}/integrations/${shown.value.key}`);
  return shown.value.key;
};
const send = async (key: string, body: object) =>
  await running.call("POST", `/integrations/${key}`, body, { authorization: "" });
/** They are written down after the sender was answered. */
const deliveries = async (id: string, count: number) => {
  await until(
    "what came is written down",
    async () => (await handlers["integration.deliveries"]({ id })).length === count,
  );
  return await handlers["integration.deliveries"]({ id });
};
const alert = { event_type: "create", Id: "door-7", Title: "Door 7 forced" };

test("every edit is in the history, with who made it; another account's is not", async () => {
  const { id } = await create("alert-configurations", startup);
  await handlers["record.patch"]({ collection: "alert-configurations", id, fields: { priority: 200 } });
  const versions = await handlers["record.history"]({ collection: "alert-configurations", id });
  expect(versions.map(({ kind, actor }) => [kind, actor.name])).toEqual([
    ["changed", "Vikram"],
    ["created", "Vikram"],
  ]);
  expect(versions[0]?.changes).toEqual([{ field: "priority", before: 100, after: 200, is_secret: false }]);
  await running.station.store.ledger.commit((transaction) =>
    transaction.append(
      "other",
      "teams:x",
      "record.created",
      { number: 1, fields: { name: "Theirs" } },
      { kind: "engine", name: "x" },
    ),
  );
  await running.goTo(1);
  expect(await handlers["record.history"]({ collection: "teams", id: "x" })).toEqual([]);
});

test("a text is judged entry by entry, nothing is kept", async () => {
  const kept = await create("alert-configurations", startup);
  const read = await handlers["configuration.read_text"]({
    text: JSON.stringify([startup, nightShift, { ...enterprise, priority: 0 }]),
  });
  if (!read.ok) throw new Error(read.refusal.detail);
  expect(read.value.map(({ errors, namesakes }) => [errors.length, namesakes.map(({ id }) => id)])).toEqual([
    [0, [kept.id]],
    [0, []],
    [1, []],
  ]);
  expect(read.value[1]?.warnings.map(({ path }) => path)).toContain("team_id");
  expect(await handlers["record.list"]({ collection: "alert-configurations", q: "" })).toHaveLength(1);
  expect(await handlers["configuration.read_text"]({ text: "{" })).toMatchObject({ ok: false });
});

test("neither key nor signing secret reach the window unasked, in lists, answers, searches or history", async () => {
  const made = await integrate({ signing_secret: "very-secret-indeed" });
  const key = await keyOf(made.id);
  const patched = await handlers["record.patch"]({
    collection: "integrations",
    id: made.id,
    fields: { severity: "HIGH" },
  });
  const seen = JSON.stringify([
    made,
    patched,
    await handlers["record.list"]({ collection: "integrations", q: "" }),
    await handlers["record.list"]({ collection: "integrations", q: key }),
    await handlers["record.history"]({ collection: "integrations", id: made.id }),
  ]);
  expect(seen).not.toContain(key);
  expect(seen).not.toContain("very-secret-indeed");
  expect(await handlers["record.list"]({ collection: "integrations", q: key })).toEqual([]);
});

test("a new key takes the old one's place", async () => {
  const { id } = await integrate();
  const old = await keyOf(id);
  const rotated = await handlers["integration.rotate_key"]({ id });
  expect(rotated.ok && rotated.value.key).not.toBe(old);
  expect((await send(old, alert)).status).toBe(404);
  expect((await send(await keyOf(id), alert)).status).toBe(200);
});

test("a payload that was refused is taken in once the mistake is mended, and its timeline says who replayed it", async () => {
  const { id } = await integrate({ enabled: false });
  expect((await send(await keyOf(id), alert)).status).toBe(405);
  const [refused] = await deliveries(id, 1);
  expect(refused).toMatchObject({ status: 405, replayed_by: null, results: [{ outcome: "refused" }] });
  await handlers["record.patch"]({ collection: "integrations", id, fields: { enabled: true } });

  const replayed = await handlers["integration.replay"]({ id, delivery_id: refused?.id ?? "" });
  expect(replayed).toMatchObject({
    ok: true,
    value: { status: 200, replayed_by: "Vikram", results: [{ outcome: "created" }] },
  });
  expect((await deliveries(id, 2)).map(({ replayed_by }) => replayed_by)).toEqual(["Vikram", null]);
  const alertId = replayed.ok ? (replayed.value.results[0]?.alert_id ?? "") : "";
  const detail = await handlers["alert.detail"]({ id: alertId });
  expect(detail?.timeline[0]?.text).toContain("Doors, replayed by Vikram");
  expect(detail?.alert.source_id).toBe(`${id}:door-7`);
  const again = await handlers["integration.replay"]({ id, delivery_id: refused?.id ?? "" });
  expect(again).toMatchObject({ ok: true, value: { results: [{ outcome: "repeated", alert_id: alertId }] } });
});

test("what was kept only in part is not replayed, nor what is gone", async () => {
  const { id } = await integrate();
  await send(await keyOf(id), { ...alert, Description: "x".repeat(20_000) });
  const [cut] = await deliveries(id, 1);
  expect(await handlers["integration.replay"]({ id, delivery_id: cut?.id ?? "" })).toMatchObject({
    ok: false,
    refusal: { kind: "conflict" },
  });
  expect(await handlers["integration.replay"]({ id, delivery_id: "none" })).toMatchObject({
    ok: false,
    refusal: { kind: "not_found" },
  });
});

test("whoever may not edit integrations sees no key and replays nothing", async () => {
  const { id } = await integrate();
  await send(await keyOf(id), alert);
  const [delivery] = await deliveries(id, 1);
  const owner = running.station.reader.item("accounts", firstAccountId, firstAccountId)?.fields.owner_user_id ?? "";
  await handlers["sign_in.set_secret"]({ user_id: owner, secret: "2580", current: null });
  await handlers["sign_in.lock"]();
  const refused = { ok: false, refusal: { kind: "forbidden" } };
  expect(await handlers["integration.show_key"]({ id })).toMatchObject(refused);
  expect(await handlers["integration.rotate_key"]({ id })).toMatchObject(refused);
  expect(await handlers["integration.replay"]({ id, delivery_id: delivery?.id ?? "" })).toMatchObject(refused);
});
