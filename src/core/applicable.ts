// Which configuration applies to an alert, and why the others lost.
import type { AlertType } from "./alert.ts";
import type { Configuration } from "./configuration.ts";

export interface Choice {
  readonly winner: Configuration | null;
  readonly why: string;
  /** In the order in which they would have been taken; those that do not match come last. */
  readonly others: readonly { readonly id: string; readonly config_name: string; readonly why: string }[];
}

/**
 * Enabled configurations of the alert's team or of all teams, whose types contain the alert's or are null. Order: priority
 * descending; team-specific before account-wide; type-specific before catch-all; oldest first. Seed 002 words this rule
 * three times; this order satisfies its SQL and its scenarios.
 *
 * `teamKey` maps an id or number of a team to one key, so that 8 and the id of team 8 are the same.
 */
export function chooseConfiguration(
  configurations: readonly Configuration[],
  alert: { readonly alert_type: AlertType; readonly team_id: string | number | null },
  teamKey: (team: string | number) => string,
): Choice {
  const team = alert.team_id === null ? null : teamKey(alert.team_id);
  const matching: Configuration[] = [];
  const unfit: { id: string; config_name: string; why: string }[] = [];
  for (const configuration of configurations) {
    const why = unfitness(configuration, alert.alert_type, team, teamKey);
    if (why === null) matching.push(configuration);
    else unfit.push({ id: configuration.id, config_name: configuration.config_name, why });
  }
  matching.sort(precedence);
  const [winner, ...losers] = matching;
  if (winner === undefined)
    return {
      winner: null,
      why: `no enabled configuration covers ${alert.alert_type}${team === null ? "" : " for this team"}`,
      others: unfit,
    };
  return {
    winner,
    why: fitness(winner, alert.alert_type),
    others: [
      ...losers.map((loser) => ({ id: loser.id, config_name: loser.config_name, why: defeat(winner, loser) })),
      ...unfit,
    ],
  };
}

const isTeamSpecific = (configuration: Configuration): number => (configuration.team_id === null ? 0 : 1);
const isTypeSpecific = (configuration: Configuration): number =>
  configuration.applicable_alert_types === null ? 0 : 1;

function precedence(a: Configuration, b: Configuration): number {
  return (
    b.priority - a.priority ||
    isTeamSpecific(b) - isTeamSpecific(a) ||
    isTypeSpecific(b) - isTypeSpecific(a) ||
    a.created_at - b.created_at ||
    a.number - b.number
  );
}

function unfitness(
  configuration: Configuration,
  type: AlertType,
  team: string | null,
  teamKey: (team: string | number) => string,
): string | null {
  if (!configuration.enabled) return "disabled";
  if (configuration.team_id !== null && (team === null || teamKey(configuration.team_id) !== team))
    return "for another team";
  const types = configuration.applicable_alert_types;
  if (types !== null && !types.includes(type)) return `covers ${types.join(", ")}, not ${type}`;
  return null;
}

function fitness(configuration: Configuration, type: AlertType): string {
  const scope = configuration.team_id === null ? "applies to all teams" : "made for this team";
  const types = configuration.applicable_alert_types === null ? "covers every type" : `covers ${type}`;
  return `priority ${configuration.priority}, ${scope}, ${types}`;
}

function defeat(winner: Configuration, loser: Configuration): string {
  if (winner.priority !== loser.priority) return `priority ${loser.priority} is below ${winner.priority}`;
  if (isTeamSpecific(winner) !== isTeamSpecific(loser)) return "same priority, but for all teams";
  if (isTypeSpecific(winner) !== isTypeSpecific(loser)) return "same priority, but a catch-all for every type";
  return "same priority and scope, but newer";
}
