// Whether the station is well, for those who watch it from outside. No token: they tell nothing about alerts or people.
import { z } from "zod";

import type { App, HealthPart, Intake } from "./intake.ts";
import { json } from "./responses.ts";

const Part = z
  .looseObject({ status: z.enum(["ok", "failing"]), note: z.string().nullable() })
  .meta({ id: "HealthPart" });
const HealthJson = z.looseObject({ status: z.enum(["ok", "failing"]), version: z.string() }).meta({ id: "Health" });

const partToJson = ({ ok, ...rest }: HealthPart) => ({ status: ok ? ("ok" as const) : ("failing" as const), ...rest });

export function addHealthRoutes(
  app: App,
  { health, metrics, version }: Pick<Intake, "health" | "metrics" | "version">,
): void {
  app.get("/health", {
    schema: {
      summary: "Is the station well?",
      tags: ["Health"],
      operationId: "readHealth",
      security: [],
      response: {
        200: json("Every part is well.", HealthJson),
        503: json("The part that is not well says why.", HealthJson),
      },
    },
    handler: (_request, reply) => {
      const parts = { receiver: { ok: true, note: null }, ...health() };
      const isWell = Object.values(parts).every(({ ok }) => ok);
      return reply.code(isWell ? 200 : 503).send({
        status: isWell ? "ok" : "failing",
        version,
        ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partToJson(part)])),
      });
    },
  });

  app.get("/health/engine", {
    schema: {
      summary: "Do beats complete?",
      tags: ["Health"],
      operationId: "readEngineHealth",
      security: [],
      response: { 200: json("Beats complete.", Part), 503: json("They do not.", Part) },
    },
    handler: (_request, reply) => {
      const { engine } = health();
      return reply.code(engine.ok ? 200 : 503).send(partToJson(engine));
    },
  });

  app.get("/metrics", {
    schema: {
      summary: "Prometheus metrics",
      tags: ["Health"],
      operationId: "readMetrics",
      security: [],
      response: {
        200: { description: "The Prometheus text format.", content: { "text/plain": { schema: z.string() } } },
      },
    },
    handler: async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  });
}
