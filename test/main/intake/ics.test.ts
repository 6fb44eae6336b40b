import { afterAll, beforeAll, expect, test } from "vitest";

import { type CrewStation, startCrewStation } from "../../kit/crew-station.ts";

let at: CrewStation;
let schedule: { id: string; ics_url: string };
let team: { schedule_id: string };
beforeAll(async () => {
  at = await startCrewStation();
  ({ team } = await at.crew("Gate", ["Alice", "Bob"]));
  schedule = await at.call("GET", `/schedules/${team.schedule_id}`);
});
afterAll(() => at.stop());

const feed = async (more = ""): Promise<{ status: number; text: string }> => {
  const response = await fetch(schedule.ics_url + more);
  return { status: response.status, text: await response.text() };
};
const starts = (text: string, name: string): readonly string[] =>
  text
    .split("BEGIN:VEVENT")
    .filter((event) => event.includes(`SUMMARY:${name}`))
    .map((event) => /DTSTART:(\w+)/u.exec(event)?.[1] ?? "");

test("a feed holds what really holds, overrides and all, and needs its secret", async () => {
  const bob = (await at.call("GET", "/users?q=Bob")).data[0].id;
  await at.call("POST", "/shifts/1/override", {
    occurrence: "2026-11-22T00:00",
    attendees: [bob],
    start: "2026-11-22T06:00",
    end: "2026-11-22T12:00",
  });
  const { status, text } = await feed();
  expect(status).toBe(200);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/u);
  expect(starts(text, "Alice").slice(0, 4)).toEqual([
    "20261120T000000Z",
    "20261121T000000Z",
    "20261122T000000Z",
    "20261122T120000Z",
  ]);
  const bobs = (await feed(`&person=${bob}`)).text;
  expect(bobs).toContain("DTSTART:20261122T060000Z");
  expect(bobs).not.toContain("Alice");
  for (const url of [
    `${at.desk.url}/schedules/${schedule.id}.ics?token=wrong`,
    `${at.desk.url}/schedules/none.ics?token=x`,
  ])
    expect((await fetch(url)).status).toBe(404);
});

const calendar = (...events: readonly (readonly string[])[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//test//EN",
    ...events.flatMap((lines) => ["BEGIN:VEVENT", `UID:${lines.join()}`.slice(0, 60), ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");

test("a calendar file is taken, and what could not be taken is told", async () => {
  const { schedule_id } = await at.call("POST", "/teams", { name: "Imported" });
  const text = calendar(
    [
      "SUMMARY:Nights",
      "ATTENDEE;CN=Alice:mailto:ALICE@company.com",
      "DTSTART;TZID=Europe/London:20261123T220000",
      "DTEND;TZID=Europe/London:20261124T060000",
      "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270131T220000Z",
      "EXDATE;TZID=Europe/London:20261125T220000",
    ],
    ["SUMMARY:Alice, Bob (layer 2)", "DTSTART:20261201T080000Z", "DURATION:PT8H"],
    ["SUMMARY:Bob", "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261226"],
    ["SUMMARY:Zoe", "DTSTART:20261201T080000Z", "DTEND:20261201T090000Z"],
    ["SUMMARY:Alice", "DTSTART:20261201T080000Z", "DTEND:20261201T090000Z", "RRULE:FREQ=MONTHLY;BYDAY=2MO"],
    ["SUMMARY:Bob", "RECURRENCE-ID:20261201T080000Z", "DTSTART:20261201T090000Z", "DTEND:20261201T100000Z"],
    [
      "SUMMARY:Bob",
      "DTSTART;TZID=Nowhere Standard Time:20261201T090000",
      "DTEND;TZID=Nowhere Standard Time:20261201T100000",
    ],
  );
  const dry = await at.call("POST", `/schedules/${schedule_id}/import`, { calendar: text, is_dry: true });
  expect(dry).toMatchObject({ taken: 3, data: [] });
  expect((await at.call("GET", `/schedules/${schedule_id}/shifts`)).total_count).toBe(0);
  const done = await at.call("POST", `/schedules/${schedule_id}/import`, { calendar: text });
  expect(done.data).toMatchObject([
    {
      title: "Nights",
      time_zone: "Europe/London",
      start: "2026-11-23T22:00:00",
      end: "2026-11-24T06:00:00",
      repeat: { frequency: "weekly", interval: 2, days_of_week: [1, 3], until: "2027-01-31" },
      exceptions: ["2026-11-25T22:00:00"],
    },
    {
      time_zone: "UTC",
      start: "2026-12-01T08:00:00",
      end: "2026-12-01T16:00:00",
      attendees: [expect.any(String), expect.any(String)],
    },
    { start: "2026-12-24T00:00:00", end: "2026-12-26T00:00:00" },
  ]);
  expect(done.left_out.map(({ summary, why }: any) => `${summary}: ${why}`)).toEqual([
    "Zoe: names nobody of this account: Zoe",
    "Alice: repeats on a certain weekday of the month",
    "Bob: changes one occurrence of a series: make an override of it here",
    'Bob: is in the time zone "Nowhere Standard Time", which has no IANA name',
  ]);
  expect(
    await at.desk.call("POST", `/api/v1/schedules/${schedule_id}/import`, { calendar: "no calendar" }),
  ).toMatchObject({
    status: 400,
    body: { errors: [{ path: "calendar" }] },
  });
});
