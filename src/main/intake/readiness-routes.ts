// What would fail tonight, for a monitor or a morning report.
import { z } from "zod";

import { inEnglish } from "../../core/phrase.ts";
import { levels } from "../../core/readiness/finding.ts";
import { checkNames } from "../../core/readiness/readiness.ts";
import type { Allow } from "./access.ts";
import { instant, isoOf } from "./instant.ts";
import type { App, Intake } from "./intake.ts";
import { json, readRefusals } from "./responses.ts";

const Finding = z
  .object({
    id: z.string().describe("The same for as long as the same thing is wrong."),
    check: z.enum(checkNames as [string, ...string[]]),
    level: z.enum(levels),
    what: z.string(),
    act: z.string().describe("What to do about it."),
    subject_id: z.string().nullable().describe("The person, team or configuration that it is about."),
  })
  .meta({ id: "ReadinessFinding" });

const Readiness = z
  .object({
    at: instant,
    is_ready: z.boolean().describe("Nothing critical was found."),
    counts: z.object({ critical: z.int(), serious: z.int(), notice: z.int() }),
    findings: z.array(Finding),
  })
  .meta({ id: "Readiness" });

export function addReadinessRoutes(
  app: App,
  { readiness, now }: Pick<Intake, "readiness" | "now">,
  allow: Allow,
): void {
  app.get("/readiness", {
    onRequest: allow("read"),
    schema: {
      summary: "What would fail tonight, worst first",
      tags: ["Health"],
      operationId: "readReadiness",
      response: { 200: json("What was found, with what to do.", Readiness), ...readRefusals },
    },
    handler: async ({ asker }, reply) => {
      const findings = await readiness(asker.account_id);
      const count = (level: (typeof levels)[number]): number => findings.filter((one) => one.level === level).length;
      return reply.send({
        at: isoOf(now()),
        is_ready: count("critical") === 0,
        counts: { critical: count("critical"), serious: count("serious"), notice: count("notice") },
        findings: findings.map(({ id, check, level, what, act, subject_id }) => ({
          id,
          check,
          level,
          what: inEnglish(what, isoOf),
          act: inEnglish(act, isoOf),
          subject_id,
        })),
      });
    },
  });
}
