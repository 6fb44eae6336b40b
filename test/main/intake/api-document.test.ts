import { afterAll, beforeAll, expect, test } from "vitest";

import { startStation, type TestStation } from "../../kit/station.ts";

let at: TestStation;
let document: any;
beforeAll(async () => {
  at = await startStation();
  document = (await at.call("GET", "/api/v1/openapi.json", undefined, { authorization: "" })).body;
});
afterAll(() => at.stop());

const methods = ["get", "post", "put", "patch", "delete"];
const operations = (): [where: string, operation: any][] =>
  Object.entries<any>(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => method in item).map((method) => [`${method} ${path}`, item[method]] as [string, any]),
  );

test("it is OpenAPI 3.1 and every reference leads somewhere", () => {
  expect(document).toMatchObject({ openapi: "3.1.0", info: { title: "Watchdesk", version: "0.0.0-test" } });
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/gu)].map(
    ([, name]) => name ?? "",
  );
  expect(references.length).toBeGreaterThan(100);
  for (const name of references) expect(document.components.schemas).toHaveProperty(name);
  for (const name of Object.keys(document.components.schemas)) expect(references, name).toContain(name);
});

test("every operation has a name of its own, a summary, a tag, and says how it fails", () => {
  const names = operations().map(([, { operationId }]) => operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const [where, operation] of operations()) {
    expect(operation.operationId, where).toMatch(/^[a-z][A-Za-z]+$/u);
    expect(operation.summary, where).toMatch(/^[A-Z].*[^.]$/u);
    expect(operation.tags, where).toHaveLength(1);
    expect(
      Object.keys(operation.responses).some((status) => status.startsWith("2")),
      where,
    ).toBe(true);
    const owed = where.includes("/api/v1/") ? ["400", "401", "403", "404", "429"] : [];
    expect(Object.keys(operation.responses), where).toEqual(expect.arrayContaining(owed));
    for (const [status, response] of Object.entries<any>(operation.responses)) {
      expect(response.description, `${where} ${status}`).not.toBe("Default Response");
      // A health that is not well is an answer, not a problem.
      const isProblem = status.startsWith("4") || (status === "503" && !where.includes("/health"));
      expect("application/problem+json" in (response.content ?? {}), `${where} ${status}`).toBe(isProblem);
    }
    for (const name of where.matchAll(/\{(\w+)\}/gu))
      expect(
        operation.parameters?.map((parameter: any) => parameter.name),
        where,
      ).toContain(name[1]);
  }
});

test("every call of the contract is there", () => {
  const where = operations().map(([name]) => name);
  for (const call of [
    "post /api/v1/alerts/trigger",
    "get /api/v1/alerts",
    "get /api/v1/alerts/{id}",
    ...["acknowledge", "status", "close", "reject", "escalate", "handoff", "reopen", "unacknowledge"].map(
      (action) => `put /api/v1/alerts/{id}/${action}`,
    ),
    "post /api/v1/alerts/{id}/comments",
    ...["timeline", "notifications", "escalations"].map((list) => `get /api/v1/alerts/{id}/${list}`),
    "get /api/v1/alert-configurations/applicable",
    ...[
      "alert-configurations",
      "users",
      "teams",
      "schedules",
      "shifts",
      "escalation-policies",
      "notification-rules",
      "api-tokens",
      "integrations",
      "routers",
      "maintenance-windows",
      "stakeholders",
      "accounts",
    ].flatMap((collection) => [
      `get /api/v1/${collection}`,
      `post /api/v1/${collection}`,
      `get /api/v1/${collection}/{id}`,
      `patch /api/v1/${collection}/{id}`,
      `delete /api/v1/${collection}/{id}`,
    ]),
    "get /api/v1/settings",
    "patch /api/v1/settings",
    "post /integrations/{key}",
    "get /api/v1/integrations/{id}/deliveries",
    "get /health",
    "get /health/engine",
    "get /metrics",
  ])
    expect(where).toContain(call);
});

test("whatever is sent has an example, and the example is accepted", async () => {
  const team = await at.call("POST", "/api/v1/teams", { name: "Night" });
  await at.call("POST", "/api/v1/alerts/trigger", { alert_type: "SOS" });
  expect(team.status).toBe(201);
  let tried = 0;
  for (const [where, { requestBody }] of operations()) {
    const ref: string | undefined = requestBody?.content["application/json"]?.schema.$ref;
    if (ref === undefined) continue;
    const example = document.components.schemas[ref.split("/").at(-1) ?? ""].examples?.[0];
    expect(example, where).toBeDefined();
    const [method = "", path = ""] = where.split(" ");
    const { status, body } = await at.call(
      method.toUpperCase(),
      path
        .replace("consoles/{id}", `consoles/${at.station.consoleId}`)
        .replace("{id}", "1")
        .replace("{name}", "smtp_from"),
      example,
    );
    expect([200, 201, 409], `${where} ${JSON.stringify(body)}`).toContain(status);
    tried += 1;
  }
  expect(tried).toBeGreaterThan(20);
});

test("the page is served whole from here, and its policy lets nothing else in", async () => {
  const page = await fetch(`${at.url}/docs`, { redirect: "follow" });
  const html = await page.text();
  expect(page.headers.get("content-security-policy")).toMatch(/default-src 'self'.*script-src 'self'/u);
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, link]) => link ?? "");
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) {
    const url = new URL(link, page.url);
    expect(url.origin).toBe(at.url);
    const part = await fetch(url);
    await part.arrayBuffer();
    expect(part.status, link).toBe(200);
  }
});
