// Somebody leaves, or a team is given up: every kind of thing that refers to them is listed, and moves to whoever takes over.
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type CrewStation, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
let alice: string;
let bob: string;
beforeEach(async () => {
  at = await startCrewStation();
  const person = (name: string, phone: string) =>
    at.call("POST", "/users", { name, email: `${name.toLowerCase()}@company.com`, phone });
  alice = (await person("Alice", "+919845012345")).id;
  bob = (await person("Bob", "+919845012346")).id;
});
afterEach(() => at.stop());

const read = (path: string) => at.call("GET", path);
const remove = (path: string, heir?: string) =>
  at.desk.call("DELETE", `/api/v1${path}${heir === undefined ? "" : `?reassign_to=${heir}`}`);

interface Kind {
  readonly kind: string;
  readonly field: string;
  readonly make: (who: string) => Promise<string>;
  readonly look: (made: any) => unknown;
  readonly before: (who: string, heir: string) => unknown;
}

const made = (collection: string, body: object) => async () =>
  `/${collection}/${(await at.call("POST", `/${collection}`, body)).id}`;
const kind = (
  collection: string,
  field: string,
  body: (who: string) => object,
  look: (item: any) => unknown = (item) => item[field],
  expected: (heir: string) => unknown = (heir) => [heir],
): Kind => ({
  kind: `${collection}, ${field}`,
  field,
  make: (who) => made(collection, body(who))(),
  look,
  before: (_, heir) => expected(heir),
});

const notice = (who: string) => ({ to: "people", user_ids: [who] });
const layers = [{ timeout_seconds: 300, color_hex: "#10B981" }];
const rules = (who: string) => [{ actions: [{ kind: "assign", destinations: [who] }] }];
const assigned = (item: any) => item.rules[0].actions[0].destinations;
const recipient = (name: string, email: string | null, phone: string | null) => ({
  name,
  email,
  phone,
  role: "Chief",
  channels: ["EMAIL"],
});
const asBob = [{ name: "Bob", email: "bob@company.com", phone: "+919845012346", role: "Chief", channels: ["EMAIL"] }];

const ofPeople: readonly Kind[] = [
  kind("teams", "members", (who) => ({ name: "T", members: [who] })),
  kind("teams", "admins", (who) => ({ name: "T", admins: [who] })),
  kind(
    "teams",
    "drop_notice.user_ids",
    (who) => ({ name: "T", drop_notice: notice(who) }),
    (item) => item.drop_notice.user_ids,
  ),
  kind(
    "teams",
    "handoff_notice.user_ids",
    (who) => ({ name: "T", handoff_notice: notice(who) }),
    (item) => item.handoff_notice.user_ids,
  ),
  kind("escalation-policies", "reassign_user_ids", (who) => ({ name: "P", layers, reassign_user_ids: [who] })),
  kind("notification-rules", "user_ids", (who) => ({ name: "R", user_ids: [who] })),
  kind("integrations", "destinations", (who) => ({ name: "I", type: "generic_webhook", destinations: [who] })),
  kind("routers", "rules.actions.destinations", (who) => ({ name: "R", rules: rules(who) }), assigned),
  kind("routers", "catch_all", (who) => ({ name: "R", catch_all: [who] })),
  kind(
    "alert-configurations",
    "primary_recipients",
    () => ({
      config_name: "C",
      notification_channels: ["EMAIL"],
      primary_recipients: [recipient("The chief", "ALICE@company.com", null)],
    }),
    undefined,
    () => asBob,
  ),
  kind(
    "alert-configurations",
    "escalation_recipients",
    () => ({
      config_name: "C",
      notification_channels: ["EMAIL"],
      primary_recipients: [recipient("Room", "room@company.com", null)],
      escalation_recipients: [recipient("Al", null, "+919845012345")],
    }),
    undefined,
    () => asBob,
  ),
];

