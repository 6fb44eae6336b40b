// Who is on call: now, at any instant, over a window, and where the plan has holes.
import { z } from "zod";

import { coverage } from "../../core/schedule/coverage.ts";
import { fairness } from "../../core/schedule/fairness.ts";
import { onCall, window } from "../../core/schedule/on-call.ts";
import { dayMs } from "../../core/schedule/wall-time.ts";
import type { Allow, Asker } from "./access.ts";
import { itemToJson, ShiftJson } from "./collection-json.ts";
import { ItemRef } from "./collection-routes.ts";
import { instant, isoOf, isoOrNull } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { InvalidInput } from "./invalid-input.ts";
import { listAnswer, listQuery, sliceOf, toListAnswer, toSliceQuery } from "./list.ts";
import { problem, sendProblem } from "./problem.ts";
import { json, readRefusals } from "./responses.ts";

const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});
const people = z.array(Person.meta({ id: "OnCallPerson" }));
const ids = z.array(z.string());

const Line = z.object({
  layer: z.int(),
  people,
  is_intended_gap: z.boolean(),
  shift_ids: ids.describe("Why they are on call."),
  since: instant.nullable(),
  until: instant.nullable(),
  next: z.object({ people, start: instant }).nullable(),
});
const OnCall = z
  .object({ at: instant, schedule_id: z.string().nullable(), layers: z.array(Line) })
  .meta({ id: "OnCall" });
const Span = z.object({
  layer: z.int(),
  start: instant,
  end: instant,
  people,
  is_intended_gap: z.boolean(),
  shift_ids: ids,
});
const Window = z.object({ from: instant, to: instant, spans: z.array(Span) }).meta({ id: "OnCallWindow" });
const stretch = { start: instant, end: instant };
const Coverage = z
  .object({
    from: instant,
    to: instant,
    gaps: z.array(z.object({ layer: z.int(), ...stretch, is_intended: z.boolean() })),
    double_bookings: z.array(
      z.object({
        person: z.string(),
        ...stretch,
        at: z.array(z.object({ schedule_id: z.string(), layer: z.int(), shift_id: z.string() })),
      }),
    ),
    unreachable: z.array(
      z.object({ person: z.string(), layer: z.int(), ...stretch, shift_ids: ids, leaves_nobody: z.boolean() }),
    ),
    fairness: z.looseObject({}).describe("Hours, nights and weekends of each person, and how far they lie apart."),
  })
  .meta({ id: "Coverage" });

const At = z.strictObject({ at: z.iso.datetime({ offset: true }).optional().describe("Now, unless said.") });
const Stretch = z.strictObject({
  from: z.iso.datetime({ offset: true }).optional().describe("Now, unless said."),
  to: z.iso.datetime({ offset: true }).optional().describe("Four weeks after `from`, unless said; at most two years."),
});

const usualMs = 28 * dayMs;
const longestMs = 732 * dayMs;

