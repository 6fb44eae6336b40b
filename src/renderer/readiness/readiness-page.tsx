import { useEffect } from "react";

import type { ReadinessView } from "../../contract/readiness.ts";
import { type Finding, type Level, levels } from "../../core/readiness/finding.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { isFreeKey } from "../parts/free-key.ts";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { readReadiness, useReadiness } from "../state/readiness.ts";
import { isPage, newId, openPage, openThing } from "../state/view.ts";
import { DrillPanel } from "./drill-panel.tsx";
import { DrillSheet } from "./drill-sheet.tsx";
import { useDrills } from "./drill-state.ts";
import { sayPhrase } from "./phrase-words.ts";
import "./readiness.css";

const marks = { critical: "CRITICAL", serious: "HIGH", notice: "LOW" } as const satisfies Record<Level, string>;

const titles: Readonly<Record<Level, string>> = {
  critical: "Critical: would fail tonight",
  serious: "Serious: mend it this shift",
  notice: "Worth knowing",
};

const remedies: Readonly<Record<Finding["remedy"], string | null>> = {
  settings: "Settings",
  people: "People",
  teams: "Teams",
  policies: "Policies",
  configurations: "Configurations",
  integrations: "Integrations",
  board: "Board",
  readiness: null,
};

/** Moves between the buttons of the findings. */
function useRowKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const step =
        event.key === "j" || event.key === "ArrowDown" ? 1 : event.key === "k" || event.key === "ArrowUp" ? -1 : 0;
      if (step === 0 || !isFreeKey(event)) return;
      const rows = [...document.querySelectorAll<HTMLElement>("[data-finding]")];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const next = rows[at === -1 ? (step > 0 ? 0 : rows.length - 1) : at + step];
      if (next === undefined) return;
      next.focus();
      next.scrollIntoView({ block: "nearest" });
      event.preventDefault();
    };
    globalThis.addEventListener("keydown", press);
    return () => globalThis.removeEventListener("keydown", press);
  }, []);
}

/** One page that says what would fail tonight, worst first, each with what to do and the screen that mends it. */
export function ReadinessPage(): React.JSX.Element {
  const { view, failure, isReading } = useReadiness();
  const { openedId, report } = useDrills();
  useRowKeys();
  useEffect(() => void readReadiness(), []);
  return (
    <main className="readiness" aria-label={t("Readiness")}>
      <div className="readiness-bar">
        <h1>{t("Readiness")}</h1>
        {view !== null && <Verdict view={view} />}
        <span className="readiness-gap" />
        <ActionButton label={t("Look again")} isBusy={isReading} onPress={() => void readReadiness()} />
      </div>
      {failure !== null && (
        <p className="readiness-bad" role="alert">
          {t("The room cannot be looked over: {{reason}}. What is shown may be old.", { reason: failure })}
        </p>
      )}
      <div className="readiness-columns">
        {openedId === null ? (
          <Findings view={view} hasFailed={failure !== null} />
        ) : (
          <div className="readiness-body">
            {report === null ? <CalmNotice title={t("Reading the report")} /> : <DrillSheet report={report} />}
          </div>
        )}
        <DrillPanel />
      </div>
    </main>
  );
}

interface FindingsProps {
  readonly view: ReadinessView | null;
  readonly hasFailed: boolean;
}

function Findings({ view, hasFailed }: FindingsProps): React.JSX.Element {
  if (view === null) return <div>{!hasFailed && <CalmNotice title={t("Looking over the room")} />}</div>;
  if (view.findings.length === 0)
    return (
      <CalmNotice title={t("Nothing would fail tonight, as far as can be seen")}>
        <p>{t("Channels, people, schedules, configurations, integrations, backup, clock and sound were looked at.")}</p>
      </CalmNotice>
    );
  return (
    <div className="readiness-body">
      {levels.map((level) => (
        <LevelSection key={level} level={level} findings={view.findings.filter((one) => one.level === level)} />
      ))}
    </div>
  );
}

function Verdict({ view: { at, findings, checks } }: { readonly view: ReadinessView }): React.JSX.Element {
  const critical = findings.filter(({ level }) => level === "critical").length;
  const looked = useClock(({ now }) => formatInstant(at, now));
  return (
    <>
      <b className={critical > 0 ? "crit" : "readiness-well"} role="status">
        {critical > 0 ? t("Not ready: {{n}} critical", { n: critical }) : t("Ready: nothing critical")}
      </b>
      <span className="mute num">{t("{{checks}} checks at {{time}}", { checks, time: looked })}</span>
    </>
  );
}

interface LevelSectionProps {
  readonly level: Level;
  readonly findings: readonly Finding[];
}

function LevelSection({ level, findings }: LevelSectionProps): React.JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <section className="readiness-level" data-level={level} aria-labelledby={`readiness-${level}`}>
      <h2 id={`readiness-${level}`}>
        {t(titles[level])} <span className="mute num">{findings.length}</span>
      </h2>
      <ul>
        {findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }): React.JSX.Element {
  const { level, what, act, remedy, subject_id } = finding;
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const label = remedies[remedy];
  const open = (): void => {
    if (!isPage(remedy)) return;
    if (subject_id === null || subject_id === newId) openPage(remedy);
    else openThing(remedy, subject_id);
  };
  const words = (
    <>
      <SeverityMark severity={marks[level]} size={13} />
      <span className="readiness-words">
        <b>{sayPhrase(what, minute)}</b>
        <span className="mute">{sayPhrase(act, minute)}</span>
      </span>
    </>
  );
  return (
    <li>
      {label !== null && isPage(remedy) ? (
        <button type="button" className="readiness-row" data-finding={finding.id} onClick={open}>
          {words}
          <span className="readiness-remedy">{t("Open {{screen}}", { screen: t(label) })} →</span>
        </button>
      ) : (
        <div className="readiness-row" data-finding={finding.id} tabIndex={-1}>
          {words}
        </div>
      )}
    </li>
  );
}
