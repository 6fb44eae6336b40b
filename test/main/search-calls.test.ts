import { afterAll, beforeAll, expect, test } from "vitest";

import { firstAccountId } from "../../src/main/founding.ts";
import { searchCalls } from "../../src/main/search-calls.ts";
import { startStation, type TestStation } from "../kit/station.ts";

let running: TestStation;
let search: (q: string) => Promise<readonly { kind: string; number: number; title: string }[]>;

beforeAll(async () => {
  running = await startStation({ clockAt: Date.UTC(2026, 10, 21, 8) });
  const asha = await running.call("POST", "/api/v1/users", { name: "Asha Rao", email: "asha@northgate.example" });
  await running.call("POST", "/api/v1/users", { name: "Rashid Khan" });
  await running.call("POST", "/api/v1/teams", { name: "Night Shift" });
  await running.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", employee_id: asha.body.id });
  await running.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", title: "100% lost at Dock 7_b" });
  const { "search.read": read } = searchCalls(running.station.store, firstAccountId);
  search = async (q) => await read({ q });
});
afterAll(() => running.stop());

test("a person is found by name, with the alerts that are about them; the better match is first", async () => {
  const found = await search("asha");
  expect(found.map(({ kind, number }) => [kind, number])).toEqual([
    ["alert", 1],
    ["users", expect.any(Number)],
  ]);
  const people = (await search("ash")).filter(({ kind }) => kind === "users").map(({ title }) => title);
  expect(people).toEqual(["Asha Rao", "Rashid Khan"]);
});

test("an alert is found by its number, with a hash or without, and only once", async () => {
  for (const q of ["2", "#2"]) {
    const alerts = (await search(q)).filter(({ kind }) => kind === "alert");
    expect(alerts.filter(({ number }) => number === 2)).toHaveLength(1);
  }
});

test("signs that mean something to the store are searched as they are", async () => {
  expect((await search("100%")).map(({ title }) => title)).toEqual(["100% lost at Dock 7_b"]);
  expect((await search("7_b")).map(({ number }) => number)).toEqual([2]);
  expect(await search("7xb")).toEqual([]);
});

test("people are found by their address, teams by their name", async () => {
  expect((await search("northgate.example")).map(({ kind }) => kind)).toEqual(["users"]);
  expect(
    (await search("night sh")).filter(({ kind }) => kind === "teams").map(({ kind, title }) => [kind, title]),
  ).toEqual([["teams", "Night Shift"]]);
});
