// Routers, maintenance windows and stakeholders through HTTP with a clock moved by hand. Every message that goes out is listed.
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type CrewStation, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
beforeEach(async () => {
  at = await startCrewStation();
});
afterEach(() => at.stop());

const timeline = async (): Promise<readonly string[]> =>
  (await at.call("GET", "/alerts/1/timeline?limit=200")).data.map(({ text }: { text: string }) => text);

describe("routers", () => {
  test("an integration's alert goes where the router says, as loud as it says, and the timeline says why", async () => {
    const gate = await at.crew("Gate", ["Alice"]);
    const vault = await at.crew("Vault", ["Bob"]);
    const router = await at.call("POST", "/routers", {
      name: "Doors",
      rules: [
        {
          name: "the vault",
          conditions: [{ field: "title", operator: "contains", value: "vault" }],
          actions: [
            { kind: "set_severity", severity: "CRITICAL" },
            { kind: "note", text: "Two guards" },
            { kind: "assign", destinations: [vault.team.id] },
          ],
        },
      ],
      catch_all: [gate.team.id],
    });
    const integration = await at.call("POST", "/integrations", {
      name: "Sensors",
      type: "generic_webhook",
      destinations: [router.id],
      severity: "LOW",
    });
    const post = (body: object) =>
      fetch(integration.webhook_url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    expect((await post({ event_type: "create", id: "7", title: "Vault door open" })).status).toBeLessThan(300);
    expect(await at.news()).toEqual(["Bob EMAIL triggered"]);
    expect(await at.alert()).toMatchObject({
      severity: "CRITICAL",
      integration_id: integration.id,
      routing: [
        {
          router_id: router.id,
          rule: 'rule 1 "the vault"',
          did: "severity LOW becomes CRITICAL; noted: Two guards; sent to Vault",
        },
      ],
    });
    expect(await timeline()).toContain(
      'Router "Doors", rule 1 "the vault", severity LOW becomes CRITICAL; noted: Two guards; sent to Vault',
    );
    await post({ event_type: "create", id: "8", title: "Side door open" });
    expect(await at.news()).toEqual(["Alice EMAIL triggered"]);
  });

  test("an alert that is handed to a router goes where it says; one that would suppress it, or calls nobody, is refused", async () => {
    const { team } = await at.crew("Gate", ["Alice"]);
    const yard = await at.crew("Yard", ["Bob"]);
    await at.trigger(team.id);
    await at.news();
    const make = async (name: string, fields: object) => (await at.call("POST", "/routers", { name, ...fields })).id;
    const handOff = (destination: string) =>
      at.desk.call("PUT", "/api/v1/alerts/1/handoff", { by: "Alice", destination });
    const quiet = await make("Quiet", { rules: [{ actions: [{ kind: "suppress", also_sos: true }] }] });
    expect(await handOff(quiet)).toMatchObject({
      status: 409,
      body: { detail: 'The router "Quiet" would suppress it, so alert #1 stays where it is' },
    });
    expect(await handOff(await make("Nowhere", {}))).toMatchObject({ status: 409 });
    expect(await at.news()).toEqual([]);
    const elsewhere = await make("Elsewhere", { catch_all: [yard.team.id] });
    expect(await handOff(elsewhere)).toMatchObject({ status: 200, body: { handed_to: "Elsewhere" } });
    expect(await at.news()).toEqual(["Bob EMAIL triggered"]);
    expect((await at.alert()).routing).toMatchObject([
      { router_name: "Elsewhere", did: expect.stringContaining("Yard") },
    ]);
  });

  test("a router that something sends alerts to stays, until another takes its place", async () => {
    const { team } = await at.crew("Gate", ["Alice"]);
    const [first, second] = [
      await at.call("POST", "/routers", { name: "First", catch_all: [team.id] }),
      await at.call("POST", "/routers", { name: "Second" }),
    ];
    const rules = [{ actions: [{ kind: "assign", destinations: [first.id, team.id] }] }];
    const outer = await at.call("POST", "/routers", { name: "Outer", rules });
    expect(await at.desk.call("DELETE", `/api/v1/routers/${first.id}`)).toMatchObject({
      status: 409,
      body: { errors: [{ path: `routers.${outer.id}.rules.actions.destinations`, message: "Outer" }] },
    });
    await at.call("DELETE", `/routers/${first.id}?reassign_to=${second.number}`);
    expect((await at.call("GET", `/routers/${outer.id}`)).rules[0].actions[0].destinations).toEqual([
      second.id,
      team.id,
    ]);
    expect(
      await at.desk.call("POST", "/api/v1/routers", {
        name: "Bad",
        rules: [{ actions: [{ kind: "assign", destinations: ["x"] }] }],
      }),
    ).toMatchObject({ status: 400, body: { errors: [{ path: "rules.0.actions.0.destinations.0" }] } });
  });

  test("a dry run passes the routers, too", async () => {
    const { team } = await at.crew("Gate", ["Alice"]);
    const router = await at.call("POST", "/routers", { name: "Doors", catch_all: [team.id] });
    const foreseen = at.desk.station.reader.foresee(
      "default",
      { alert_type: "DELAYED", destinations: [router.id] },
      Date.UTC(2026, 10, 21, 19),
    ).foreseen;
    expect(foreseen.notifications).toMatchObject([{ name: "Owner" }, { name: "Alice" }]);
    expect(foreseen.happenings.map(({ text }) => text)).toContain(
      'Router "Doors", no rule sends it anywhere: sent to Gate',
    );
  });
});

describe("maintenance windows", () => {
  const cover = (fields: object) =>
    at.call("POST", "/maintenance-windows", { name: "Repaint", reason: "Paint", ...fields });
  const hour = "2026-11-21T19:45:00Z";

  test("alerts of what they cover are kept and counted, call nobody, and can be called for by hand", async () => {
    const { team } = await at.crew("Gate", ["Alice"]);
    const window = await cover({ team_ids: [team.id], until: hour });
    expect(window).toMatchObject({ is_in_force: true, by: "admin", team_ids: [team.id] });
    const raised = await at.trigger(team.id, { alert_type: "DELAYED" });
    expect(raised).toMatchObject({ status: "SUPPRESSED", suppressed_by: window.id, next_escalation_at: null });
    await at.goTo(30);
    expect(await at.news()).toEqual([]);
    expect((await at.call("GET", "/alerts?status=SUPPRESSED")).total_count).toBe(1);
    expect(await timeline()).toContain('Suppressed, nobody is called: maintenance window "Repaint": Paint');
    const called = await at.call("PUT", "/alerts/1/status", { status: "TRIGGERED", by: "Asha" });
    expect(called).toMatchObject({ status: "TRIGGERED", suppressed_by: null });
    expect(await at.news()).toEqual(["Alice EMAIL triggered"]);
    expect(await timeline()).toContain("No longer suppressed: Asha had people called");
  });

  test("what is suppressed can be acknowledged and closed; once the window is over alerts call people again", async () => {
    const { team } = await at.crew("Gate", ["Alice"]);
    await cover({ everything: true, until: hour });
    await at.trigger(team.id, { alert_type: "ACCIDENT", source_id: "a" });
    expect((await at.call("PUT", "/alerts/1/acknowledge", { acknowledged_by: "Asha" })).status).toBe("ACKNOWLEDGED");
    await at.trigger(team.id, { alert_type: "DELAYED", source_id: "b" });
    expect((await at.call("PUT", "/alerts/2/close", { closed_by: "Asha" })).status).toBe("CLOSED");
    expect(await at.news()).toEqual([]);
    await at.goTo(60);
    expect((await at.trigger(team.id, { alert_type: "DELAYED", source_id: "c" })).status).toBe("TRIGGERED");
    expect(await at.news()).toEqual(["Alice EMAIL triggered"]);
  });

  test("a person in danger is heard whatever the window covers", async () => {
    const { team } = await at.crew("Gate", ["Alice"]);
    expect((await cover({ everything: true })).warnings).toMatchObject([{ path: "until" }, { path: "also_sos" }]);
    expect((await at.trigger(team.id, { alert_type: "SOS" })).status).toBe("TRIGGERED");
    expect(await at.news()).toEqual(["Alice EMAIL triggered"]);
    await cover({ everything: true, also_sos: true, until: hour });
    expect((await at.trigger(team.id, { alert_type: "SOS" })).status).toBe("SUPPRESSED");
    expect(await at.news()).toEqual([]);
  });

  test("one that covers nothing, ends before it begins or lasts too long is refused by path", async () => {
    const refused = (fields: object) =>
      at.desk.call("POST", "/api/v1/maintenance-windows", { name: "X", reason: "Y", ...fields });
    expect(await refused({})).toMatchObject({ status: 400, body: { errors: [{ path: "everything" }] } });
    for (const until of ["2026-11-21T18:00:00Z", "2026-12-21T18:00:00Z"])
      expect(await refused({ everything: true, until })).toMatchObject({
        status: 400,
        body: { errors: [{ path: "until" }] },
      });
  });
});

describe("stakeholders", () => {
  test("hear of the changes that they follow, once each, and nothing about the person", async () => {
    const { team, people } = await at.crew("Gate", ["Alice"]);
    const follow = (name: string, fields: object) =>
      at.call("POST", "/stakeholders", { name, email: `${name.toLowerCase()}@house.example`, ...fields });
    await follow("Landlord", { team_ids: [team.id], severities: ["CRITICAL"] });
    await follow("Insurer", { statuses: ["CLOSED"], alert_types: ["SOS"] });
    await follow("Elsewhere", { alert_types: ["DELAYED"] });
    await at.trigger(team.id, { alert_type: "SOS", employee_id: people["Alice"], description: "behind the shed" });
    expect(await at.news()).toEqual(["Alice EMAIL triggered", "Landlord EMAIL status_changed"]);
    await at.call("PUT", "/alerts/1/acknowledge", { acknowledged_by: "Alice" });
    expect(await at.news()).toEqual(["Landlord EMAIL status_changed"]);
    await at.call("POST", "/alerts/1/comments", { by: "Alice", text: "on my way" });
    expect(await at.news()).toEqual([]);
    await at.call("PUT", "/alerts/1/close", { closed_by: "Alice" });
    expect(await at.news()).toEqual(["Insurer EMAIL closed", "Landlord EMAIL closed"]);
    expect(await timeline()).toContain("Stakeholders told of the status: Landlord");
  });

  test("are told by mail what happens, and neither who nor where", async () => {
    const { createComposer } = await import("../../src/main/compose.ts");
    await at.call("POST", "/stakeholders", { name: "Landlord", email: "landlord@house.example" });
    await at.call("POST", "/alerts/trigger", {
      alert_type: "SOS",
      title: "Asha at the shed",
      description: "behind the shed",
      current_latitude: 12.9716,
      current_longitude: 77.5946,
      metadata: { person_name: "Asha Rao", call_back: "+919845012345" },
    });
    const { store, reader } = at.desk.station;
    const state = reader.alert("default", "1");
    const notification = state?.notifications.find(({ recipient_name }) => recipient_name === "Landlord");
    if (state === null || notification === undefined) throw new Error("the landlord was not told");
    const { message } = createComposer(store)(state, notification);
    expect(message).toMatchObject({ subject: "SOS alert #1 was raised", link: null, emergency_contacts: [] });
    expect(JSON.stringify(message)).not.toMatch(/Asha|shed|12\.97|98450/u);
  });
});
