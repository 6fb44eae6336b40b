import { NumberInput } from "@mantine/core";
import { useEffect } from "react";

import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { say } from "../state/toast.ts";
import { AnswerSection } from "./answer-section.tsx";
import { ChannelSection } from "./channel-section.tsx";
import { figuresToCsv } from "./figures-csv.ts";
import { chooseOperators, choosePeriod, readFigures, useFigures } from "./figures-state.ts";
import "./figures.css";
import { GroupSection } from "./group-section.tsx";
import { LoadSection } from "./load-section.tsx";
import { dayText, type PeriodKind, periodKinds, spanOf } from "./period.ts";

const periodNames: Readonly<Record<PeriodKind, string>> = {
  today: "Today",
  "7": "7 days",
  "30": "30 days",
  "90": "90 days",
  own: "Own period",
};

/** How soon alerts were answered, how many came at a time, what became of messages; beside the period before. */
export function FiguresPage(): React.JSX.Element {
  const { shown, isReading, failure } = useFigures();
  useEffect(() => void readFigures(), []);
  return (
    <main className="figures" aria-label={t("Figures")}>
      <Bar />
      {failure !== null && (
        <p className="figures-bad" role="alert">
          {t("The figures cannot be read: {{reason}}. Alerts are received and escalated as before.", {
            reason: failure,
          })}
        </p>
      )}
      {shown === null ? (
        isReading && <CalmNotice title={t("Counting")} />
      ) : (
        <div className="figures-body" data-old={isReading || undefined}>
          {shown.now.answers.alerts === 0 && <p className="mute figures-none">{t("No alert came in this period.")}</p>}
          <AnswerSection now={shown.now.answers} before={shown.before.answers} />
          <GroupSection now={shown.now.answers} before={shown.before.answers} />
          <LoadSection now={shown.now.load} before={shown.before.load} />
          <ChannelSection now={shown.now.channels} before={shown.before.channels} />
        </div>
      )}
    </main>
  );
}

function Bar(): React.JSX.Element {
  const { period, operators, shown, isReading } = useFigures();
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const isWrong = period.kind === "own" && spanOf(period, minute) === null;
  return (
    <div className="figures-bar">
      <h1>{t("Figures")}</h1>
      <div className="figures-periods" role="group" aria-label={t("Period")}>
        {periodKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="figures-choice"
            aria-pressed={kind === period.kind}
            onClick={() => choosePeriod({ kind })}
          >
            {t(periodNames[kind])}
          </button>
        ))}
      </div>
      {period.kind === "own" && (
        <>
          <DayField label={t("First day")} value={period.first} onChange={(first) => choosePeriod({ first })} />
          <DayField label={t("Last day")} value={period.last} onChange={(last) => choosePeriod({ last })} />
          {isWrong && <span className="crit">{t("The last day must not come before the first")}</span>}
        </>
      )}
      <Shown />
      <span className="figures-gap" />
      <label className="figures-operators">
        {t("Operators at a time")}
        <NumberInput
          min={1}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          value={operators}
          onChange={(value) => {
            if (typeof value === "number" && value >= 1) chooseOperators(value);
          }}
        />
      </label>
      <ActionButton
        label={t("Export as CSV")}
        reason={shown === null ? t("There is nothing to export yet") : null}
        isBusy={isReading}
        onPress={() => void exportCsv()}
      />
    </div>
  );
}

/** What is really shown: while the next period is counted, still the one before. */
function Shown(): React.JSX.Element | null {
  const shown = useFigures((figures) => figures.shown);
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  if (shown === null) return null;
  return (
    <span className="mute num">
      {t("{{from}} to {{to}}, beside as long before", {
        from: formatInstant(shown.span.from, minute),
        to: formatInstant(shown.span.to, minute),
      })}
    </span>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function DayField({ label, value, onChange }: DayFieldProps): React.JSX.Element {
  const today = useClock(({ now }) => dayText(now));
  return (
    <label className="figures-day">
      {label}
      <input type="date" value={value} max={today} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
    </label>
  );
}

/** A save dialog stays open for as long as somebody thinks. */
const thinkingMs = 30 * 60_000;

async function exportCsv(): Promise<void> {
  const { shown } = useFigures.getState();
  if (shown === null) return;
  const name = `figures-${dayText(shown.span.from)}-${dayText(shown.span.to - 1)}.csv`;
  try {
    // A byte order mark, or a spreadsheet takes names for Latin letters.
    const text = `\uFEFF${figuresToCsv(shown.now, shown.before)}`;
    const file = await ask("file.save", { name, text }, thinkingMs);
    if (file !== null) say({ tone: "good", text: t("Saved as {{file}}", { file }) });
  } catch (error) {
    say({
      tone: "bad",
      text: t("The file was not saved: {{reason}}", { reason: toCallFailed(error).failure.message }),
    });
  }
}
