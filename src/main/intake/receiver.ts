// The receiver: REST API, webhooks, provider callbacks, health, and the document that describes them.
import Fastify from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";

import type { Item } from "../../core/collection.ts";
import { createAccess } from "./access.ts";
import { addAccountRoutes } from "./account-routes.ts";
import { addAlertActionRoutes } from "./alert-action-routes.ts";
import { addAlertRecordRoutes } from "./alert-record-routes.ts";
import { addAlertRoutes } from "./alert-routes.ts";
import { addConsoleRoutes } from "./console-routes.ts";
import { addContactRoutes } from "./contact-routes.ts";
import { addDocumentRoutes, describeApi } from "./api-document.ts";
import { addApplicableRoutes } from "./applicable-routes.ts";
import { addBroadcastRoutes } from "./broadcast-routes.ts";
import { addCollectionRoutes } from "./collection-routes.ts";
import type { ReceivedDelivery } from "./delivery-log.ts";
import { addDrillRoutes } from "./drill-routes.ts";
import { addDryRunRoutes } from "./dry-run-routes.ts";
import { addFiguresRoutes } from "./figures-routes.ts";
import { addHealthRoutes } from "./health-routes.ts";
import { addIcsFeed } from "./ics-feed.ts";
import { addIcsImport } from "./ics-import.ts";
import type { App, Intake } from "./intake.ts";
import { validatorCompiler } from "./invalid-input.ts";
import { addOnCallRoutes } from "./on-call-routes.ts";
import { addReminderRoutes } from "./reminder-routes.ts";
import { problem, sendProblem } from "./problem.ts";
import { addProviderRoutes } from "./provider-routes.ts";
import { addReadinessRoutes } from "./readiness-routes.ts";
import { bodyLimit, createErrorHandler } from "./refuse.ts";
import { addSettingsRoutes } from "./settings-routes.ts";
import { addShiftRoutes } from "./shift-routes.ts";
import { addDeliveryRoutes, addWebhookRoutes } from "./webhook/routes.ts";
import { replay } from "./webhook/take.ts";

export interface Receiver {
  /** Takes in once more what an integration received, whether anything listens or not; answers what became of it. */
  readonly replay: (
    integration: Item<"integrations">,
    delivery: ReceivedDelivery,
    by: string,
  ) => Promise<ReceivedDelivery>;
  /** Resolves with the address once it listens; rejects when the port is taken. Port 0: any free one. */
  readonly listen: (host: string, port: number) => Promise<string>;
  /** Answers what has arrived, takes nothing new. */
  readonly close: () => Promise<void>;
}

const unendingMs = 3000;

export function createReceiver(intake: Intake): Receiver {
  const { log, metrics } = intake;
  const refuse = createErrorHandler(log);
  const app = Fastify({
    logger: false,
    bodyLimit,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: "idle",
    trustProxy: false,
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  // Response schemas are for the document; tests hold the answers to them.
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler(refuse);
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, problem(404, `There is nothing at ${request.method} ${request.url.split("?")[0]}`)),
  );
  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser("error", "error");
  // Many clients name a type although they send nothing, as with DELETE. Whoever needs a body says so by its schema.
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) =>
    body === "" ? done(null) : parseJson(request, String(body), done),
  );
  app.decorateRequest("asker", null as never);
  app.addHook("onRequest", (_request, reply, done) => {
    reply.raw.setHeader("x-content-type-options", "nosniff");
    reply.raw.setHeader("cache-control", "no-store");
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    metrics.requestTook(request.method, request.routeOptions.url ?? "unknown", reply.statusCode, reply.elapsedTime);
    done();
  });
  const ready = addRoutes(app, intake);

  return {
    replay: (integration, delivery, by) => replay(integration, delivery, by, intake),
    listen: async (host, port) => {
      await ready;
      await app.listen({ host, port });
      const address = app.server.address();
      if (address === null || typeof address === "string") throw new Error("the receiver listens on no port");
      return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
    },
    close: async () => {
      await ready;
      // A connection that was busy when closing began stays open once it is answered, and Node waits for it.
      const sweep = setInterval(() => app.server.closeIdleConnections(), 20);
      // Nor does it stop waiting for a client that never ends its request: what was accepted is answered long before.
      const cut = setTimeout(() => app.server.closeAllConnections(), unendingMs);
      await app.close().finally(() => {
        clearInterval(sweep);
        clearTimeout(cut);
      });
    },
  };
}

async function addRoutes(app: App, intake: Intake): Promise<void> {
  await describeApi(app, intake);
  await app.register(
    async (api: App) => {
      const allow = createAccess(intake);
      addAccountRoutes(api, intake, allow);
      addAlertRoutes(api, intake, allow);
      addAlertActionRoutes(api, intake, allow);
      addAlertRecordRoutes(api, intake, allow);
      addApplicableRoutes(api, intake, allow);
      addBroadcastRoutes(api, intake, allow);
      addCollectionRoutes(api, intake, allow);
      addDeliveryRoutes(api, intake, allow);
      addOnCallRoutes(api, intake, allow);
      addReminderRoutes(api, intake, allow);
      addDryRunRoutes(api, intake, allow);
      addIcsImport(api, intake, allow);
      addShiftRoutes(api, intake, allow);
      addConsoleRoutes(api, intake, allow);
      addContactRoutes(api, intake, allow);
      addSettingsRoutes(api, intake, allow);
      addFiguresRoutes(api, intake, allow);
      addReadinessRoutes(api, intake, allow);
      addDrillRoutes(api, intake, allow);
    },
    { prefix: "/api/v1" },
  );
  await app.register(async (webhooks: App) => addWebhookRoutes(webhooks, intake));
  await app.register(async (providers: App) => addProviderRoutes(providers, intake));
  addIcsFeed(app, intake);
  addHealthRoutes(app, intake);
  await addDocumentRoutes(app);
}
