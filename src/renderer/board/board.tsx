import { t } from "../language/language.ts";

import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { RosterStrip } from "../roster/roster-strip.tsx";
import "./board.css";
import { DetailPane } from "./detail/pane.tsx";
import "./detail/detail.css";
import { FilterBar } from "./filter-bar.tsx";
import { useBoardKeys } from "./keys.ts";
import { List } from "./list.tsx";
import { Summary } from "./summary.tsx";

export function Board(): React.JSX.Element {
  useBoardKeys();
  return (
    <div className="board">
      <main className="board-main" aria-label={t("Live alert board")}>
        <h1 className="unseen">{t("Live alert board")}</h1>
        <Summary />
        <ErrorBoundary name={t("The roster strip")}>
          <RosterStrip />
        </ErrorBoundary>
        <FilterBar />
        <ErrorBoundary name={t("The list of alerts")}>
          <List />
        </ErrorBoundary>
      </main>
      <ErrorBoundary name={t("The detail pane")}>
        <DetailPane />
      </ErrorBoundary>
    </div>
  );
}
