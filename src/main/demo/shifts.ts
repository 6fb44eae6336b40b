// Who is on call in the demonstration: days and nights by turns, a lead behind them, and one gap that the board shows.
import { NewShift } from "../../core/schedule/shift.ts";
import { dayMs, msToDate } from "../../core/schedule/wall-time.ts";
import { firstAccountId } from "../founding.ts";
import type { Caller } from "../ports.ts";
import type { Station } from "../station.ts";
import { timeZone } from "./people.ts";

const planner: Caller = { account_id: firstAccountId, actor: { kind: "operator", name: "Priya Nair" } };
const everything = { limit: 1000, after: null, descending: false } as const;

/** Plans begin six weeks before `now`, so that the calendar has a past. */
export async function planShifts({ desk, reader }: Station, now: number): Promise<void> {
  const first = msToDate(now - 45 * dayMs);
  const next = msToDate(now - 44 * dayMs);
  const daily = { frequency: "daily", interval: 1 };
  for (const [index, { fields }] of reader.items("teams", firstAccountId, everything).items.entries()) {
    const members = fields.members.map(String);
    const half = Math.ceil(members.length / 2);
    const common = { schedule_id: String(fields.schedule_id), time_zone: timeZone, repeat: daily, is_rotating: true };
    const plans = [
      { title: "Day", layer: 1, attendees: members.slice(0, half), start: `${first}T08:00`, end: `${first}T20:00` },
      { title: "Night", layer: 1, attendees: members.slice(half), start: `${first}T20:00`, end: `${next}T08:00` },
      // The first team's lead sleeps from two to six, and nobody stands in.
      {
        title: "Lead",
        layer: 2,
        attendees: members.slice(0, 1),
        start: `${first}T06:00`,
        end: `${next}T${index === 0 ? "02" : "06"}:00`,
      },
      {
        title: "Manager",
        layer: 3,
        attendees: members.slice(-1),
        start: `${first}T06:00`,
        end: `${next}T06:00`,
      },
    ];
    for (const plan of plans.filter(({ attendees }) => attendees.length > 0))
      await desk.create("shifts", NewShift.parse({ ...common, ...plan }), planner);
  }
}
