import { afterEach, beforeEach, expect, test } from "vitest";

import { startStation, type TestStation } from "../../kit/station.ts";

let at: TestStation;
beforeEach(async () => {
  at = await startStation({ clockAt: Date.parse("2026-03-02T18:45:00Z") });
});
afterEach(() => at.stop());

const raise = async (place: object = {}) =>
  (await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS", ...place })).body;
const move = (ref: string | number, body: object) => at.call("POST", `/api/v1/alerts/${ref}/positions`, body);
const positions = async (ref: number) => (await at.call("GET", `/api/v1/alerts/${ref}/positions`)).body.data;

test("later positions are kept, listed in their order, and stand in the timeline", async () => {
  const { number, id } = await raise({ current_latitude: 12.9716, current_longitude: 77.5946 });
  await at.goTo(30);
  const later = await move(number, { latitude: 12.9719, longitude: 77.5951, accuracy_meters: 12 });
  expect(later).toMatchObject({
    status: 201,
    body: { alert_id: id, latitude: 12.9719, at: "2026-03-02T18:45:30.000Z", place_note: null },
  });
  // It was on the phone while there was no network.
  await move(number, { latitude: 12.9717, longitude: 77.5948, at: "2026-03-03T00:15:10+05:30" });
  expect((await positions(number)).map((one: { latitude: number }) => one.latitude)).toEqual([12.9717, 12.9719]);
  const { body } = await at.call("GET", `/api/v1/alerts/${number}/timeline`);
  expect(body.data.map((one: { text: string }) => one.text)).toContain("Now at 12.97190, 77.59510, within 12 m");
  expect((await at.call("GET", `/api/v1/alerts/${number}`)).body).toMatchObject({ trigger_latitude: 12.9716 });
});

test("the same position reported twice is one, with the better accuracy", async () => {
  const { number } = await raise();
  const position = { latitude: 12.9719, longitude: 77.5951, at: "2026-03-02T18:45:10Z" };
  await move(number, { ...position, accuracy_meters: 40 });
  await move(number, position);
  await move(number, { ...position, accuracy_meters: 8 });
  expect(await positions(number)).toMatchObject([{ accuracy_meters: 8 }]);
  at.station.store.refill();
  expect(await positions(number)).toMatchObject([{ accuracy_meters: 8 }]);
});

test.each([
  ["latitude", { latitude: 91, longitude: 77 }],
  ["longitude", { latitude: 12, longitude: -181 }],
  ["accuracy_meters", { latitude: 12, longitude: 77, accuracy_meters: -1 }],
  ["longitude", { latitude: 12 }],
  ["at", { latitude: 12, longitude: 77, at: "yesterday" }],
])("nonsense in %s is refused there, and nothing is kept", async (path, body) => {
  const { number } = await raise();
  expect(await move(number, body)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  expect(await positions(number)).toEqual([]);
});

test("an SOS is never refused for its place, and told that it has none", async () => {
  const nowhere = await raise();
  const island = await raise({ current_latitude: 0, current_longitude: 0 });
  const half = await raise({ current_latitude: 12.9 });
  const placed = await raise({ current_latitude: 0, current_longitude: 77.6 });
  expect([nowhere, island, half, placed].map(({ place_note }) => place_note)).toEqual([
    "no usable place",
    "no usable place",
    "no usable place",
    null,
  ]);
  expect(await move(island.number, { latitude: 0, longitude: 0 })).toMatchObject({
    status: 201,
    body: { place_note: "no usable place" },
  });
});

test("a closed alert moves no more; an unknown one never did", async () => {
  const { number } = await raise();
  await at.call("PUT", `/api/v1/alerts/${number}/close`, { closed_by: "Priya", closure_notes: "Safe" });
  expect((await move(number, { latitude: 12, longitude: 77 })).status).toBe(409);
  expect((await move(99, { latitude: 12, longitude: 77 })).status).toBe(404);
});

test("whoever watches a map is given the trails of open alerts alone", async () => {
  const [moved, , over] = [await raise(), await raise(), await raise()];
  for (const { number } of [moved, over]) await move(number, { latitude: 12.5, longitude: 77.5 });
  await at.call("PUT", `/api/v1/alerts/${over.number}/close`, { closed_by: "Priya", closure_notes: "Safe" });
  const { account_id } = moved;
  const { reader } = at.station;
  expect(reader.trails(account_id, null)).toMatchObject([{ alert_id: moved.id, points: [{ latitude: 12.5 }] }]);
  expect(reader.trails(account_id, [over.id])).toEqual([]);
});
