// Those who sit at simulated consoles, and the systems that call them: they do anything, anywhere, at any time.
import { collections } from "../../src/core/collection.ts";
import { NewConfiguration } from "../../src/core/configuration.ts";
import { NewShift } from "../../src/core/schedule/shift.ts";
import { NewTeam } from "../../src/core/team.ts";
import type { Caller } from "../../src/main/ports.ts";
import type { Chance } from "./chance.ts";
import type { SimulatedConsole } from "./simulated-console.ts";

const accountId = "default";
export const callerAt = (console: SimulatedConsole): Caller => ({
  account_id: accountId,
  actor: { kind: "operator", name: `operator at ${console.name}` },
});
const source: Caller = { account_id: accountId, actor: { kind: "integration", name: "monitoring" } };

const names = ["Asha", "Ravi", "Priya", "Vikram"];
const teams = ["yard", "gate"];

const recipient = (name: string, channels: readonly string[]) => ({
  name,
  email: `${name.toLowerCase()}@company.com`,
  phone: "+911234567890",
  channels,
});

/** Short deadlines, so that much happens in a minute. */
export async function found(console: SimulatedConsole): Promise<void> {
  const desk = console.desk();
  const caller = callerAt(console);
  const user = (name: string) =>
    desk.create(
      "users",
      collections.users.create.parse({ name, email: `${name.toLowerCase()}@company.com`, phone: "+911234567890" }),
      caller,
      `user-${name}`,
    );
  const settle = [
    ...names.map(user),
    desk.create("accounts", { name: "Northgate", time_zone: "UTC", owner_user_id: "user-Asha" }, caller, accountId),
    ...teams.flatMap((team, place) => [
      desk.create(
        "schedules",
        { name: team, notes: null, time_zone: null, feed_token: team },
        caller,
        `schedule-${team}`,
      ),
      desk.create(
        "escalation-policies",
        {
          name: team,
          layers: [10, 15].map((timeout_seconds) => ({ timeout_seconds, color_hex: "#10B981" })),
          repeat: place,
          reassign_team_ids: place === 0 ? ["team-gate"] : [],
          reassign_user_ids: [],
        },
        caller,
        `policy-${team}`,
      ),
      desk.create(
        "teams",
        NewTeam.parse({
          name: team,
          members: names.map((name) => `user-${name}`),
          schedule_id: `schedule-${team}`,
          escalation_policy_id: `policy-${team}`,
        }),
        caller,
        `team-${team}`,
      ),
      ...[1, 2].map((layer) =>
        desk.create(
          "shifts",
          NewShift.parse({
            schedule_id: `schedule-${team}`,
            layer,
            attendees: [`user-${names[(place * 2 + layer - 1) % 4] ?? ""}`],
            time_zone: "UTC",
            start: "2026-11-20T00:00",
            end: "2026-11-21T00:00",
            repeat: { frequency: "daily" },
          }),
          caller,
          `shift-${team}-${layer}`,
        ),
      ),
    ]),
    desk.create(
      "alert-configurations",
      NewConfiguration.parse({
        config_name: "Everybody",
        notification_channels: ["EMAIL", "SMS", "VOICE"],
        primary_recipients: [recipient("Manager", ["EMAIL", "SMS"])],
        enable_escalation: true,
        escalation_threshold_seconds: 30,
        escalation_recipients: [recipient("Director", ["EMAIL", "VOICE"])],
        notify_on_status_change: true,
        notify_on_escalation: true,
      }),
      caller,
      "configuration",
    ),
  ];
  await Promise.all(settle);
}

const weights = {
  trigger: 14,
  repeat: 8,
  acknowledge: 9,
  reject: 6,
  start: 3,
  resolve: 5,
  close: 4,
  reopen: 3,
  unacknowledge: 3,
  escalate: 4,
  hand_off: 4,
  comment: 3,
  report: 3,
  rename: 6,
  configure: 4,
  plan: 3,
  hire: 2,
  dismiss: 1,
  settle: 2,
};

