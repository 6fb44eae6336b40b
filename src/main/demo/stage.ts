// What every scene of the demonstration works with, and how its people raise alerts and act on them.
import type { Actor, Alert } from "../../core/alert.ts";
import type { Trigger } from "../../core/alert-command.ts";
import type { Asked } from "../ports.ts";
import type { Station } from "../station.ts";
import type { Agenda } from "./agenda.ts";
import type { Carrier } from "./carrier.ts";
import type { Chance } from "./chance.ts";
import type { DemoClock } from "./clock.ts";
import { callerOf, type Company } from "./found.ts";
import type { Incident } from "./incident.ts";
import { cabs } from "./incidents.ts";
import { operator, type TeamName, teams } from "./people.ts";
import { type Place, positionNear, roads, sites, streets } from "./places.ts";

export interface Stage {
  readonly station: Station;
  readonly company: Company;
  readonly clock: DemoClock;
  readonly agenda: Agenda;
  readonly carrier: Carrier;
  readonly chance: Chance;
}

export interface Raising {
  readonly trigger: Trigger;
  readonly source: Actor;
}

export const phoneApp: Actor = { kind: "integration", name: "phone app" };

export async function raise({ station }: Stage, { trigger, source }: Raising): Promise<Alert> {
  const raised = await station.desk.trigger(trigger, callerOf(source));
  if (!raised.ok) throw new Error(raised.refusal.detail);
  return raised.value.alert;
}

/** False when the alert is not in a state for it, which is what a person would find, too. */
export async function act({ station }: Stage, alertId: string, asked: Asked): Promise<boolean> {
  const kind = asked.by === operator ? "operator" : "responder";
  const result = await station.desk.act(alertId, asked, callerOf({ kind, name: asked.by }));
  return result.ok;
}

/** Somebody or something suitable, somewhere suitable. */
export function castIncident({ chance, company }: Stage, incident: Incident): Raising {
  const { places, system } = settings[incident.where];
  const place = chance.pick<Place>(places);
  const trigger: Trigger = {
    alert_type: incident.alert_type,
    severity: incident.severity,
    title: incident.title,
    description: incident.description,
    metadata: { place: place.name },
  };
  switch (incident.from) {
    case "app":
      return {
        trigger: {
          ...trigger,
          ...positionNear(place, chance),
          ...person(company, chance.pick(membersOf(incident.team))),
        },
        source: phoneApp,
      };
    case "fleet":
      return {
        trigger: { ...trigger, ...positionNear(place, chance), ...team(company, incident.team) },
        source: { kind: "integration", name: chance.pick(cabs) },
      };
    case "site":
      return { trigger, source: { kind: "integration", name: system } };
  }
}

const settings: Readonly<Record<Incident["where"], { readonly places: readonly Place[]; readonly system: string }>> = {
  street: { places: streets, system: "phone app" },
  road: { places: roads, system: "Fleet tracking" },
  ...sites,
};

const membersOf = (name: TeamName | null): readonly string[] =>
  name === null ? Object.values(teams).flatMap(({ members }) => members) : teams[name].members;

export const person = ({ users }: Company, name: string) => ({ employee_id: users.get(name) ?? null });

export const team = ({ teams: ids }: Company, name: TeamName | null) => ({
  team_id: name === null ? null : (ids.get(name) ?? null),
});
