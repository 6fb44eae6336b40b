// The seven questions that each row answers: how bad and how long stand in the row itself, the other five here.
import { type Alert, isUnanswered } from "../../core/alert.ts";
import { typeNames } from "../../core/message.ts";
import { wordChannels } from "../parts/channel-name.ts";
import { StatusTag } from "../parts/status-tag.tsx";
import { formatClock } from "../parts/time.ts";
import { locationOf } from "../state/location.ts";
import { Countdown, useReach } from "./ticking.tsx";

interface TwoLinesProps {
  readonly first: React.ReactNode;
  readonly second?: React.ReactNode;
}

export function TwoLines({ first, second }: TwoLinesProps): React.JSX.Element {
  return (
    <>
      <span className="line clip">{first}</span>
      {second !== undefined && second !== null && second !== "" && <span className="line second clip">{second}</span>}
    </>
  );
}

export function WhoCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { employee_name, source, team_name, employee_phone } = alert;
  return <TwoLines first={employee_name ?? source} second={team_name ?? (employee_name === null ? "No person named" : employee_phone)} />;
}

export function WhatCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { title, alert_type, dedup_count, description, comments_count } = alert;
  const details = [
    dedup_count > 0 ? `raised ${dedup_count + 1} times` : null,
    typeNames[alert_type] === title ? null : typeNames[alert_type],
    comments_count > 0 ? `${comments_count} ${comments_count === 1 ? "comment" : "comments"}` : null,
    description,
  ];
  return <TwoLines first={title || typeNames[alert_type]} second={details.filter(Boolean).join(" · ")} />;
}

export function WhereCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { name, position } = locationOf(alert);
  if (name === null && position === null) return <span className="line mute">No position</span>;
  const digits = position === null ? null : <span className="num">{position}</span>;
  return name === null ? <TwoLines first={digits} /> : <TwoLines first={name} second={digits} />;
}

export function ReachedCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const reach = useReach(alert);
  const { people_paged, people_reached, config_name, reach_note } = alert;
  const isLoud = isUnanswered(alert.status);
  if (reach === "reached")
    return (
      <TwoLines
        first={
          <span className="reached num">
            <span aria-hidden="true">✓ </span>
            {people_reached} of {people_paged}
          </span>
        }
        second={reach_note === null ? null : wordChannels(reach_note)}
      />
    );
  if (reach === "asking")
    return (
      <TwoLines
        first={<span className="num">asking {people_paged}</span>}
        second={reach_note === null ? "no answer yet" : wordChannels(reach_note)}
      />
    );
  const why = config_name === null ? "No configuration applies" : people_paged === 0 ? "Nobody was paged" : wordChannels(reach_note ?? "no answer");
  return (
    <span className="reached-nobody" data-loud={isLoud || undefined}>
      <TwoLines
        first={
          <>
            <span aria-hidden="true">✕ </span>nobody
          </>
        }
        second={why}
      />
    </span>
  );
}

const laterStepMs = 300_000;

export function NextCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { status, next_escalation_at, next_step, escalation_level, triggered_at } = alert;
  if (status === "DROPPED") return <TwoLines first={<b className="crit">Nobody answered</b>} second="Escalation ran out" />;
  if (next_escalation_at !== null && next_step !== null)
    return (
      <Countdown
        at={next_escalation_at}
        // After an escalation the row does not say when the step began; its last minutes are shown then.
        from={escalation_level <= 1 ? triggered_at : next_escalation_at - laterStepMs}
        step={next_step}
      />
    );
  if (isUnanswered(status)) return <TwoLines first={<b className="crit">No step left</b>} second="Nobody else is named" />;
  return <span className="line mute clip">{quietStep(alert)}</span>;
}

function quietStep({ status, resolved_at, closed_at }: Alert): string {
  switch (status) {
    case "RESOLVED":
      return resolved_at === null ? "To close" : `To close, over since ${formatClock(resolved_at)}`;
    case "CLOSED":
      return closed_at === null ? "Closed" : `Closed ${formatClock(closed_at)}`;
    default:
      return "Escalation stopped";
  }
}

export function StatusCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  return (
    <>
      <StatusTag status={alert.status} />
      <span className="line second clip">{holderOf(alert)}</span>
    </>
  );
}

export function holderOf(alert: Alert): string | null {
  switch (alert.status) {
    case "ACKNOWLEDGED":
    case "IN_PROGRESS":
      return alert.handed_to ?? alert.acknowledged_by;
    case "RESOLVED":
      return alert.resolved_by;
    case "CLOSED":
      return alert.is_false_alarm ? "False alarm" : alert.closed_by;
    default:
      return alert.escalation_level > 1 ? `Level ${alert.escalation_level}` : null;
  }
}