describe("somebody who leaves", () => {
  test.each(ofPeople)("is replaced in $kind", async ({ field, make, look, before }) => {
    const path = await make(alice);
    const collection = path.split("/")[1] ?? "";
    const refused = await remove(`/users/${alice}`);
    expect(refused.status).toBe(409);
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual([
      `${path.slice(1).replace("/", ".")}.${field}`,
    ]);
    expect(refused.body.detail).toContain(collection);
    expect((await remove(`/users/${alice}`, bob)).status).toBe(204);
    expect(look(await read(path))).toEqual(before(alice, bob));
    expect((await remove(`/users/${alice}`)).status).toBe(404);
  });

  test("a list in which the other one is already holds them once", async () => {
    const { id } = await at.call("POST", "/teams", { name: "T", members: [bob, alice] });
    const primary_recipients = [
      recipient("Alice", "alice@company.com", null),
      recipient("Bob", "bob@company.com", null),
    ];
    const configuration = await at.call("POST", "/alert-configurations", {
      config_name: "C",
      notification_channels: ["EMAIL"],
      primary_recipients,
    });
    expect((await remove(`/users/${alice}`, bob)).status).toBe(204);
    expect((await read(`/teams/${id}`)).members).toEqual([bob]);
    expect((await read(`/alert-configurations/${configuration.id}`)).primary_recipients).toMatchObject([
      { name: "Bob" },
    ]);
  });

  describe("and is on call", () => {
    // The clock stands at 18:45 on Saturday the 21st.
    const shift = async (fields: object): Promise<{ id: string; team: string }> => {
      const team = await at.call("POST", "/teams", { name: "Gate" });
      const { id } = await at.call("POST", "/shifts", {
        schedule_id: team.schedule_id,
        layer: 1,
        time_zone: "UTC",
        start: "2026-11-20T18:00",
        end: "2026-11-21T18:00",
        ...fields,
      });
      return { id, team: team.id };
    };
    const onCall = async (team: string, moment: string): Promise<readonly string[]> =>
      (await read(`/teams/${team}/on-call?at=2026-11-${moment}:00Z`)).layers.flatMap((layer: any) =>
        layer.people.map(({ name }: { name: string }) => name),
      );

    test("has the rest of the running shift and everything after it taken over; what was before stays", async () => {
      const { team } = await shift({ attendees: [alice], repeat: { frequency: "daily" } });
      expect((await remove(`/users/${alice}`)).status).toBe(409);
      expect((await remove(`/users/${alice}`, bob)).status).toBe(204);
      for (const moment of ["21T18:46", "22T12:00", "23T12:00"]) expect(await onCall(team, moment)).toEqual(["Bob"]);
      const shifts = (await read("/shifts")).data;
      expect(shifts.some(({ attendees }: { attendees: string[] }) => attendees.includes(alice))).toBe(true);
    });

    test("keeps the others' turns of a rotation where they are", async () => {
      const carol = (await at.call("POST", "/users", { name: "Carol" })).id;
      const { team } = await shift({ attendees: [carol, alice], is_rotating: true, repeat: { frequency: "daily" } });
      const moments = ["21T20:00", "22T20:00", "23T20:00", "24T20:00"];
      const before = await Promise.all(moments.map((moment) => onCall(team, moment)));
      expect(before.flat()).toContain("Alice");
      expect((await remove(`/users/${alice}`, bob)).status).toBe(204);
      const after = await Promise.all(moments.map((moment) => onCall(team, moment)));
      expect(after).toEqual(before.map((names) => names.map((name) => (name === "Alice" ? "Bob" : name))));
    });

    test("is replaced in an override of somebody else's shift", async () => {
      const { id, team } = await shift({ attendees: [bob], repeat: { frequency: "daily" } });
      const carol = (await at.call("POST", "/users", { name: "Carol" })).id;
      await at.call("POST", `/shifts/${id}/override`, { occurrence: "2026-11-22T18:00:00", attendees: [alice] });
      expect(await onCall(team, "22T20:00")).toEqual(["Alice"]);
      expect((await remove(`/users/${alice}`, carol)).status).toBe(204);
      expect(await onCall(team, "22T20:00")).toEqual(["Carol"]);
      expect(await onCall(team, "21T20:00")).toEqual(["Bob"]);
    });

    test("may go when every shift is over", async () => {
      await shift({ attendees: [alice] });
      expect((await remove(`/users/${alice}`)).status).toBe(204);
    });
  });
});

const ofTeams: readonly Kind[] = [
  kind(
    "users",
    "team_id",
    (who) => ({ name: "U", team_id: who }),
    undefined,
    (heir) => heir,
  ),
  kind(
    "alert-configurations",
    "team_id",
    (who) => ({ config_name: "C", notification_channels: ["EMAIL"], team_id: who, primary_recipients: asBob }),
    undefined,
    (heir) => heir,
  ),
  kind("escalation-policies", "reassign_team_ids", (who) => ({ name: "P", layers, reassign_team_ids: [who] })),
  kind("maintenance-windows", "team_ids", (who) => ({ name: "W", reason: "R", team_ids: [who] })),
  kind("stakeholders", "team_ids", (who) => ({ name: "S", team_ids: [who] })),
  kind("integrations", "destinations", (who) => ({ name: "I", type: "generic_webhook", destinations: [who] })),
  kind("routers", "rules.actions.destinations", (who) => ({ name: "R", rules: rules(who) }), assigned),
  kind("routers", "catch_all", (who) => ({ name: "R", catch_all: [who] })),
];

describe("a team that is given up", () => {
  test.each(ofTeams)("is replaced in $kind", async ({ field, make, look, before }) => {
    const [gate, yard] = [
      (await at.call("POST", "/teams", { name: "Gate" })).id,
      (await at.call("POST", "/teams", { name: "Yard" })).id,
    ];
    const path = await make(gate);
    const refused = await remove(`/teams/${gate}`);
    expect(refused).toMatchObject({
      status: 409,
      body: { errors: [{ path: `${path.slice(1).replace("/", ".")}.${field}` }] },
    });
    expect((await remove(`/teams/${gate}`, yard)).status).toBe(204);
    expect(look(await read(path))).toEqual(before(gate, yard));
  });
});