export function addOnCallRoutes(app: App, intake: Intake, allow: Allow): void {
  const { reader, now } = intake;
  const about = (operationId: string, summary: string, tag = "Schedules") => ({ summary, operationId, tags: [tag] });

  app.get("/teams/:id/on-call", {
    onRequest: allow("read"),
    schema: {
      ...about("readTeamOnCall", "Who is on call for a team", "Teams"),
      params: ItemRef,
      querystring: At,
      response: { 200: json("By layer.", OnCall), ...readRefusals },
    },
    handler: ({ asker, params, query }, reply) => {
      const team = reader.item("teams", asker.account_id, params.id);
      if (team === null) return sendProblem(reply, problem(404, `There is no team ${params.id}`));
      const { schedule_id } = team.fields;
      return reply.send(read(asker, schedule_id === null ? null : String(schedule_id), query.at));
    },
  });

  app.get("/schedules/:id/on-call", {
    onRequest: allow("read"),
    schema: {
      ...about("readOnCall", "Who is on call on a schedule"),
      params: ItemRef,
      querystring: At,
      response: { 200: json("By layer.", OnCall), ...readRefusals },
    },
    handler: ({ asker, params, query }, reply) => {
      const schedule = reader.item("schedules", asker.account_id, params.id);
      return schedule === null
        ? sendProblem(reply, missing(params.id))
        : reply.send(read(asker, schedule.id, query.at));
    },
  });

  app.get("/schedules/:id/shifts", {
    onRequest: allow("read"),
    schema: {
      ...about("listShiftsOfSchedule", "List the shifts of a schedule"),
      params: ItemRef,
      querystring: z.strictObject(listQuery(["created_at"], "created_at")),
      response: { 200: json("Oldest first unless sorted otherwise.", listAnswer(ShiftJson)), ...readRefusals },
    },
    handler: ({ asker, params, query }, reply) => {
      const schedule = reader.item("schedules", asker.account_id, params.id);
      if (schedule === null) return sendProblem(reply, missing(params.id));
      const shifts = reader
        .shifts(schedule.id)
        .map(({ id }) => reader.item("shifts", asker.account_id, id))
        .filter((item) => item !== null);
      const slice = sliceOf(shifts, toSliceQuery(query));
      return reply.send(toListAnswer(query, slice, (item) => itemToJson.shifts(item, { asker, intake })));
    },
  });

  app.get("/schedules/:id/window", {
    onRequest: allow("read"),
    schema: {
      ...about("readWindow", "Who is on call over a stretch of time"),
      params: ItemRef,
      querystring: Stretch,
      response: { 200: json("By layer, then start.", Window), ...readRefusals },
    },
    handler: ({ asker, params, query }, reply) => {
      const schedule = reader.item("schedules", asker.account_id, params.id);
      if (schedule === null) return sendProblem(reply, missing(params.id));
      const { from, to } = stretchOf(query);
      const spans = window(reader.shifts(schedule.id), from, to).map((span) => ({
        ...span,
        start: isoOf(span.start),
        end: isoOf(span.end),
        people: peopleOf(asker, span.people),
      }));
      return reply.send({ from: isoOf(from), to: isoOf(to), spans });
    },
  });

  app.get("/schedules/:id/coverage", {
    onRequest: allow("read"),
    schema: {
      ...about("readCoverage", "Gaps, double bookings, people whom nothing reaches, and how the burden is shared"),
      params: ItemRef,
      querystring: Stretch,
      response: { 200: json("What there is to settle.", Coverage), ...readRefusals },
    },
    handler: ({ asker, params, query }, reply) => {
      const schedule = reader.item("schedules", asker.account_id, params.id);
      if (schedule === null) return sendProblem(reply, missing(params.id));
      const { from, to } = stretchOf(query);
      const shifts = reader.shifts(schedule.id);
      const found = coverage(shifts, {
        from,
        to,
        isReachable: (person) => {
          const fields = reader.item("users", asker.account_id, person)?.fields;
          return fields !== undefined && (fields.email !== null || fields.phone !== null);
        },
      });
      const iso = <T extends { readonly start: number; readonly end: number }>(one: T) => ({
        ...one,
        start: isoOf(one.start),
        end: isoOf(one.end),
      });
      const account = reader.item("accounts", asker.account_id, asker.account_id);
      const time_zone = schedule.fields.time_zone ?? account?.fields.time_zone ?? "UTC";
      return reply.send({
        from: isoOf(from),
        to: isoOf(to),
        gaps: found.gaps.map(iso),
        double_bookings: found.double_bookings.map(iso),
        unreachable: found.unreachable.map(iso),
        fairness: fairness(shifts, { from, to, time_zone }),
      });
    },
  });

  const missing = (ref: string) => problem(404, `There is no schedule ${ref}`);

  function read(asker: Asker, scheduleId: string | null, asked: string | undefined): z.infer<typeof OnCall> {
    const at = asked === undefined ? now() : Date.parse(asked);
    const lines = onCall(scheduleId === null ? [] : reader.shifts(scheduleId), at);
    return {
      at: isoOf(at),
      schedule_id: scheduleId,
      layers: lines.map(({ next, ...line }) => ({
        ...line,
        shift_ids: [...line.shift_ids],
        people: peopleOf(asker, line.people),
        since: isoOrNull(line.since),
        until: isoOrNull(line.until),
        next: next === null ? null : { people: peopleOf(asker, next.people), start: isoOf(next.start) },
      })),
    };
  }

  function peopleOf({ account_id }: Asker, userIds: readonly string[]): z.infer<typeof people> {
    return userIds.map((id) => {
      const fields = reader.item("users", account_id, id)?.fields;
      return { id, name: fields?.name ?? id, email: fields?.email ?? null, phone: fields?.phone ?? null };
    });
  }

  function stretchOf(query: z.infer<typeof Stretch>): { readonly from: number; readonly to: number } {
    const from = query.from === undefined ? now() : Date.parse(query.from);
    const to = query.to === undefined ? from + usualMs : Date.parse(query.to);
    if (to <= from) throw new InvalidInput([{ path: "to", message: "must be after from" }]);
    if (to - from > longestMs)
      throw new InvalidInput([{ path: "to", message: "must be at most two years after from" }]);
    return { from, to };
  }
}
