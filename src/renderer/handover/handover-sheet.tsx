import type { AlertLine, Change, HandoverFields } from "../../core/handover.ts";
import { severityNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { AlertTitle } from "../parts/exercise-tag.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { StatusTag } from "../parts/status-tag.tsx";
import { formatCount, formatInstant, zoneName } from "../parts/time.ts";
import { useSession } from "../state/session.ts";
import { printPage, savePage } from "./print.ts";

interface HandoverSheetProps {
  readonly handover: HandoverFields;
  /** Null: not handed over yet. */
  readonly number: number | null;
}

/** The handover as it is read, printed and kept. */
export function HandoverSheet({ handover, number }: HandoverSheetProps): React.JSX.Element {
  const { began_at, ended_at, outgoing, incoming, notes, summary } = handover;
  const account = useSession(({ session }) => session?.account?.name ?? "");
  const written = (at: number): string => formatInstant(at, ended_at);
  return (
    <article className="sheet" aria-label={t("Handover sheet")}>
      <header className="sheet-head">
        <div>
          <h2>
            {number === null ? t("Handover, not given yet") : t("Handover {{number}}", { number })}
            <span className="mute"> {account}</span>
          </h2>
          <p className="num">
            {t("{{from}} to {{to}}", {
              from: formatInstant(began_at, 0),
              to: `${formatInstant(ended_at, 0)} ${zoneName(ended_at)}`,
            })}
          </p>
          <p>
            <b>{outgoing.name === "" ? "–" : outgoing.name}</b> {t("hands over to")}{" "}
            <b>{incoming.name === "" ? "–" : incoming.name}</b>
          </p>
        </div>
        <div className="sheet-actions">
          <ActionButton label={t("Save as PDF")} onPress={() => void savePage(`handover-${fileTime(ended_at)}.pdf`)} />
          <ActionButton label={t("Print")} onPress={() => void printPage()} />
        </div>
      </header>
      <Counts summary={summary} />
      <SheetSection title={t("Notes")} isEmpty={notes.trim() === ""} empty={t("None were written.")}>
        <p className="sheet-notes">{notes}</p>
      </SheetSection>
      <SheetSection
        title={t("Open: {{n}}", { n: summary.open.length })}
        isEmpty={summary.open.length === 0}
        empty={t("Nothing is open.")}
      >
        <AlertTable lines={summary.open} written={written} hasNext />
      </SheetSection>
      <SheetSection
        title={t("Notable during the shift: {{n}}", { n: summary.notable.length })}
        isEmpty={summary.notable.length === 0}
        empty={t("No critical alert came, none was dropped, and everybody was reached.")}
      >
        <AlertTable lines={summary.notable} written={written} />
      </SheetSection>
      <SheetSection title={t("Messages")} isEmpty={summary.channels.length === 0} empty={t("No message was sent.")}>
        <ul className="sheet-channels num">
          {summary.channels.map(({ channel, messages, failed }) => (
            <li key={channel} data-failing={failed > 0 || undefined}>
              <b>{t(channelNames[channel as keyof typeof channelNames])}</b> {formatCount(messages)}
              {failed > 0 && <span> ▲ {t("{{n}} failed", { n: formatCount(failed) })}</span>}
            </li>
          ))}
        </ul>
      </SheetSection>
      <SheetSection
        title={t("Changes to schedules and settings: {{n}}", { n: summary.changes.length })}
        isEmpty={summary.changes.length === 0}
        empty={t("Nothing was changed.")}
      >
        <ul className="sheet-changes">
          {summary.changes.map((change, place) => (
            <li key={place}>
              <span className="num mute">{written(change.at)}</span> {changeWords(change)}
            </li>
          ))}
        </ul>
      </SheetSection>
    </article>
  );
}

function Counts({ summary: { counts, open } }: { readonly summary: HandoverFields["summary"] }): React.JSX.Element {
  const unanswered = open.filter(({ holder, is_drill }) => holder === null && !is_drill).length;
  const tiles = [
    [t("Nobody has it"), unanswered, unanswered > 0],
    [t("Open"), open.length, false],
    [t("Came"), counts.raised, false],
    [t("Answered"), counts.answered, false],
    [t("Over"), counts.over, false],
    [t("False alarms"), counts.false_alarms, false],
    [t("Nobody reached"), counts.unreached, counts.unreached > 0],
  ] as const;
  return (
    <dl className="sheet-counts">
      {tiles.map(([name, count, isBad]) => (
        <div key={name} data-bad={isBad || undefined}>
          <dt>{name}</dt>
          <dd className="num">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SheetSectionProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly empty: string;
  readonly children: React.ReactNode;
}

function SheetSection({ title, isEmpty, empty, children }: SheetSectionProps): React.JSX.Element {
  return (
    <section className="sheet-section">
      <h3>{title}</h3>
      {isEmpty ? <p className="mute">{empty}</p> : children}
    </section>
  );
}

interface AlertTableProps {
  readonly lines: readonly AlertLine[];
  readonly written: (at: number) => string;
  readonly hasNext?: boolean;
}

function AlertTable({ lines, written, hasNext = false }: AlertTableProps): React.JSX.Element {
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">{t("Alert")}</th>
          <th scope="col">{t("Came")}</th>
          <th scope="col">{t("Status")}</th>
          <th scope="col">{t("Who has it")}</th>
          <th scope="col">{hasNext ? t("Next") : t("Remarks")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.alert_id} data-drill={line.is_drill || undefined}>
            <th scope="row">
              <SeverityMark severity={line.severity} size={11} />
              <span>
                #{line.number} <AlertTitle alert={line} />
                {line.who !== null && !line.title.includes(line.who) && (
                  <span className="sheet-who">{line.who}</span>
                )}{" "}
                <span className="unseen">{t(severityNames[line.severity])}</span>
              </span>
            </th>
            <td className="num">{written(line.triggered_at)}</td>
            <td>
              <StatusTag status={line.status} />
            </td>
            <td>{line.holder ?? <b className={line.is_drill ? "" : "crit"}>{t("nobody")}</b>}</td>
            <td>{hasNext ? nextWords(line, written) : remarks(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nextWords({ next_step, next_at, is_unreached, status }: AlertLine, written: (at: number) => string): string {
  const at = next_at === null ? "" : written(next_at);
  const next =
    next_step === "escalate" && next_at !== null
      ? t("escalates at {{at}}", { at })
      : next_step === "drop" && next_at !== null
        ? t("dropped at {{at}} if nobody answers", { at })
        : status === "RESOLVED"
          ? t("close it")
          : status === "TRIGGERED" || status === "DROPPED"
            ? t("nobody else is asked: call by hand")
            : t("see it through");
  return is_unreached ? `${t("nobody reached")}; ${next}` : next;
}

const remarks = ({ is_unreached, is_false_alarm, notes }: AlertLine): string =>
  [is_unreached ? t("nobody reached") : null, is_false_alarm ? t("false alarm") : null, notes]
    .filter((one) => one !== null && one !== "")
    .join("; ");

const things: Readonly<Record<string, string>> = {
  shifts: "A shift of {{name}}",
  schedules: "Schedule {{name}}",
  teams: "Team {{name}}",
  "escalation-policies": "Policy {{name}}",
  "alert-configurations": "Configuration {{name}}",
  routers: "Router {{name}}",
  "maintenance-windows": "Maintenance window {{name}}",
  settings: "The settings",
};

const verbs: Readonly<Record<Change["kind"], string>> = {
  made: "{{thing}} was made by {{by}}",
  edited: "{{thing}} was edited by {{by}}",
  deleted: "{{thing}} was deleted by {{by}}",
};

const changeWords = ({ collection, name, kind, by }: Change): string =>
  t(verbs[kind], { thing: t(things[collection] ?? collection, { name }), by });

const fileTime = (at: number): string => new Date(at).toISOString().slice(0, 16).replaceAll(":", "");
