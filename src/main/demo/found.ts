// The company of the demonstration, made by the same commands that a first run and its settings pages would give.
import { randomBytes } from "node:crypto";

import type { Actor } from "../../core/alert.ts";
import { collections } from "../../core/collection.ts";
import { NewConfiguration } from "../../core/configuration.ts";
import { NewTeam } from "../../core/team.ts";
import { firstAccountId, foundAccount } from "../founding.ts";
import type { Caller } from "../ports.ts";
import type { Station } from "../station.ts";
import { createConsoleValues } from "../store/console-values.ts";
import { configurations } from "./configurations.ts";
import {
  accountName,
  emailOf,
  operator,
  owner,
  responders,
  type TeamName,
  teamNames,
  teams,
  timeZone,
} from "./people.ts";

export interface Company {
  /** Ids by name. */
  readonly users: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<TeamName, string>;
}

export const callerOf = (actor: Actor): Caller => ({ account_id: firstAccountId, actor });

const founder = callerOf({ kind: "system", name: "demonstration" });

/** An account that a token has founded already is given the company's name. */
export async function foundCompany({ desk, reader, store }: Station): Promise<Company> {
  const known = reader.item("accounts", firstAccountId, firstAccountId);
  if (known === null)
    await foundAccount(desk, {
      account_name: accountName,
      owner_name: owner,
      owner_email: emailOf(owner),
      time_zone: timeZone,
    });
  else {
    await desk.patch("accounts", firstAccountId, { name: accountName, time_zone: timeZone }, founder);
    if (known.fields.owner_user_id !== null)
      await desk.patch(
        "users",
        known.fields.owner_user_id,
        { name: owner, email: emailOf(owner), time_zone: timeZone },
        founder,
      );
  }

  const teamIds = new Map<TeamName, string>();
  for (const name of teamNames) {
    const team = await desk.create("teams", NewTeam.parse({ name, description: teams[name].description }), founder);
    teamIds.set(name, team.id);
  }

  const users = new Map<string, string>();
  const everybody: readonly (readonly [name: string, team: TeamName | null])[] = [
    [operator, null],
    ...responders.map((name) => [name, null] as const),
    ...teamNames.flatMap((team) => teams[team].members.map((name) => [name, team] as const)),
  ];
  for (const [name, team] of everybody) {
    const fields = collections.users.create.parse({
      name,
      email: emailOf(name),
      phone: phoneOf(users.size),
      team_id: team === null ? null : (teamIds.get(team) ?? null),
      time_zone: timeZone,
      language: "en",
    });
    users.set(name, (await desk.create("users", fields, founder)).id);
  }

  for (const [name, id] of teamIds) {
    const members = teams[name].members.flatMap((member) => users.get(member) ?? []);
    await desk.patch("teams", id, { members, admins: members.slice(0, 1) }, founder);
  }
  for (const { team, ...fields } of configurations) {
    const team_id = team === null ? null : (teamIds.get(team) ?? null);
    await desk.create("alert-configurations", NewConfiguration.parse({ ...fields, team_id }), founder);
  }
  createConsoleValues(store.db).write("preferences", { operator_name: operator });
  return { users, teams: teamIds };
}

/** The systems that report to the company, last: what is committed here wakes the outbox, which then goes on with what the past left due. */
export async function connectSystems({ desk }: Station): Promise<void> {
  for (const [name, type] of [
    ["Plant 4", "prometheus_alertmanager"],
    ["Fleet tracking", "generic_webhook"],
  ] as const) {
    const key = randomBytes(24).toString("base64url");
    await desk.create(
      "integrations",
      { name, type, destinations: [], alert_type: "OTHER", severity: null, enabled: true, signing_secret: null, key },
      founder,
    );
  }
}

const phoneOf = (index: number): string => `+9198450${String(12_345 + index * 1371).padStart(5, "0")}`;
