import { useEffect, useMemo } from "react";

import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { useSession } from "../state/session.ts";
import { focusAlert } from "../state/view.ts";
import { readAtlas, useAtlas } from "./atlas.ts";
import { useMap } from "./layers.ts";
import { baseSourceOf } from "./map-base.ts";
import { MapBars } from "./map-bars.tsx";
import { type Scene, Surface } from "./surface.tsx";
import { hasGraphicsCard } from "./webgl.ts";

interface WholeMapProps {
  readonly scene: Scene;
  readonly card?: React.ReactNode;
}

/** Any map of the console: base, alerts, and the bars that say what it shows. */
export function WholeMap({ scene, card }: WholeMapProps): React.JSX.Element {
  const { atlas, failure } = useAtlas();
  useEffect(() => void readAtlas(), []);
  const renderer = useSession(({ preferences }) => preferences.map_renderer);
  const pack = useSession(({ preferences }) => preferences.map_pack);
  const template = useSession(({ preferences }) => preferences.map_tiles_url);
  const isCardBroken = useMap((map) => map.isCardBroken);
  const source = useMemo(() => baseSourceOf(pack, template), [pack, template]);
  const isPlain = renderer === "plain" || isCardBroken || (renderer === "auto" && !hasGraphicsCard());
  if (failure !== null)
    return (
      <CalmNotice title={t("The map cannot be read: {{failure}}", { failure })} tone="bad">
        <p>{t("The board has every alert, with its position.")}</p>
        <div className="notice-actions">
          <ActionButton label={t("Read it again")} look="primary" onPress={() => void readAtlas()} />
        </div>
      </CalmNotice>
    );
  if (atlas === null) return <CalmNotice title={t("Reading the map")} />;
  const count = scene.marks.marks.length;
  return (
    <Surface
      atlas={atlas}
      source={source}
      isPlain={isPlain}
      scene={scene}
      label={t("Map of {{count}} alerts. Arrow keys move it, plus and minus zoom", { count })}
      onPick={focusAlert}
      card={card}
    >
      <MapBars source={source} isPlain={isPlain} isEmpty={count === 0} />
    </Surface>
  );
}
