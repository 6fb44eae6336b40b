import { useState } from "react";

import { t } from "../language/language.ts";
import { ErrorBoundary } from "../parts/error-boundary.tsx";
import { AlertCard } from "./alert-card.tsx";
import { AlertList } from "./alert-list.tsx";
import { DrawnPanel } from "./drawn-panel.tsx";
import { useEditing } from "./editing.ts";
import { useMapKeys } from "./keys.ts";
import "./map.css";
import { useScene } from "./scene.ts";
import { ShapeForm } from "./shape-form.tsx";
import { WholeMap } from "./whole-map.tsx";

type Side = "alerts" | "drawn";

/** Every open alert where it is, and what the account has drawn around them. */
export function MapPage(): React.JSX.Element {
  useMapKeys();
  const { scene, unplaced } = useScene();
  const [side, setSide] = useState<Side>("alerts");
  const editing = useEditing((state) => state.editing);
  const tab = (of: Side, label: string): React.JSX.Element => (
    <button type="button" className="map-tab" aria-pressed={side === of} onClick={() => setSide(of)}>
      {label}
    </button>
  );
  return (
    <div className="map-page">
      <aside className="map-panel" aria-label={t("Beside the map")}>
        <div className="map-tabs" role="group" aria-label={t("Beside the map")}>
          {tab("alerts", t("Alerts"))}
          {tab("drawn", t("Zones, routes, locations"))}
        </div>
        <div className="map-panel-body">{side === "alerts" ? <AlertList unplaced={unplaced} /> : <DrawnPanel />}</div>
      </aside>
      <main className="map-main" aria-label={t("Map of alerts")}>
        <h1 className="unseen">{t("Map of alerts")}</h1>
        <ErrorBoundary name={t("The map")}>
          <WholeMap scene={scene} card={editing === null ? <AlertCard /> : null} />
        </ErrorBoundary>
        {editing !== null && <ShapeForm key={`${editing.collection} ${editing.id}`} editing={editing} />}
      </main>
    </div>
  );
}
