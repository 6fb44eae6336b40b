import { IconFocusCentered, IconMinus, IconPlus } from "@tabler/icons-react";

import { useShallow } from "zustand/react/shallow";

import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { bundledCredit } from "./atlas.ts";
import { follow, lookByHand, useCamera } from "./camera.ts";
import { type Layer, layerNames, toggleLayer, useMap } from "./layers.ts";
import type { BaseSource } from "./map-base.ts";
import { metersPerPixel, roundLength, zoomed } from "./projection.ts";

interface MapBarsProps {
  readonly source: BaseSource;
  readonly isPlain: boolean;
  readonly isEmpty: boolean;
}

/** On the map: whether it follows, zoom, layers, and which map it is. */
export function MapBars({ source, isPlain, isEmpty }: MapBarsProps): React.JSX.Element {
  const trouble = useMap((map) => map.trouble);
  return (
    <>
      <div className="map-tools" data-on-map>
        <div className="map-zoom" role="group" aria-label={t("Zoom")}>
          <ZoomButton label={t("Closer")} keys="+" by={1} Icon={IconPlus} />
          <ZoomButton label={t("Further")} keys="-" by={-1} Icon={IconMinus} />
        </div>
        <FollowState />
      </div>
      <div className="map-layers" role="group" aria-label={t("Shown on the map")} data-on-map>
        {(Object.keys(layerNames) as Layer[]).map((layer) => (
          <LayerToggle key={layer} layer={layer} />
        ))}
      </div>
      {isEmpty && (
        <p className="map-empty" role="status">
          {t("No open alert has a place on the map")}
        </p>
      )}
      <div className="map-base-bar" data-on-map>
        {trouble !== null && (
          <p className="map-trouble" role="status">
            {trouble}
          </p>
        )}
        <ScaleBar />
        <p className="map-credit">
          {sourceWords(source)}
          {isPlain && ` · ${t("drawn without the graphics card")}`}
        </p>
      </div>
    </>
  );
}

const scalePx = 110;

/** How far something is on the ground, as round a length as has room. */
function ScaleBar(): React.JSX.Element {
  const { meters, width } = useCamera(
    useShallow(({ view }) => {
      const perPixel = metersPerPixel(view.latitude, view.zoom);
      const length = roundLength(perPixel * scalePx);
      return { meters: length, width: Math.round(length / perPixel) };
    }),
  );
  return (
    <p className="map-scale num">
      {meters < 1000 ? t("{{n}} m", { n: meters }) : t("{{n}} km", { n: meters / 1000 })}
      <i style={{ width }} aria-hidden="true" />
    </p>
  );
}

function sourceWords(source: BaseSource): string {
  switch (source.kind) {
    case "bundled":
      return t("Bundled map, works offline · {{credit}}", { credit: bundledCredit });
    case "pack":
      return t("Map pack {{name}}, works offline · {{credit}}, OpenStreetMap", {
        name: source.name,
        credit: bundledCredit,
      });
    case "online":
      return t("Online tiles of {{host}} · {{credit}}", { host: source.host, credit: bundledCredit });
  }
}

function FollowState(): React.JSX.Element {
  const isLocked = useCamera(({ following }) => following.isLocked);
  return (
    <div className="map-follow" data-locked={isLocked || undefined}>
      <span role="status">{isLocked ? t("Held where you put it") : t("Follows the alerts")}</span>
      {isLocked && (
        <ActionButton
          label={t("Follow alerts")}
          keys="0"
          hint={t("Show every open alert, and again whenever that changes")}
          onPress={follow}
        />
      )}
      {!isLocked && <IconFocusCentered size={15} stroke={1.7} aria-hidden="true" />}
    </div>
  );
}

interface ZoomButtonProps {
  readonly label: string;
  readonly keys: string;
  readonly by: number;
  readonly Icon: typeof IconPlus;
}

function ZoomButton({ label, keys, by, Icon }: ZoomButtonProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="map-zoom-button"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keys})`}
      onClick={() => lookByHand((view) => zoomed(view, by))}
    >
      <Icon size={16} stroke={1.8} aria-hidden="true" />
    </button>
  );
}

function LayerToggle({ layer }: { readonly layer: Layer }): React.JSX.Element {
  const isOn = useMap((map) => map[layer]);
  return (
    <button type="button" className="map-layer" aria-pressed={isOn} onClick={() => toggleLayer(layer)}>
      {t(layerNames[layer])}
    </button>
  );
}
