// Calendar feeds of a schedule, for the calendars that people already look at: what really holds, overrides and all.
import { hash, timingSafeEqual } from "node:crypto";
import ical, { ICalCalendarMethod } from "ical-generator";
import { z } from "zod";

import { duties } from "../../core/schedule/duty.ts";
import { dayMs } from "../../core/schedule/wall-time.ts";
import { tooMany } from "./access.ts";
import type { App, Intake } from "./intake.ts";
import { problem, sendProblem } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";
import { readRefusals } from "./responses.ts";

const pastMs = 30 * dayMs;
const futureMs = 366 * dayMs;

const File = z.object({ file: z.string().regex(/^[\w-]{1,100}\.ics$/u) });
const Query = z.strictObject({
  token: z.string().min(1).max(200).describe("The secret in `ics_url` of the schedule."),
  person: z.string().min(1).max(100).optional().describe("Only the times of this person."),
});

const calendarAnswer: object = { description: "iCalendar.", content: { "text/calendar": { schema: z.string() } } };

/** No bearer token: calendar programs cannot send one, so the address holds the secret. */
export function addIcsFeed(app: App, { reader, now, limits }: Pick<Intake, "reader" | "now" | "limits">): void {
  const takeForStranger = createRateLimit(limits.strangers);

  app.get("/schedules/:file", {
    schema: {
      summary: "Calendar feed of a schedule",
      tags: ["Schedules"],
      operationId: "readFeed",
      security: [],
      params: File,
      querystring: Query,
      response: {
        200: calendarAnswer,
        ...readRefusals,
      },
    },
    handler: (request, reply) => {
      const { params, query } = request;
      const schedule = reader.schedule(params.file.slice(0, -".ics".length));
      if (schedule === null || !isSame(schedule.fields.feed_token, query.token)) {
        const wait = takeForStranger(request.ip);
        return wait > 0 ? tooMany(reply, wait) : sendProblem(reply, problem(404, "There is no such calendar"));
      }
      const { account_id, id, fields } = schedule;
      const person = query.person === undefined ? null : (reader.item("users", account_id, query.person)?.id ?? "");
      const nameOf = (userId: string): string => reader.item("users", account_id, userId)?.fields.name ?? userId;
      const calendar = ical({
        name: person === null ? fields.name : `${fields.name}: ${nameOf(person)}`,
        prodId: "//Watchdesk//On-call//EN",
        method: ICalCalendarMethod.PUBLISH,
        ttl: 3600,
      });
      const at = now();
      for (const duty of duties(reader.shifts(id), at - pastMs, at + futureMs)) {
        if (person !== null && !duty.attendees.includes(person)) continue;
        const names = duty.attendees.map(nameOf).join(", ");
        calendar.createEvent({
          id: `${duty.shift_id}.${duty.start}@watchdesk`,
          stamp: new Date(at),
          start: new Date(duty.start),
          end: new Date(duty.end),
          summary: duty.is_intended_gap ? `Nobody on call (layer ${duty.layer})` : `${names} (layer ${duty.layer})`,
        });
      }
      return reply
        .type("text/calendar; charset=utf-8")
        .header("content-disposition", `inline; filename="${params.file}"`)
        .send(calendar.toString());
    },
  });
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(hash("sha256", one, "buffer"), hash("sha256", other, "buffer"));
