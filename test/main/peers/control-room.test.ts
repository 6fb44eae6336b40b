import { afterEach, expect, test } from "vitest";

import { areInStep, consoleOf, type Desk, isConnected, pair, startDesk } from "../../kit/control-room.ts";
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
  await until("the clocks are compared", () => consoleOf(a, b.id)?.skew_ms !== null);
  expect(Math.abs(consoleOf(a, b.id)?.skew_ms ?? 1e9)).toBeLessThan(500);
});
