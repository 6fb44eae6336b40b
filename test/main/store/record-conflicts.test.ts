// Two people edit the same thing on two sides of a partition: nothing that either of them said is lost.
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { NewTeam } from "../../../src/core/team.ts";
import { meet, openStore, rowsOf, type StoreConsole, tell } from "../../kit/stores.ts";

let a: StoreConsole;
let b: StoreConsole;
let id: string;
beforeEach(async () => {
  a = openStore();
  b = openStore();
  id = (await a.desk.create("teams", NewTeam.parse({ name: "Gate" }), a.caller("Priya"))).id;
  await meet([a, b]);
});
afterEach(() => Promise.all([a.close(), b.close()]));

const patch = (at: StoreConsole, who: string, fields: object) => at.desk.patch("teams", id, fields, at.caller(who));
const open = (at: StoreConsole) => at.store.conflicts.open("default");
const team = (at: StoreConsole) => at.store.records.teams.get(id)?.fields;

async function apart(): Promise<void> {
  await patch(a, "Priya", { name: "North gate", description: "by the road" });
  b.clock.at += 1000;
  await patch(b, "Dev", { name: "Main gate" });
  await meet([a, b]);
}

describe("the same field edited on two sides", () => {
  test("has the later value, keeps the other one, and leaves other fields alone", async () => {
    await apart();
    for (const at of [a, b]) {
      expect(team(at)).toMatchObject({ name: "Main gate", description: "by the road" });
      expect(open(at)).toMatchObject([
        {
          kind: "same_field",
          collection: "teams",
          record_id: id,
          field: "name",
          winner: { value: "Main gate", by: "Dev", console_id: b.store.consoleId },
          loser: { value: "North gate", by: "Priya", console_id: a.store.consoleId },
        },
      ]);
    }
    expect(rowsOf(a.store.db)).toEqual(rowsOf(b.store.db));
  });

  test.each(["winner", "loser"] as const)("is settled for the %s, once, on every console", async (keep) => {
    await apart();
    const conflictId = open(a)[0]?.id ?? "";
    expect((await a.desk.settle(conflictId, keep, a.caller("Sunil"))).ok).toBe(true);
    await meet([a, b]);
    for (const at of [a, b]) {
      expect(open(at)).toEqual([]);
      expect(team(at)?.name).toBe(keep === "winner" ? "Main gate" : "North gate");
    }
    expect(await b.desk.settle(conflictId, "loser", b.caller("Dev"))).toMatchObject({
      ok: false,
      refusal: { kind: "conflict", detail: "Sunil has settled this already" },
    });
    expect(rowsOf(a.store.db)).toEqual(rowsOf(b.store.db));
  });

  test("is no conflict when both said the same, or the later one knew of the earlier", async () => {
    await patch(a, "Priya", { name: "Main gate" });
    await patch(b, "Dev", { name: "Main gate" });
    await meet([a, b]);
    await patch(b, "Dev", { name: "Third gate" });
    await meet([a, b]);
    expect([open(a), team(a)?.name]).toEqual([[], "Third gate"]);
  });
});

test("one thing made on both sides is one, with the later of each field", async () => {
  await a.desk.create(
    "accounts",
    { name: "North", time_zone: "UTC", owner_user_id: null },
    a.caller("Priya"),
    "default",
  );
  b.clock.at += 1000;
  await b.desk.create("accounts", { name: "South", time_zone: "UTC", owner_user_id: null }, b.caller("Dev"), "default");
  await meet([a, b]);
  for (const at of [a, b]) {
    expect(at.store.records.accounts.all("default")).toMatchObject([{ number: 1, fields: { name: "South" } }]);
    expect(open(at)).toMatchObject([{ field: "name", loser: { value: "North", by: "Priya" } }]);
  }
});

describe("what one side edits and the other deletes", () => {
  test.each([
    ["edited later", 1000],
    ["edited earlier", -1000],
  ])("stays deleted and is offered: %s", async (_, offset) => {
    a.clock.at += 5000;
    b.clock.at += 5000 + offset;
    await a.desk.remove("teams", id, a.caller("Priya"));
    await patch(b, "Dev", { description: "manned at night" });
    await meet([a, b]);
    for (const at of [a, b]) {
      expect(team(at)).toBeUndefined();
      expect(open(at)).toMatchObject([
        {
          kind: "edited_after_delete",
          field: "description",
          winner: { by: "Priya" },
          loser: { by: "Dev", value: "manned at night" },
        },
      ]);
    }
    await b.desk.settle(open(b)[0]?.id ?? "", "loser", b.caller("Sunil"));
    await meet([a, b]);
    for (const at of [a, b]) {
      expect(team(at)).toMatchObject({ name: "Gate", description: "manned at night" });
      expect(open(at)).toEqual([]);
    }
    expect(rowsOf(a.store.db)).toEqual(rowsOf(b.store.db));
  });

  test("stays deleted for good once somebody says so", async () => {
    await a.desk.remove("teams", id, a.caller("Priya"));
    await patch(b, "Dev", { name: "x", description: "y" });
    await meet([a, b]);
    expect(open(a)).toHaveLength(2);
    await a.desk.settle(open(a)[0]?.id ?? "", "winner", a.caller("Sunil"));
    await meet([a, b]);
    expect([open(a), open(b), team(a), team(b)]).toEqual([[], [], undefined, undefined]);
  });
});

