import type { ConfigurationFields } from "../../core/configuration.ts";
import { t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";
import { formatDelay, formatDuration } from "../parts/duration.ts";
import { type Moment, momentsOf, type ToldPerson } from "./moments.ts";

/** Who would be told when and on which channels, as the form stands. */
export function TimeLine({ values }: { readonly values: ConfigurationFields }): React.JSX.Element {
  return (
    <section className="record-section" aria-labelledby="time-line-title">
      <h3 id="time-line-title">{t("What happens to an alert")}</h3>
      <ol className="dry-run" aria-label={t("What happens to an alert")}>
        {momentsOf(values).map((moment) => (
          <li key={moment.kind}>
            <b className="num">{whenWords(moment)}</b>
            <div>
              <p className={moment.kind === "dropped" ? "crit" : "mute"}>{whatWords(moment)}</p>
              <People people={moment.called} />
              {moment.noticed.length > 0 && moment.kind === "escalated" && (
                <p className="mute">{t("The primary recipients hear of it:")}</p>
              )}
              <People people={moment.noticed} />
            </div>
          </li>
        ))}
      </ol>
      {values.run_on_call_track && (
        <p className="mute">
          {t("Beside this, whoever is on call in the team of the alert is asked, layer by layer.")}
        </p>
      )}
    </section>
  );
}

function whenWords({ kind, seconds }: Moment): string {
  if (kind === "false_alarm") return t("within {{duration}}", { duration: formatDuration(seconds ?? 0) });
  return seconds === null ? t("later") : formatDelay(seconds);
}

function whatWords({ kind, called }: Moment): string {
  switch (kind) {
    case "raised":
      return called.length === 0 ? t("Nobody can be called") : t("These are called for help:");
    case "escalated":
      return called.length === 0
        ? t("Not acknowledged: escalation is due, but nobody is named")
        : t("Not acknowledged: these are called too:");
    case "dropped":
      return t(
        "Still not acknowledged: the alert is dropped and stays loud on the board, once every track has run out",
      );
    case "status":
      return t("Each change of status is told to these, and to whoever raised the alert:");
    case "false_alarm":
      return t("Resolved so soon, it closes by itself as a false alarm");
  }
}

function People({ people }: { readonly people: readonly ToldPerson[] }): React.JSX.Element {
  return (
    <>
      {people.map(({ name, calls }) => (
        <p key={name}>
          <b>{name || t("Without a name")}</b>
          {calls.map(({ channel, has_address }) => (
            <span key={channel} className="dry-run-call" data-failing={!has_address || undefined}>
              {t(channelNames[channel])}
              {!has_address && ` \u25b2 ${t("no address")}`}
            </span>
          ))}
        </p>
      ))}
    </>
  );
}
