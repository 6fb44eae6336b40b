// A record from another console that this one cannot make sense of keeps no alert from being raised, nor from being taken.
import { expect, test } from "vitest";

import { NewConfiguration } from "../../src/core/configuration.ts";
import type { JournalEvent } from "../../src/core/journal-event.ts";
import type { Trigger } from "../../src/core/alert-command.ts";
import { openStore } from "../kit/stores.ts";

const odd = (collection: string, fields: object): JournalEvent => ({
  console_id: "odd",
  seq: 1,
  stamp: "000000000001-00000-odd",
  at: 1,
  account_id: "default",
  stream: `${collection}:x`,
  type: "record.created",
  payload: { number: 1, fields },
  actor: { kind: "system", name: "test" },
});

test.each([
  ["stakeholders", { enabled: true }, {}, "could not be told"],
  ["routers", { enabled: true }, { destinations: ["x"] }, "without routers"],
  ["users", { user_id: "x" }, { destinations: ["x"] }, null],
  ["users", { name: "Ravi" }, { employee_id: "x", destinations: ["x"] }, "could be called"],
  ["alert-configurations", { enabled: true, scope: 5 }, { team_id: "x" }, null],
] as const)("%s of which a field is missing: %j", async (collection, fields, more, remark) => {
  const at = openStore();
  await at.store.replica.receive([odd(collection, fields)]);
  const raised = await at.desk.trigger({ alert_type: "SOS", title: "Help", ...more } as never, at.caller("Priya"));
  expect(raised.ok).toBe(true);
  if (!raised.ok) return;
  const { id } = raised.value.alert;
  const comments = at.store.alerts.get(id)?.comments.map(({ text }) => text) ?? [];
  if (remark !== null) expect(comments).toEqual([expect.stringContaining(remark)]);
  const taken = await at.desk.act(id, { kind: "acknowledge", by: "Dev", notes: null }, at.caller("Dev"));
  expect(taken.ok).toBe(true);
  expect(at.store.alerts.get(id)?.alert.status).toBe("ACKNOWLEDGED");
  await at.close();
});

test.each([
  ["routers", { enabled: true }],
  ["alert-configurations", { enabled: true, team_id: null, applicable_alert_types: 5 }],
] as const)("one of %s that cannot be read keeps nobody else from being called", async (collection, fields) => {
  const at = openStore();
  const recipient = { name: "Desk", email: "desk@company.com", channels: ["EMAIL"] };
  const said = { config_name: "All", notification_channels: ["EMAIL"], primary_recipients: [recipient] };
  await at.desk.create("alert-configurations", NewConfiguration.parse(said), at.caller("Priya"));
  await at.store.replica.receive([odd(collection, fields)]);
  const sent: Trigger = { alert_type: "SOS", title: "Help", destinations: ["x"] };
  const raised = await at.desk.trigger(sent, at.caller("Priya"));
  if (!raised.ok) throw new Error(raised.refusal.detail);
  const { id, config_name } = raised.value.alert;
  expect(config_name).toBe("All");
  expect(at.store.alerts.get(id)?.notifications.map(({ address }) => address)).toEqual(["desk@company.com"]);
  await at.close();
});

test("where whom to call cannot be found out at all, the plan says why", async () => {
  const at = openStore();
  const fields = { enabled: true, team_id: null, applicable_alert_types: null };
  await at.store.replica.receive([odd("alert-configurations", fields)]);
  const raised = await at.desk.trigger({ alert_type: "SOS", title: "Help" }, at.caller("Priya"));
  if (!raised.ok) throw new Error(raised.refusal.detail);
  expect(at.store.plans.get(raised.value.alert.plan_id).why).toContain("whom to call could not be found out");
  await at.close();
});
