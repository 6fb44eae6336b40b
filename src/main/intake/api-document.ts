// The OpenAPI 3.1 document and its readable page. Everything it needs is served from this machine.
import helmet from "@fastify/helmet";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

import { exampleBySchema } from "./example.ts";
import type { App, Intake } from "./intake.ts";

type Document = Record<string, unknown> & {
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

const documentPath = "/api/v1/openapi.json";

/** Before the routes that it is to describe. */
export async function describeApi(app: App, { version }: Pick<Intake, "version">): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Watchdesk",
        version,
        description:
          "Raise alerts, work them, and set up who is told.\n\nSend `Authorization: Bearer <token>`. Errors are `application/problem+json` (RFC 9457). Lists are walked with `cursor`. Times are ISO 8601 with offset; an alert's or a team's number is accepted wherever its id is.",
      },
      servers: [{ url: "/" }],
      components: {
        securitySchemes: { token: { type: "http", scheme: "bearer", description: "An API token of an account." } },
      },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withUsedSchemas(jsonSchemaTransformObject(document) as Document),
  });
}

export async function addDocumentRoutes(app: App): Promise<void> {
  let text: string | null = null;
  app.get(documentPath, { schema: { hide: true } }, (_request, reply) => {
    text ??= JSON.stringify(app.swagger());
    return reply.type("application/json; charset=utf-8").send(text);
  });
  await app.register(async (page) => {
    // The page is opened over plain HTTP on the room's own network, so nothing may be upgraded to HTTPS.
    await page.register(helmet, {
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", "data:"],
          upgradeInsecureRequests: null,
        },
      },
    });
    await page.register(swaggerUi, {
      routePrefix: "/docs",
      uiConfig: { docExpansion: "list", persistAuthorization: false },
      // The bar on top holds another program's logo and a field to open other documents.
      theme: {
        title: "Watchdesk API",
        css: [{ filename: "watchdesk.css", content: ".swagger-ui .topbar { display: none }" }],
      },
    });
  });
}

/**
 * Every schema is there twice, once as what is sent (`...Input`) and once as what is answered. Keeps those that something
 * refers to, and drops the ending where the other one is not kept. Examples come last: zod leaves out those of a schema
 * that changes what it reads.
 */
function withUsedSchemas(document: Document): Document {
  const { components, ...rest } = document;
  const used = new Set<string>();
  const collect = (part: unknown): void => {
    for (const [, name = ""] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/gu)) {
      if (used.has(name)) continue;
      used.add(name);
      collect(components.schemas[name] ?? null);
    }
  };
  collect(rest);
  const shortName = (name: string): string => {
    const short = name.replace(/Input$/u, "");
    return used.has(short) ? name : short;
  };
  const schemas = Object.fromEntries(
    Object.entries(components.schemas)
      .filter(([name]) => used.has(name))
      .map(([name, schema]) => [shortName(name), schema] as const)
      .map(
        ([name, schema]) =>
          [name, name in exampleBySchema ? { ...schema, examples: [exampleBySchema[name]] } : schema] as const,
      )
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );
  const renamed = JSON.stringify({ ...rest, components: { ...components, schemas } }).replaceAll(
    /"#\/components\/schemas\/([^"]+)"/gu,
    (_ref, name: string) => `"#/components/schemas/${shortName(name)}"`,
  );
  return JSON.parse(renamed) as Document;
}