test("a deletion that is taken back under the old id begins the thing anew", async () => {
  const fields = team(a);
  await a.desk.remove("teams", id, a.caller("Priya"));
  if (fields === undefined) throw new Error("no team");
  await a.desk.create("teams", fields, a.caller("Priya"), id);
  await meet([a, b]);
  expect(team(b)).toMatchObject({ name: "Gate" });
  expect(open(b)).toEqual([]);
});

describe("numbers", () => {
  const raise = async (at: StoreConsole): Promise<number> => {
    const raised = await at.desk.trigger({ alert_type: "SOS" }, at.caller("Priya"));
    return raised.ok ? raised.value.alert.number : -1;
  };

  test("of consoles with a digit each differ however long they are apart", async () => {
    expect([await raise(a), await raise(a)]).toEqual([1, 2]);
    await meet([a, b]);
    a.store.setDigit(0);
    b.store.setDigit(1);
    expect([await raise(a), await raise(a), await raise(b), await raise(b)]).toEqual([10, 20, 11, 21]);
    await meet([a, b]);
    b = await b.reopen();
    expect([b.store.digit(), await raise(b), await raise(a)]).toEqual([1, 31, 30]);
    expect((await b.desk.create("teams", NewTeam.parse({ name: "x" }), b.caller("Dev"))).number % 10).toBe(1);
  });

  test("that two consoles gave before they knew each other mean the older, and a walk through the list sees both", async () => {
    await raise(b);
    a.clock.at += 5000;
    await raise(a);
    const older = b.store.alerts.idByNumber("default", 1);
    const made = await b.desk.create("users", { name: "Older" } as never, b.caller("Dev"));
    await a.desk.create("users", { name: "Newer" } as never, a.caller("Priya"));
    await meet([a, b]);
    for (const at of [a, b]) {
      expect(at.store.alerts.idByNumber("default", 1)).toBe(older);
      expect(at.store.records.users.find("default", "1")?.id).toBe(made.id);
      expect(at.store.records.users.all("default").map(({ number }) => number)).toEqual([1, 1]);
    }
    await b.desk.remove("users", made.id, b.caller("Dev"));
    await tell(b, a);
    expect(a.store.records.users.find("default", "1")?.fields.name).toBe("Newer");
  });
});

describe("what only a newer Watchdesk knows", () => {
  const later = (at: StoreConsole, stream: string, type: string) => ({
    console_id: "newer",
    seq: 1,
    stamp: "0fffffffffff-00000-newer",
    at: 0,
    account_id: "default",
    stream,
    type,
    payload: { song: "x" },
    actor: { kind: "system", name: at.dir } as const,
  });

  test.each([
    ["songs:1", "song.sung"],
    ["teams:", "record.sung"],
    ["plan:x", "plan.sung"],
  ])("is kept, passed on and changes nothing: %s %s", async (stream, type) => {
    const before = rowsOf(a.store.db);
    const event = later(a, stream === "teams:" ? `teams:${id}` : stream, type);
    expect(await a.store.replica.receive([event])).toMatchObject({ taken: 1 });
    expect(rowsOf(a.store.db)).toEqual(before);
    await tell(a, b);
    expect(b.store.journal.after("newer", 0, 9)).toEqual([event]);
    expect(rowsOf(b.store.db)).toEqual(before);
  });

  test("is folded at the first start of a version that knows it, and only then", async () => {
    const spoil = "UPDATE teams SET fields = json_set(fields, '$.name', 'spoiled')";
    a.store.db.exec(spoil);
    a = await a.reopen();
    expect(team(a)?.name).toBe("spoiled");
    // As if an older version had filled the tables, which did not know of changes.
    a.store.db.exec(
      `UPDATE console SET value = json_set(value, '$.types', json('["record.changed"]')) WHERE name = 'filling'`,
    );
    a = await a.reopen();
    expect(team(a)?.name).toBe("Gate");
    a.store.db.exec(spoil);
    a.store.db.exec("UPDATE console SET value = json_set(value, '$.version', 0) WHERE name = 'filling'");
    a = await a.reopen();
    expect(team(a)?.name).toBe("Gate");
  });
});
