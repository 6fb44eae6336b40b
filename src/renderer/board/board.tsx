import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense } from "react";

import { t } from "../language/language.ts";

import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { RosterStrip } from "../roster/roster-strip.tsx";
import { useSession } from "../state/session.ts";
import "./board.css";
import { wideEnough } from "./map-toggle.tsx";
import { DetailPane } from "./detail/pane.tsx";
import "./detail/detail.css";
import { FilterBar } from "./filter-bar.tsx";
import { useBoardKeys } from "./keys.ts";
import { List } from "./list.tsx";
import { Summary } from "./summary.tsx";

const MapPane = lazy(async () => ({ default: (await import("../map/map-pane.tsx")).MapPane }));

export function Board(): React.JSX.Element {
  useBoardKeys();
  const isWide = useMediaQuery(wideEnough);
  const hasMap = useSession(({ preferences }) => preferences.map_beside_board) && isWide;
  return (
    <div className="board" data-map={hasMap || undefined}>
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
      {hasMap && (
        <ErrorBoundary name={t("The map")}>
          <Suspense fallback={<section className="board-map" />}>
            <MapPane />
          </Suspense>
        </ErrorBoundary>
      )}
      <ErrorBoundary name={t("The detail pane")}>
        <DetailPane />
      </ErrorBoundary>
    </div>
  );
}
