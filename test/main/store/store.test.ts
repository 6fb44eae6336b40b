import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { reminderPages } from "../../../src/core/on-call-reminder.ts";
import { summarise } from "../../../src/core/handover.ts";
import { NewTeam } from "../../../src/core/team.ts";
import { backUp, BadBackup, listBackups, pruneBackups, restoreBackup } from "../../../src/main/store/backup.ts";
import { migrations } from "../../../src/main/store/migrations/list.ts";
import { migrate, NewerDatabase, openStore, schemaVersion } from "../../../src/main/store/open.ts";
import { StoreUnavailable } from "../../../src/main/ports.ts";
import { databaseFile } from "../../../src/main/station.ts";
import { emergencyResponse, startup } from "../../kit/configurations.ts";
import { supervisor } from "../../kit/control-room.ts";
import { startStation, type TestStation } from "../../kit/station.ts";
import { until } from "../../kit/until.ts";

let dir: string;
let desk: TestStation;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "watchdesk-store-"));
  desk = await startStation({ dataDir: dir, clockAt: Date.UTC(2026, 10, 21, 18, 45) });
});
afterEach(async () => {
  await desk.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** What is in the database beside the projections of the journal. */
const others = ["journal", "console", "webhook_deliveries"];

/** By table. */
function dump(): Readonly<Record<string, readonly unknown[]>> {
  const { db } = desk.station.store;
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  return Object.fromEntries(
    tables
      .filter((table) => !table.startsWith("sqlite_") && !others.includes(table))
      .map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  );
}

async function live(): Promise<void> {
  await desk.call("POST", "/api/v1/alert-configurations", emergencyResponse);
  await desk.call("POST", "/api/v1/alert-configurations", startup);
  await desk.call("PATCH", "/api/v1/alert-configurations/2", { priority: 7 });
  await desk.call("DELETE", "/api/v1/alert-configurations/2");
  for (const source_id of ["a", "b", "a", "c"])
    await desk.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", source_id });
  await desk.goTo(300);
  await desk.call("PUT", "/api/v1/alerts/1/acknowledge", { acknowledged_by: "Priya", notes: "mine" });
  await desk.call("POST", "/api/v1/alerts/1/comments", { by: "Priya", text: "called back" });
  await desk.call("PUT", "/api/v1/alerts/2/close", { closed_by: "Priya", closure_notes: "drill" });
}

async function made(method: string, path: string, body: object): Promise<any> {
  const reply = await desk.call(method, `/api/v1${path}`, body);
  expect(reply.status, `${path} ${JSON.stringify(reply.body)}`).toBeLessThan(300);
  return reply.body;
}

async function handOver(): Promise<void> {
  const who = { name: "Priya", user_id: null };
  const summary = summarise({ open: [], since: [], raised: 0, channels: [], changes: [] });
  const fields = { began_at: 1, ended_at: 2, outgoing: who, incoming: who, notes: "Gate 4 is stuck", summary };
  const caller = { account_id: "default", actor: { kind: "operator", name: "Priya" } } as const;
  await desk.station.desk.create("handovers", fields, caller);
}

/** People of a team with a plan, of whom one rejects an alert and the other is asked next. */
async function liveOnCall(): Promise<void> {
  const [meera, arjun] = [
    await made("POST", "/users", { name: "Meera", email: "meera@company.com" }),
    await made("POST", "/users", { name: "Arjun", email: "arjun@company.com" }),
  ];
  const membership = await made("POST", "/account-users", { user_id: meera.id, roles: ["broadcaster"] });
  await made("PATCH", `/account-users/${membership.id}`, { roles: ["admin"] });
  await made("POST", "/notification-rules", {
    name: "By mail",
    user_ids: [arjun.id],
    rules: [{ steps: [{ channel: "EMAIL" }] }],
  });
  await made("POST", "/integrations", { name: "Gate", type: "generic_webhook" });
  await made("POST", "/routers", { name: "Nights", catch_all: [arjun.id] });
  await made("POST", "/maintenance-windows", { name: "Repaint", reason: "Paint", alert_types: ["DELAYED"] });
  await made("POST", "/broadcasts", { title: "Canteen closed", user_ids: [arjun.id] });
  await made("POST", "/stakeholders", { name: "Landlord", alert_types: ["DELAYED"] });
  await made("PATCH", "/settings", { public_url: "https://desk.example" });
  await handOver();
  const team = await made("POST", "/teams", { name: "Gate", members: [meera.id], admins: [arjun.id] });
  const layers = [1, 2].map((number) => ({ timeout_seconds: number * 60 }));
  await made("PATCH", `/escalation-policies/${team.escalation_policy_id}`, { layers });
  const nightly = {
    schedule_id: team.schedule_id,
    time_zone: "UTC",
    start: "2026-11-20T18:00",
    end: "2026-11-21T06:00",
    repeat: { frequency: "daily" },
  };
  const shift = await made("POST", "/shifts", {
    ...nightly,
    layer: 1,
    attendees: [meera.id, arjun.id],
    is_rotating: true,
  });
  await made("POST", "/shifts", { ...nightly, layer: 2, attendees: [arjun.id] });
  await made("PATCH", `/shifts/${shift.id}`, { attendees: [meera.id] });
  const { id, tracks } = await made("POST", "/alerts/trigger", { alert_type: "MEDICAL", team_id: team.id });
  expect(tracks.at(-1)).toMatchObject({ kind: "team", layer: 1, status: "running" });
  const rejected = await made("PUT", `/alerts/${id}/reject`, { by: meera.id });
  expect(rejected.tracks.at(-1)).toMatchObject({ kind: "team", layer: 2, status: "running" });
}

/** Somebody is told that they go on call. */
async function liveReminded(): Promise<void> {
  const due = {
    user_id: "u1",
    name: "Meera Iyer",
    kind: "on_call" as const,
    schedule_id: "s1",
    team_name: "Gate",
    layer: 1,
    at: Date.UTC(2026, 10, 21, 20),
    until: null,
    relieved_by: [],
  };
  const pages = reminderPages("one", {
    name: due.name,
    email: "m@company.com",
    phone: null,
    hasDevice: false,
    preferences: null,
  });
  await desk.station.desk.remind([{ id: "one", account_id: "default", due: { ...due, pages } }]);
  const { reminders } = desk.station.store;
  await until("it was tried", () => reminders.get("one")?.notifications[0]?.status === "failed");
}

/** What an account draws on its map, and an alert that moves over it. */
async function liveOnTheMap(): Promise<void> {
  const [here, there] = [
    [77.5946, 12.9716],
    [77.6, 12.98],
  ];
  await made("POST", "/locations", { name: "Gate", point: { type: "Point", coordinates: here } });
  await made("POST", "/zones", { name: "Yard", shape: { type: "Circle", center: here, radius_meters: 80 } });
  const route = await made("POST", "/routes", {
    name: "Bus",
    line: { type: "LineString", coordinates: [here, there] },
  });
  await made("PATCH", `/routes/${route.id}`, { allowed_deviation_meters: 90 });
  await made("POST", "/alerts/1/positions", { latitude: 12.98, longitude: 77.6 });
}

async function meetAnother(): Promise<void> {
  const { desk: commands, consoleId } = desk.station;
  const console = { name: "Gate", role: "full", digit: 0, certificate: "", address: null, revoked_at: null } as const;
  await commands.create("consoles", console, supervisor, consoleId);
  await commands.patch("consoles", consoleId, { name: "North gate" }, supervisor);
}

test("a refill from the journal gives the same rows", async () => {
  await live();
  await liveOnCall();
  await liveOnTheMap();
  await liveReminded();
  await meetAnother();
  const before = dump();
  expect(before["alerts"]).toHaveLength(4);
  expect(before["shifts"]).toHaveLength(2);
  // A conflict takes a second console, and so does an event that cannot be used.
  expect(Object.keys(before).filter((table) => before[table]?.length === 0)).toEqual(["record_conflicts", "set_aside"]);
  desk.station.store.refill();
  expect(dump()).toEqual(before);
});

describe("the ledger", () => {
  const note = (text: string) => ({ account_id: "default", actor: { kind: "system", name: text } }) as const;

  test("keeps what arrives together even when one of them fails", async () => {
    const { ledger } = desk.station.store;
    const before = desk.station.store.journal.length();
    const [bad, ...good] = await Promise.allSettled([
      ledger.commit(() => {
        throw new Error("a bug");
      }),
      ...["a", "b", "c"].map((name) => desk.station.desk.create("teams", NewTeam.parse({ name }), note(name))),
    ]);
    expect(bad.status).toBe("rejected");
    expect(good.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    expect(desk.station.store.journal.length()).toBe(before + 9);
    expect(
      desk.station.reader
        .items("teams", "default", { limit: 9, after: null, descending: false })
        .items.map(({ number }) => number),
    ).toEqual([1, 2, 3]);
  });

  test("numbers its events without holes, in the order of their stamps", async () => {
    await live();
    const events = [...desk.station.store.journal.all()];
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ stamp }) => stamp)).toEqual(events.map(({ stamp }) => stamp).toSorted());
  });

  test("answers that it can't write while the disk is full, keeps nothing, and recovers", async () => {
    await live();
    const { db } = desk.station.store;
    const pages = Number(db.pragma("page_count", { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    const before = desk.station.store.journal.length();
    const full: { status: number; body: unknown }[] = [];
    for (let index = 0; index < 300 && full.length === 0; index++) {
      const reply = await desk.call("POST", "/api/v1/alerts/trigger", {
        alert_type: "SOS",
        description: "x".repeat(3000),
      });
      if (reply.status !== 201) full.push(reply);
    }
    const accepted = Number(desk.station.store.db.prepare("SELECT count(*) FROM alerts").pluck().get());
    expect(full).toMatchObject([{ status: 503, body: { status: 503 } }]);
    expect((await desk.call("GET", "/health")).status).toBe(503);
    const long = { ...NewTeam.parse({ name: "x" }), description: "x".repeat(20_000) };
    await expect(desk.station.desk.create("teams", long, note("x"))).rejects.toThrow(StoreUnavailable);

    db.pragma("max_page_count = 1000000");
    expect((await desk.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" })).status).toBe(201);
    expect((await desk.call("GET", "/health")).status).toBe(200);
    expect(Number(db.prepare("SELECT count(*) FROM alerts").pluck().get())).toBe(accepted + 1);
    expect(desk.station.store.journal.length()).toBeGreaterThan(before);
    const seqs = [...desk.station.store.journal.all()].map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });
});

describe("migrations", () => {
  test("walk from every earlier version to this one", () => {
    for (let version = 0; version <= migrations.length; version++) {
      const db = new Database(":memory:");
      migrate(db, migrations.slice(0, version));
      migrate(db);
      expect(schemaVersion(db)).toBe(migrations.length);
      db.close();
    }
  });

  test("refuse a database of a newer version, and leave it as it is", () => {
    const file = join(dir, "newer.db");
    const db = openStore(file);
    db.pragma(`user_version = ${migrations.length + 1}`);
    db.close();
    expect(() => openStore(file)).toThrow(NewerDatabase);
    expect(schemaVersion(new Database(file, { readonly: true }))).toBe(migrations.length + 1);
  });
});

describe("a backup", () => {
  test("is made while the station writes, and puts everything back as another console", async () => {
    await live();
    const alerts = dump()["alerts"];
    const { consoleId, db } = desk.station.store;
    const [file] = await Promise.all([
      backUp(db, join(dir, "backups"), Date.UTC(2026, 10, 21)),
      desk.call("POST", "/api/v1/alerts/trigger", { alert_type: "OTHER" }),
    ]);
    await desk.call("POST", "/api/v1/alerts/trigger", { alert_type: "OTHER" });
    await desk.stop();
    const { set_aside } = restoreBackup(file, databaseFile(dir), 1);
    expect(readdirSync(dir)).toContain(set_aside?.slice(dir.length + 1));
    desk = await startStation({ dataDir: dir, clockAt: Date.UTC(2026, 10, 21, 20) });
    expect(desk.station.consoleId).not.toBe(consoleId);
    expect(dump()["alerts"]?.slice(0, 3)).toEqual(alerts);
    expect((await desk.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" })).status).toBe(201);
  });

  test("that is none is refused, and the database stays", async () => {
    await desk.stop();
    const text = join(dir, "note.txt");
    copyFileSync(new URL(import.meta.url), text);
    for (const file of [text, join(dir, "missing.db")])
      expect(() => restoreBackup(file, databaseFile(dir), 1)).toThrow(BadBackup);
    desk = await startStation({ dataDir: dir });
    expect((await desk.call("GET", "/health")).status).toBe(200);
  });

  test("takes away what a crash left of another", async () => {
    const backups = join(dir, "backups");
    mkdirSync(backups);
    writeFileSync(join(backups, "watchdesk-20261120T000000Z.db.part"), "half");
    await backUp(desk.station.store.db, backups, Date.UTC(2026, 10, 21));
    expect(readdirSync(backups)).toEqual(["watchdesk-20261121T000000Z.db"]);
  });

  test("is kept for a while: the newest, and one a day", async () => {
    const backups = join(dir, "backups");
    const day = 24 * 3600 * 1000;
    for (let index = 0; index < 6; index++)
      await backUp(desk.station.store.db, backups, Date.UTC(2026, 10, 1) + index * (day / 2));
    pruneBackups(backups, { newest: 2, days: 2 });
    expect(listBackups(backups).map(({ file }) => file.slice(-19))).toEqual([
      "20261103T120000Z.db",
      "20261103T000000Z.db",
      "20261102T120000Z.db",
    ]);
  });
});