/** Does one thing at this console; what is refused is refused. Answers what it was, and when it is done. */
export function doSomething(
  console: SimulatedConsole,
  chance: Chance,
  alerts: readonly string[],
): { readonly what: string; readonly done: Promise<unknown> } {
  const desk = console.desk();
  const caller = callerAt(console);
  const kind = chance.weighted(weights);
  const by = chance.one(names);
  const about = alerts.length === 0 ? null : chance.one(alerts.slice(-8));
  const act = (asked: object) => ({
    what: `${kind} ${about} by ${by}`,
    done: desk.act(about ?? "", { kind, by, notes: null, ...asked } as never, caller),
  });
  switch (kind) {
    case "trigger": {
      const team_id = chance.one([null, "team-yard", "team-gate"]);
      return { what: `trigger for ${team_id}`, done: desk.trigger({ alert_type: "SOS", team_id }, caller) };
    }
    case "repeat": {
      const source_id = chance.one(["door 1", "door 2", "pump"]);
      const alert_type = chance.one(["OTHER", "ACCIDENT"] as const);
      return { what: `${source_id} calls`, done: desk.trigger({ alert_type, source_id }, source) };
    }
    case "close":
      return act({ is_false_alarm: null, notes: "over" });
    case "hand_off":
      return act({ destination: chance.one(["team-yard", "team-gate", "user-Asha"]) });
    case "comment":
      return act({ text: "seen" });
    case "escalate":
      return act({ layer: chance.one([null, 1, 2]) });
    case "report": {
      const sent = console
        .store()
        .db.prepare<[], string>("SELECT id FROM alert_notifications WHERE status = 'sent' ORDER BY id LIMIT 20")
        .pluck()
        .all();
      if (sent.length === 0) return { what: "nothing to report", done: Promise.resolve() };
      return { what: "a provider reports", done: desk.report(chance.one(sent), chance.happens(0.6), null) };
    }
    case "rename": {
      const phone = `+9112345678${chance.between(10, 99)}`;
      const fields = chance.one([{ name: `${by} ${chance.between(1, 9)}` }, { phone }, { team_id: "team-yard" }]);
      return {
        what: `edit ${by}: ${Object.keys(fields).join()}`,
        done: desk.patch("users", `user-${by}`, fields, caller),
      };
    }
    case "configure": {
      const fields = chance.one([
        { priority: chance.between(1, 1000) },
        { escalation_threshold_seconds: chance.between(30, 60) },
        { primary_recipients: [recipient(chance.one(["Manager", "Deputy"]), ["EMAIL", "SMS"])] },
      ]) as never;
      return {
        what: "edit the configuration",
        done: desk.patch("alert-configurations", "configuration", fields, caller),
      };
    }
    case "plan": {
      const shift = `shift-${chance.one(teams)}-${chance.between(1, 2)}`;
      return { what: `edit ${shift}`, done: desk.patch("shifts", shift, { attendees: [`user-${by}`] }, caller) };
    }
    case "hire": {
      const fields = collections.users.create.parse({ name: `Guest ${chance.between(1, 99)}` });
      return { what: "hire somebody", done: desk.create("users", fields, caller) };
    }
    case "dismiss": {
      const guests = console
        .store()
        .records.users.all(accountId)
        .filter(({ fields }) => fields.name.startsWith("Guest"));
      if (guests.length === 0) return { what: "nobody to dismiss", done: Promise.resolve() };
      return { what: "dismiss a guest", done: desk.remove("users", chance.one(guests).id, caller) };
    }
    case "settle": {
      const conflicts = console.store().conflicts.open(accountId);
      if (conflicts.length === 0) return { what: "nothing to settle", done: Promise.resolve() };
      const { id } = chance.one(conflicts);
      return { what: "settle a conflict", done: desk.settle(id, chance.one(["winner", "loser"]), caller) };
    }
    case "acknowledge":
    case "reject":
    case "start":
    case "resolve":
    case "reopen":
    case "unacknowledge":
      return act({});
  }
}
