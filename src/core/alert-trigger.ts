// How an accepted trigger becomes an alert. It is never refused for what it does not know: an unknown person or team is kept as given.
import { severityByType } from "./alert.ts";
import type { Trigger } from "./alert-command.ts";
import type { Triggered } from "./alert-event.ts";
import { escalationDeadline, firstPages } from "./configuration-track.ts";
import { typeNames } from "./message.ts";
import type { Plan } from "./plan.ts";

export interface Employee {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface Raising {
  readonly id: string;
  readonly number: number;
  /** Epoch ms. */
  readonly now: number;
  readonly plan: Plan;
  readonly plan_id: string;
  readonly employee: Employee | null;
  readonly team: { readonly id: string; readonly name: string | null } | null;
  /** Who sent it, for people to read. */
  readonly source: string;
  readonly integration_id: string | null;
  readonly idempotency_key: string | null;
}

export function raise(trigger: Trigger, raising: Raising): Triggered {
  const { plan, employee, team, now } = raising;
  // Somebody who is no user here is named by whoever raises the alert for them.
  const who = employee?.name ?? text(trigger.metadata?.["person_name"]);
  const kind = typeNames[trigger.alert_type];
  const title = trigger.title?.trim() ?? "";
  const named = title !== "" ? title : who === null ? kind : `${kind}: ${who}`;
  return {
    number: raising.number,
    employee_id: employee?.id ?? null,
    employee_name: who,
    employee_phone: employee?.phone ?? text(trigger.metadata?.["call_back"]),
    employee_email: employee?.email ?? null,
    team_id: team?.id ?? null,
    team_name: team?.name ?? null,
    alert_type: trigger.alert_type,
    severity: trigger.severity ?? severityByType[trigger.alert_type],
    title: trigger.is_drill === true ? `EXERCISE: ${named}` : named,
    description: trigger.description ?? null,
    latitude: trigger.current_latitude ?? null,
    longitude: trigger.current_longitude ?? null,
    accuracy_meters: trigger.accuracy_meters ?? null,
    source: raising.source,
    source_id: trigger.source_id ?? null,
    integration_id: raising.integration_id,
    idempotency_key: raising.idempotency_key,
    metadata: trigger.metadata ?? null,
    destinations: (trigger.destinations ?? []).map(String),
    ...(trigger.acknowledge_by === "every_destination" ? { acknowledge_by: "every_destination" } : {}),
    ...(trigger.is_drill === true ? { is_drill: true } : {}),
    plan_id: raising.plan_id,
    config_name: plan.configuration?.config_name ?? null,
    ...escalationDeadline(plan.configuration, now),
    pages: firstPages(plan, raising.id),
  };
}

const text = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 200) : null;
