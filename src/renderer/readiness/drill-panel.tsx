import { useEffect, useState } from "react";

import type { DrillLine } from "../../core/drill.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { ExerciseTag } from "../parts/exercise-tag.tsx";
import { formatAge, formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { DrillForm } from "./drill-form.tsx";
import { DrillQuestion } from "./drill-question.tsx";
import { endDrill, openDrill, useDrills, watchDrills } from "./drill-state.ts";
import { shareWords } from "./drill-words.ts";
import "./drill.css";

/** Exercises: one that runs, a new one, and what earlier ones showed. */
export function DrillPanel(): React.JSX.Element {
  const { list, failure } = useDrills();
  useEffect(() => watchDrills(), []);
  const running = list?.filter(({ is_over }) => !is_over) ?? [];
  const earlier = list?.filter(({ is_over }) => is_over) ?? [];
  return (
    <aside className="readiness-side" aria-label={t("Drill")}>
      <h2>{t("Drill")}</h2>
      {failure !== null && (
        <p className="field-error" role="alert">
          {t("Drills cannot be read: {{reason}}. What is shown may be old.", { reason: failure })}
        </p>
      )}
      {running.map((line) => (
        <Running key={line.id} line={line} />
      ))}
      <DrillForm />
      <section className="drill-earlier" aria-labelledby="drill-earlier">
        <h3 id="drill-earlier">{t("Earlier drills")}</h3>
        {list !== null && earlier.length === 0 && <p className="mute">{t("No drill has ended here yet.")}</p>}
        <ul>
          {earlier.map((line) => (
            <EarlierRow key={line.id} line={line} />
          ))}
        </ul>
      </section>
    </aside>
  );
}

function Running({ line }: { readonly line: DrillLine }): React.JSX.Element {
  const { id, number, chosen, started_at, counts } = line;
  const age = useClock(({ now }) => formatAge(now - started_at));
  const isOpened = useDrills(({ openedId }) => openedId === id);
  return (
    <section className="drill-running" aria-label={t("Drill {{number}} is running", { number })}>
      <p>
        <ExerciseTag /> <span className="num">#{number}</span> <span className="num">{age}</span>
      </p>
      <p className="drill-who">{chosen.join(", ")}</p>
      <p className="num" role="status">
        {shareWords(line)} · {t("{{n}} answered", { n: counts.acknowledged + counts.rejected })}
      </p>
      <div className="drill-actions">
        {!isOpened && <ActionButton label={t("Watch it")} onPress={() => openDrill(id)} />}
        <EndButton line={line} />
      </div>
    </section>
  );
}

export function EndButton({ line }: { readonly line: DrillLine }): React.JSX.Element {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <ActionButton label={t("End the drill")} onPress={() => setAsking(true)} />
      {isAsking && (
        <DrillQuestion
          title={t("End drill {{number}}", { number: line.number })}
          confirm={t("End the drill")}
          look="primary"
          onConfirm={() => endDrill(line.id)}
          onClose={() => setAsking(false)}
        >
          <p className="dialog-explanation">
            {t("Nobody else is called. Everybody who was called is told that it is over. This cannot be undone.")}
          </p>
        </DrillQuestion>
      )}
    </>
  );
}

function EarlierRow({ line }: { readonly line: DrillLine }): React.JSX.Element {
  const { id, chosen, started_at, counts } = line;
  const isOpened = useDrills(({ openedId }) => openedId === id);
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  return (
    <li>
      <button
        type="button"
        className="drill-row"
        aria-current={isOpened ? "true" : undefined}
        onClick={() => openDrill(isOpened ? null : id)}
      >
        <span className="num">{formatInstant(started_at, minute)}</span>
        <span className="num" data-bad={counts.reached < counts.called || undefined}>
          {counts.reached < counts.called && "▲ "}
          {shareWords(line)}
        </span>
        <span className="mute clip">{chosen.join(", ")}</span>
      </button>
    </li>
  );
}
