// Messages to many: through the same outbox, with every delivery, by whoever may. Every message that goes out is listed.
import { afterEach, beforeEach, expect, test } from "vitest";

import type { GlobalRole } from "../../src/core/account-user.ts";
import type { DeliveryOutcome } from "../../src/main/ports.ts";
import { type CrewStation, emailOf, startCrewStation } from "../kit/crew-station.ts";

let at: CrewStation;
let mailAnswer: DeliveryOutcome;
const taken: DeliveryOutcome = { kind: "sent", provider_id: null, cost: null };
beforeEach(async () => {
  mailAnswer = taken;
  at = await startCrewStation((_, channel) => (channel === "EMAIL" ? mailAnswer : taken));
});
afterEach(() => at.stop());

const person = async (name: string, more: object = {}): Promise<string> =>
  (await at.call("POST", "/users", { name, email: emailOf(name), ...more })).id;

test("goes to teams, people and stakeholders on the chosen channels, to each once; who cannot be told shows", async () => {
  const alice = await person("Alice", { phone: "+919845012345" });
  const bob = await person("Bob", { email: null });
  const team = await at.call("POST", "/teams", { name: "Gate", members: [alice], admins: [alice, bob] });
  const landlord = await at.call("POST", "/stakeholders", { name: "Landlord", email: "landlord@house.example" });
  const sent = await at.call("POST", "/broadcasts", {
    title: "Water is off",
    message: "Until noon",
    channels: ["EMAIL", "SMS", "PUSH"],
    team_ids: [team.id],
    user_ids: [alice],
    stakeholder_ids: [landlord.number],
  });
  expect(sent).toMatchObject({ number: 1, by: "admin", people: 3, stakeholder_ids: [landlord.id] });
  expect(await at.news()).toEqual(["Alice EMAIL broadcast", "Alice SMS broadcast", "Landlord EMAIL broadcast"]);
  expect(await at.call("GET", "/broadcasts/1")).toMatchObject({ people_reached: 2, waiting: 0, failed: 1 });
  const { data } = await at.call("GET", `/broadcasts/${sent.id}/notifications`);
  expect(data).toMatchObject([
    { recipient_name: "Alice", channel: "EMAIL", status: "sent", attempts: 1 },
    { recipient_name: "Alice", channel: "SMS", status: "sent" },
    { recipient_name: "Bob", channel: "EMAIL", status: "failed", error: "no_address" },
    { recipient_name: "Landlord", recipient_role: "Stakeholder", status: "sent" },
  ]);
  expect((await at.call("GET", "/broadcasts")).data).toHaveLength(1);
});

test("a provider that is busy is asked again, and what is given up shows", async () => {
  const alice = await person("Alice");
  mailAnswer = { kind: "retry", reason: "greylisted", not_before: null };
  await at.call("POST", "/broadcasts", { title: "Drill at noon", user_ids: [alice] });
  expect(await at.news()).toEqual(["Alice EMAIL broadcast"]);
  expect(await at.call("GET", "/broadcasts/1")).toMatchObject({ people_reached: 0, waiting: 1, failed: 0 });
  mailAnswer = { kind: "refused", reason: "no such mailbox" };
  await at.goTo(5);
  expect(await at.news()).toEqual(["Alice EMAIL broadcast"]);
  expect((await at.call("GET", "/broadcasts/1/notifications")).data).toMatchObject([
    { status: "failed", error: "no such mailbox", attempts: 2 },
  ]);
  await at.goTo(60);
  expect(await at.news()).toEqual([]);
});

test("what a provider reports later is kept with the delivery", async () => {
  const alice = await person("Alice");
  await at.call("POST", "/broadcasts", { title: "Drill at noon", user_ids: [alice] });
  await at.news();
  const [{ id }] = (await at.call("GET", "/broadcasts/1/notifications")).data;
  await at.desk.station.desk.report(id, true, null);
  expect((await at.call("GET", "/broadcasts/1/notifications")).data).toMatchObject([{ status: "delivered" }]);
});

test("needs a broadcaster within the account, and a communicator to people outside", async () => {
  const alice = await person("Alice");
  const landlord = (await at.call("POST", "/stakeholders", { name: "Landlord", email: "l@house.example" })).id;
  const { permitted } = at.desk.station;
  const system = { account_id: "default", actor: { kind: "system", name: "test" } } as const;
  const having = async (role: GlobalRole) => {
    const id = await person(role);
    await at.desk.station.desk.create("account-users", { user_id: id, roles: [role] }, system);
    return { account_id: "default", actor: { kind: "operator", name: role, id } } as const;
  };
  const [broadcaster, communicator] = [await having("broadcaster"), await having("communicator")];
  const may = (who: typeof broadcaster, command: "broadcasts.create" | "communications.create") =>
    permitted.refusalOf(command, who) === null;
  expect(may(broadcaster, "broadcasts.create") && !may(broadcaster, "communications.create")).toBe(true);
  expect(may(communicator, "communications.create") && !may(communicator, "broadcasts.create")).toBe(true);

  const { createBroadcastDesk } = await import("../../src/main/broadcast-desk.ts");
  const { NewBroadcast } = await import("../../src/core/broadcast.ts");
  const { store, desk } = at.desk.station;
  const broadcasts = createBroadcastDesk({ store, refusalOf: permitted.refusalOf, newId: desk.newId });
  const send = (who: typeof broadcaster, to: object) =>
    broadcasts.send(NewBroadcast.parse({ title: "Drill", ...to }), who);
  expect(await send(broadcaster, { user_ids: [alice] })).toMatchObject({ ok: true });
  expect(await send(communicator, { stakeholder_ids: [landlord] })).toMatchObject({ ok: true });
  expect(await send(broadcaster, { user_ids: [alice], stakeholder_ids: [landlord] })).toMatchObject({
    refusal: { kind: "forbidden", detail: expect.stringContaining("the role communicator") },
  });
  expect(await send(communicator, { user_ids: [alice] })).toMatchObject({
    refusal: { kind: "forbidden", detail: expect.stringContaining("the role broadcaster") },
  });
  expect((await at.news()).length).toBe(2);
});

test("to nobody, by voice, or to what is not there is refused by path", async () => {
  const refused = async (fields: object) =>
    (await at.desk.call("POST", "/api/v1/broadcasts", { title: "X", ...fields })).body.errors?.[0].path;
  expect(await refused({})).toBe("user_ids");
  expect(await refused({ user_ids: ["nobody"] })).toBe("user_ids.0");
  expect(await refused({ user_ids: [1], channels: ["VOICE"] })).toBe("channels.0");
});
