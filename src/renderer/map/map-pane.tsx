import { t } from "../language/language.ts";
import "./map.css";
import { useScene } from "./scene.ts";
import { WholeMap } from "./whole-map.tsx";

/** The map beside the board; the board's list is its list. */
export function MapPane(): React.JSX.Element {
  const { scene } = useScene();
  return (
    <section className="map-pane" aria-label={t("Map of alerts")}>
      <WholeMap scene={scene} />
    </section>
  );
}
