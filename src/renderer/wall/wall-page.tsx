import { useEffect } from "react";

import type { Alert } from "../../core/alert.ts";
import { severityNames } from "../../core/message.ts";
import { speak, t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";
import { AlertTitle } from "../parts/exercise-tag.tsx";
import { HealthMark, healthWords } from "../parts/health-mark.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { StatusTag } from "../parts/status-tag.tsx";
import { formatAge, formatClock, formatCount, writeTimesAs, zoneName } from "../parts/time.ts";
import { useAlerts } from "../state/alerts.ts";
import { useClock } from "../state/clock.ts";
import { ask, useConnection } from "../state/connection.ts";
import { type Figure, useList } from "../state/list.ts";
import { locationOf } from "../state/location.ts";
import { useRoom } from "../state/room.ts";
import { useRoster } from "../state/roster.ts";
import { useSession } from "../state/session.ts";
import "./wall.css";
import { newest, oldestUnanswered } from "./wall-choice.ts";

/** For everybody in the room, from five metres: nothing to press, nothing that is not needed at a glance. */
export function WallPage(): React.JSX.Element {
  const { theme, language, clock } = useSession((state) => state.preferences);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  useEffect(() => {
    const leave = (): void => void ask("wall.close", undefined).catch(() => undefined);
    const press = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") leave();
    };
    globalThis.addEventListener("keydown", press);
    globalThis.addEventListener("dblclick", leave);
    return () => {
      globalThis.removeEventListener("keydown", press);
      globalThis.removeEventListener("dblclick", leave);
    };
  }, []);
  speak(language);
  writeTimesAs(language, clock);
  return (
    <main className="wall" aria-label={t("Wall display")}>
      <WallHead />
      <Counts />
      <div className="wall-body">
        <Oldest />
        <Newest />
        <OnCallNow />
      </div>
      <Health />
    </main>
  );
}

function WallHead(): React.JSX.Element {
  const account = useSession(({ session }) => session?.account?.name ?? "");
  const isDemo = useSession(({ session }) => session?.is_demo ?? false);
  const time = useClock(({ now }) => formatClock(now));
  const hour = useClock(({ now }) => Math.floor(now / 3_600_000));
  return (
    <header className="wall-head">
      <b>{account}</b>
      {isDemo && <span className="wall-demo">{t("Demo")}</span>}
      <span className="wall-gap" />
      <time className="num">{time}</time>
      <span className="mute">{zoneName(hour * 3_600_000)}</span>
    </header>
  );
}

function Counts(): React.JSX.Element {
  const figures = useList((list) => list.figures);
  const isKnown = useAlerts(({ status }) => status === "ready");
  const tiles: readonly (readonly [string, Figure, string?])[] = [
    [t("nobody reached"), figures.unreached, "hot"],
    [t("not acknowledged"), figures.unanswered, "warm"],
    [t("being worked"), figures.worked],
    [t("to close"), figures.to_close],
  ];
  return (
    <dl className="wall-counts">
      {tiles.map(([name, { count }, look]) => (
        <div key={name} data-look={count > 0 ? look : undefined} data-zero={count === 0 || undefined}>
          <dd className="num">{isKnown ? formatCount(count) : "–"}</dd>
          <dt>{name}</dt>
        </div>
      ))}
    </dl>
  );
}

function Oldest(): React.JSX.Element {
  const alertById = useAlerts((alerts) => alerts.alertById);
  const isKnown = useAlerts(({ status }) => status === "ready");
  const alert = oldestUnanswered(alertById.values());
  return (
    <section className="wall-oldest" aria-label={t("Waiting longest")} data-waiting={alert !== null || undefined}>
      <h2>{t("Waiting longest")}</h2>
      {alert === null ? (
        <p className="wall-calm">{isKnown ? t("Nobody waits for an answer") : t("Reading the board")}</p>
      ) : (
        <>
          <Age since={alert.triggered_at} />
          <p className="wall-title">
            <SeverityMark severity={alert.severity} size={40} />
            <span>
              #{alert.number} {alert.title}
            </span>
          </p>
          <p className="mute">{whereWho(alert)}</p>
        </>
      )}
    </section>
  );
}

const whereWho = (alert: Alert): string =>
  [alert.employee_name, alert.team_name, locationOf(alert).name ?? locationOf(alert).short]
    .filter((one) => one !== null && !alert.title.includes(one))
    .join(" · ");

function Age({ since }: { readonly since: number }): React.JSX.Element {
  const age = useClock(({ now }) => formatAge(now - since));
  return <p className="wall-age num">{age}</p>;
}

const shownAlerts = 6;

function Newest(): React.JSX.Element {
  const alertById = useAlerts((alerts) => alerts.alertById);
  const alerts = newest(alertById.values(), shownAlerts);
  return (
    <section className="wall-newest" aria-label={t("Newest")}>
      <h2>{t("Newest")}</h2>
      {alerts.length === 0 && <p className="wall-calm">{t("Nothing is open")}</p>}
      <ol>
        {alerts.map((alert) => (
          <li
            key={alert.id}
            data-severity={alert.severity}
            data-status={alert.status}
            data-drill={alert.is_drill || undefined}
          >
            <SeverityMark severity={alert.severity} size={26} />
            <span className="wall-name">
              <b className="clip">
                <AlertTitle alert={alert} />
              </b>
              <span className="mute clip">{whereWho(alert)}</span>
            </span>
            <StatusTag status={alert.status} />
            <Age since={alert.triggered_at} />
            <span className="unseen">{t(severityNames[alert.severity])}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function OnCallNow(): React.JSX.Element {
  const roster = useRoster((state) => state.roster);
  const planned = (roster?.teams ?? []).filter(({ has_shifts }) => has_shifts);
  return (
    <section className="wall-roster" aria-label={t("On call now")}>
      <h2>{t("On call now")}</h2>
      {roster !== null && planned.length === 0 && <p className="wall-calm">{t("Nobody was planned")}</p>}
      <ul>
        {planned.map(({ team_id, name, layers }) => {
          const asked = layers.find(({ timeout_seconds }) => timeout_seconds !== null);
          const people = asked?.now ?? [];
          return (
            <li key={team_id}>
              <span className="mute clip">{name}</span>
              {people.length > 0 ? (
                <b className="clip">{people.map((person) => person.name).join(", ")}</b>
              ) : asked?.is_intended_gap === true ? (
                <span className="mute">{t("nobody on purpose")}</span>
              ) : (
                <b className="wall-gone">▲ {t("nobody")}</b>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** One line; what is well is said in one word. */
function Health(): React.JSX.Element {
  const room = useRoom((state) => state.room);
  const failure = useConnection((connection) => connection.failure);
  const troubles = [
    failure === null ? null : t("The station does not answer: what is shown may be old"),
    room?.store_error == null ? null : t("The store refuses to write"),
    room === null || room.receiver_url !== null ? null : t("Alerts cannot be received"),
    room === null || room.engine_ok ? null : t("Escalations are late"),
  ].filter((one) => one !== null);
  return (
    <footer className="wall-health" role="status">
      {troubles.length > 0 ? (
        <b className="wall-gone">▲ {troubles.join(" · ")}</b>
      ) : (
        <span>{room === null ? t("Looking") : t("Station well")}</span>
      )}
      {room?.channels.map(({ channel, state }) => (
        <span key={channel} data-health={state}>
          <HealthMark health={state} /> {t(channelNames[channel])}
          {state === "failing" || state === "slow" ? ` ${t(healthWords[state])}` : ""}
          <span className="unseen"> {t(healthWords[state])}</span>
        </span>
      ))}
    </footer>
  );
}
