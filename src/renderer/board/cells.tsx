// The seven questions that each row answers: how bad and how long stand in the row itself, the other five here.
import { type Alert, isUnanswered } from "../../core/alert.ts";
import { typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { AlertTitle } from "../parts/exercise-tag.tsx";
import { wordChannels } from "../parts/channel-name.ts";
import { StatusTag } from "../parts/status-tag.tsx";
import { formatAge, formatClock } from "../parts/time.ts";
import { locationOf } from "../state/location.ts";
import type { Reach } from "../state/order.ts";
import { Countdown } from "./ticking.tsx";

interface TwoLinesProps {
  readonly first: React.ReactNode;
  readonly second?: React.ReactNode;
}

export function TwoLines({ first, second }: TwoLinesProps): React.JSX.Element {
  return (
    <>
      <span className="line clip" title={wholeText(first)}>
        {first}
      </span>
      {second !== undefined && second !== null && second !== "" && (
        <span className="line second clip" title={wholeText(second)}>
          {second}
        </span>
      )}
    </>
  );
}

/** What the column cuts off can still be read by pointing at it. */
const wholeText = (node: React.ReactNode): string | undefined => (typeof node === "string" ? node : undefined);

export function WhoCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { employee_name, source, team_name, employee_phone } = alert;
  return (
    <TwoLines
      first={employee_name ?? source}
      second={team_name ?? (employee_name === null ? t("No person named") : employee_phone)}
    />
  );
}

export function WhatCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { alert_type, dedup_count, description, comments_count } = alert;
  const title = titleWithoutPerson(alert);
  const details = [
    dedup_count > 0 ? t("raised {{dedup_count}} times", { dedup_count: dedup_count + 1 }) : null,
    title.includes(t(typeNames[alert_type])) ? null : t(typeNames[alert_type]),
    description,
    comments_count > 0 ? `${comments_count} ${comments_count === 1 ? "comment" : "comments"}` : null,
  ];
  const first = alert.is_drill ? <AlertTitle alert={alert} title={title} /> : title;
  return <TwoLines first={first} second={details.filter(Boolean).join(" · ")} />;
}

/** Titles made by default end with the person, who has a column of their own. */
function titleWithoutPerson({ title, employee_name, alert_type }: Alert): string {
  const short =
    employee_name !== null && title.endsWith(`: ${employee_name}`) ? title.slice(0, -employee_name.length - 2) : title;
  return short || t(typeNames[alert_type]);
}

export function WhereCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { name, short } = locationOf(alert);
  if (name === null && short === null) return <span className="line mute">{t("No position")}</span>;
  if (name !== null) return <TwoLines first={name} second={<span className="num">{short}</span>} />;
  const { trigger_latitude, trigger_longitude, accuracy_meters } = alert;
  const accuracy = accuracy_meters === null ? "" : ` ± ${Math.round(accuracy_meters)} m`;
  return (
    <TwoLines
      first={<span className="num">{trigger_latitude?.toFixed(5)},</span>}
      second={
        <span className="num">
          {trigger_longitude?.toFixed(5)}
          {accuracy}
        </span>
      }
    />
  );
}

export function ReachedCell({ alert, reach }: { readonly alert: Alert; readonly reach: Reach }): React.JSX.Element {
  const { people_paged, people_reached, config_name, reach_note } = alert;
  const isLoud = isUnanswered(alert.status) && !alert.is_drill;
  if (reach === "reached")
    return (
      <TwoLines
        first={
          <span className="reached num">
            <span aria-hidden="true">✓ </span>
            {t("{{reached}} of {{paged}}", { reached: people_reached, paged: people_paged })}
          </span>
        }
        second={reach_note === null ? null : wordChannels(reach_note)}
      />
    );
  if (reach === "asking")
    return (
      <TwoLines
        first={<span className="num">{t("asking {{people_paged}}", { people_paged })}</span>}
        second={reach_note === null ? t("no answer yet") : wordChannels(reach_note)}
      />
    );
  const why =
    config_name === null
      ? t("No configuration applies")
      : people_paged === 0
        ? t("Nobody was paged")
        : wordChannels(reach_note ?? t("no answer"));
  return (
    <span className="reached-nobody" data-loud={isLoud || undefined}>
      <TwoLines
        first={
          <>
            <span aria-hidden="true">✕ </span>
            {t("nobody")}
          </>
        }
        second={why}
      />
    </span>
  );
}

export function NextCell({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const { status, next_escalation_at, next_step, step_started_at, triggered_at } = alert;
  const loud = alert.is_drill ? "" : "crit";
  if (status === "DROPPED")
    return <TwoLines first={<b className={loud}>{t("Nobody answered")}</b>} second={t("Escalation ran out")} />;
  if (next_escalation_at !== null && next_step !== null)
    return <Countdown at={next_escalation_at} from={step_started_at ?? triggered_at} step={next_step} />;
  if (isUnanswered(status))
    return <TwoLines first={<b className={loud}>{t("No step left")}</b>} second={t("Nobody else is named")} />;
  const [first, second] = quietStep(alert);
  return <TwoLines first={<span className="mute">{first}</span>} second={<span className="num">{second}</span>} />;
}

function quietStep({ status, resolved_at, closed_at, response_time_seconds }: Alert): readonly [string, string | null] {
  switch (status) {
    case "RESOLVED":
      return [
        t("To close"),
        resolved_at === null ? null : t("resolved {{clock}}", { clock: formatClock(resolved_at) }),
      ];
    case "CLOSED":
      return [t("Nothing"), closed_at === null ? null : t("closed {{clock}}", { clock: formatClock(closed_at) })];
    default:
      return [
        t("Escalation stopped"),
        response_time_seconds === null
          ? null
          : t("taken after {{age}}", { age: formatAge(response_time_seconds * 1000) }),
      ];
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
      return alert.is_false_alarm ? t("False alarm") : alert.closed_by;
    default:
      return alert.escalation_level > 1
        ? t("Level {{escalation_level}}", { escalation_level: alert.escalation_level })
        : null;
  }
}
