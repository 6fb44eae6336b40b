import type { DrillPerson, DrillReport } from "../../core/drill.ts";
import { severityNames } from "../../core/message.ts";
// The sheet on paper looks like that of the handover.
import "../handover/handover.css";
import { printPage, savePage } from "../handover/print.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { ExerciseTag } from "../parts/exercise-tag.tsx";
import { StatusTag } from "../parts/status-tag.tsx";
import { formatCount, formatInstant, zoneName } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { useSession } from "../state/session.ts";
import { EndButton } from "./drill-panel.tsx";
import { openDrill } from "./drill-state.ts";
import { answerNames, callWords, shareWords, timeWords } from "./drill-words.ts";

/** What an exercise showed, as it is read and printed; while it runs, as far as it has come. */
export function DrillSheet({ report }: { readonly report: DrillReport }): React.JSX.Element {
  const { number, chosen, severity, status, is_over, started_at, ended_at, started_by, ended_by } = report;
  const account = useSession(({ session }) => session?.account?.name ?? "");
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const from = `${formatInstant(started_at, 0)} ${zoneName(started_at)}`;
  return (
    <article className="sheet" aria-label={t("Report of drill {{number}}", { number })}>
      <header className="sheet-head">
        <div>
          <h2>
            <ExerciseTag /> {t("Drill {{number}}", { number })}
            <span className="mute"> {account}</span>
          </h2>
          <p className="drill-status">
            <b>{chosen.join(", ")}</b> · {t(severityNames[severity])} · <StatusTag status={status} />
          </p>
          <p className="num">
            {ended_at === null
              ? t("Since {{from}}, still running", { from })
              : t("{{from}} to {{to}}", { from, to: formatInstant(ended_at, started_at) })}
            {" · "}
            {t("started by {{name}}", { name: started_by })}
            {ended_by !== null && ` · ${t("ended by {{name}}", { name: ended_by })}`}
          </p>
        </div>
        <div className="sheet-actions">
          {!is_over && <EndButton line={report} />}
          <ActionButton label={t("Save as PDF")} onPress={() => void savePage(`drill-${number}.pdf`)} />
          <ActionButton label={t("Print")} onPress={() => void printPage()} />
          <ActionButton label={t("Back to the findings")} onPress={() => openDrill(null)} />
        </div>
      </header>
      <Counts report={report} />
      <section className="sheet-section">
        <h3>{t("Who was called: {{n}}", { n: report.people.length })}</h3>
        {report.people.length === 0 ? (
          <p className="mute">{t("Nobody was called: nobody is on call for those chosen.")}</p>
        ) : (
          <PeopleTable people={report.people} />
        )}
      </section>
      <section className="sheet-section">
        <h3>{t("What happened")}</h3>
        <ol className="drill-timeline">
          {report.timeline.map(({ id, at, text, tone }) => (
            <li key={id} data-tone={tone}>
              <span className="num mute">{formatInstant(at, is_over ? started_at : minute)}</span> {text}
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

function Counts({ report: { counts, people } }: { readonly report: DrillReport }): React.JSX.Element {
  const answers = people.flatMap(({ answer, answered_after_seconds }) =>
    answer === "acknowledged" ? (answered_after_seconds ?? []) : [],
  );
  const quickest = answers.length === 0 ? "–" : timeWords(Math.min(...answers));
  const tiles = [
    [t("Called"), formatCount(counts.called), false],
    [t("Reached"), formatCount(counts.reached), counts.reached < counts.called],
    [t("Acknowledged"), formatCount(counts.acknowledged), false],
    [t("Rejected"), formatCount(counts.rejected), false],
    [t("No answer"), formatCount(counts.silent), counts.silent > 0],
    [t("Calls that failed"), formatCount(counts.failed_calls), counts.failed_calls > 0],
    [t("Quickest answer"), quickest, false],
  ] as const;
  return (
    <dl className="sheet-counts" aria-label={shareWords({ counts })}>
      {tiles.map(([name, value, isBad]) => (
        <div key={name} data-bad={isBad || undefined}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function PeopleTable({ people }: { readonly people: readonly DrillPerson[] }): React.JSX.Element {
  return (
    <table className="sheet-table drill-table">
      <thead>
        <tr>
          <th scope="col">{t("Person")}</th>
          <th scope="col">{t("Called on")}</th>
          <th scope="col">{t("Reached")}</th>
          <th scope="col">{t("Answer")}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person, place) => (
          <tr key={place}>
            <th scope="row">
              {person.name}
              {person.layer !== null && (
                <span className="sheet-who">{t("Layer {{layer}}", { layer: person.layer })}</span>
              )}
            </th>
            <td>
              {person.calls.length === 0 && <span className="drill-trouble">▲ {t("no way to reach this person")}</span>}
              {person.calls.map((call, at) => (
                <span key={at} className="drill-call" data-failing={call.status === "failed" || undefined}>
                  {call.status === "failed" && "▲ "}
                  <b>{t(channelNames[call.channel])}</b> <span className="num">{call.address}</span> {callWords(call)}
                </span>
              ))}
            </td>
            <td className="num">
              {person.reached_after_seconds === null ? (
                <b className="crit">{t("no")}</b>
              ) : (
                t("after {{duration}}", { duration: timeWords(person.reached_after_seconds) })
              )}
            </td>
            <td>
              <span data-answer={person.answer}>{t(answerNames[person.answer])}</span>
              {person.answered_after_seconds !== null && (
                <span className="mute num">
                  {" "}
                  {t("after {{duration}}", { duration: timeWords(person.answered_after_seconds) })}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
