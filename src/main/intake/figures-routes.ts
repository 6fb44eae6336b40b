// The figures of a period, for reports.
import { z } from "zod";

import { Channel } from "../../core/alert.ts";
import { groupings } from "../../core/figures/answer.ts";
import { standards } from "../../core/figures/standard.ts";
import { dayMs } from "../../core/schedule/wall-time.ts";
import type { Allow } from "./access.ts";
import { instant, isoOf, isoOrNull } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { InvalidInput } from "./invalid-input.ts";
import { json, readRefusals } from "./responses.ts";

const Asked = z.strictObject({
  from: z.iso.datetime({ offset: true }).optional().describe("Seven days before `to`, unless said."),
  to: z.iso.datetime({ offset: true }).optional().describe("Now, unless said."),
  group_by: z.enum(groupings).default("type"),
  operators: z.coerce
    .number()
    .int("must be 1 to 100")
    .min(1, "must be 1 to 100")
    .max(100, "must be 1 to 100")
    .default(1)
    .describe("Who share the alerts, at a time."),
});

const seconds = z.number().nullable();
const Percentiles = z.object({ p50: seconds, p80: seconds, p90: seconds, p95: seconds, p98_5: seconds });
const counts = { alerts: z.int(), answered: z.int(), over: z.int(), false_alarms: z.int(), seconds: Percentiles };

const FiguresJson = z
  .object({
    from: instant,
    to: instant,
    ...counts,
    false_alarm_share: z.number().nullable().describe("Of those that are over; 0 to 1."),
    standards: z.array(
      z.object({
        name: z.string(),
        clause: z.string(),
        confidence: z.enum(["public", "cited", "unverified"]),
        share: z.number(),
        seconds: z.number(),
        reached: z.number().nullable().describe("The share that was answered within these seconds; 0 to 1."),
      }),
    ),
    group_by: z.enum(groupings),
    groups: z.array(z.object({ key: z.string(), name: z.string(), ...counts })),
    load: z.object({
      operators: z.int(),
      mean_per_10_minutes: z.number(),
      peak_per_10_minutes: z.number(),
      time_in_flood: z.number().describe("0 to 1."),
      floods: z.array(z.object({ start: instant, end: instant.nullable(), alerts: z.int(), peak: z.int() })),
    }),
    channels: z.array(
      z.object({
        channel: Channel,
        messages: z.int(),
        sent: z.int(),
        delivered: z.int(),
        failed: z.int(),
        cancelled: z.int(),
        waiting: z.int(),
        median_seconds: seconds.describe("From sent to delivered."),
        cost: z.number().describe("As the provider told it, in the currency of its account."),
      }),
    ),
  })
  .meta({ id: "Figures" });

const usualMs = 7 * dayMs;
const longestMs = 732 * dayMs;

export function addFiguresRoutes(
  app: App,
  { figures, reader, now }: Pick<Intake, "figures" | "reader" | "now">,
  allow: Allow,
): void {
  app.get("/figures", {
    onRequest: allow("read"),
    schema: {
      summary: "How soon alerts were answered, how many there were at a time, and what became of messages",
      tags: ["Alerts"],
      operationId: "readFigures",
      querystring: Asked,
      response: { 200: json("Of the alerts that came in the period.", FiguresJson), ...readRefusals },
    },
    handler: async ({ asker: { account_id }, query }, reply) => {
      const { group_by, operators } = query;
      const to = query.to === undefined ? now() : Date.parse(query.to);
      const from = query.from === undefined ? to - usualMs : Date.parse(query.from);
      if (to <= from) throw new InvalidInput([{ path: "to", message: "must be after from" }]);
      if (to - from > longestMs)
        throw new InvalidInput([{ path: "to", message: "must be at most two years after from" }]);
      const time_zone = reader.item("accounts", account_id, account_id)?.fields.time_zone ?? "UTC";
      const { answers, load } = await figures.answers({ account_id, time_zone, from, to, operators });
      const channels = await figures.channels({ account_id, from, to });
      const { groups, standards: kept, ...whole } = answers;
      return reply.send({
        from: isoOf(from),
        to: isoOf(to),
        ...whole,
        false_alarm_share: whole.over === 0 ? null : whole.false_alarms / whole.over,
        standards: kept.map(({ standard_id, ...target }) => {
          const { name, clause, confidence } = standardOf(standard_id);
          return { name, clause, confidence, ...target };
        }),
        group_by,
        groups: [...groups[group_by]],
        load: {
          operators,
          mean_per_10_minutes: load.mean,
          peak_per_10_minutes: load.peak,
          time_in_flood: load.time_in_flood,
          floods: load.floods.map((flood) => ({ ...flood, start: isoOf(flood.start), end: isoOrNull(flood.end) })),
        },
        channels: [...channels],
      });
    },
  });
}

function standardOf(id: string): (typeof standards)[number] {
  const found = standards.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no standard ${id}`);
  return found;
}
