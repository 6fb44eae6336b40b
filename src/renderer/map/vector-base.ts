// The base drawn by the graphics card. MapLibre only paints: where it looks is decided elsewhere, for both kinds of base alike.
import { addProtocol, Map as VectorMap, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { PMTiles, Protocol, TileType } from "pmtiles";

import { t } from "../language/language.ts";
import { type Base, type BaseSetup, packAddress } from "./map-base.ts";
import type { View } from "./projection.ts";
import { troubleOf } from "./tiles.ts";
import { bundledStyle, packLayers, paintOf } from "./vector-style.ts";

setWorkerUrl(workerUrl);
const packs = new Protocol();
addProtocol("pmtiles", packs.tile);

/** Throws when the graphics card refuses after all. */
export function createVectorBase(setup: BaseSetup): Base {
  const { element, atlas, source, onFrame, onTrouble } = setup;
  const holder = document.createElement("div");
  holder.className = "map-vector";
  element.append(holder);
  const map = new VectorMap({
    container: holder,
    style: bundledStyle(atlas.countries, setup.ink),
    interactive: false,
    attributionControl: false,
    renderWorldCopies: false,
    trackResize: false,
    fadeDuration: 0,
    refreshExpiredTiles: false,
    maxZoom: 22,
  });
  let isRemoved = false;
  let ink = setup.ink;
  let shown: View | null = null;
  map.on("render", onFrame);
  map.on("error", (event) => {
    const { error, sourceId } = event as { readonly error?: unknown; readonly sourceId?: string };
    if (source.kind === "online" && sourceId === "online") onTrouble(troubleOf(source.host));
    else if (source.kind === "pack") onTrouble(packTrouble(source.name, error));
  });
  void map.once("load").then(() => (isRemoved ? undefined : addSource()));
  onTrouble(null);

  async function addSource(): Promise<void> {
    if (source.kind === "online") {
      map.addSource("online", { type: "raster", tiles: [source.template], tileSize: 256, maxzoom: 19 });
      map.addLayer({ id: "online", type: "raster", source: "online" });
      map.on("sourcedata", ({ sourceId, dataType, tile }) => {
        if (sourceId === "online" && dataType === "source" && tile !== undefined) onTrouble(null);
      });
    } else if (source.kind === "pack") {
      try {
        await addPack();
      } catch (error) {
        onTrouble(packTrouble(source.name, error));
      }
    }
  }

  async function addPack(): Promise<void> {
    const pack = new PMTiles(packAddress());
    const { tileType, minZoom, maxZoom } = await pack.getHeader();
    const metadata = await pack.getMetadata();
    if (isRemoved) return;
    packs.add(pack);
    const url = `pmtiles://${packAddress()}`;
    if (tileType === TileType.Mvt) {
      map.addSource("pack", { type: "vector", url });
      for (const layer of packLayers(metadata, ink)) map.addLayer(layer);
    } else {
      map.addSource("pack", { type: "raster", url, tileSize: 256, minzoom: minZoom, maxzoom: maxZoom });
      map.addLayer({ id: "pack", type: "raster", source: "pack" });
    }
  }

  return {
    show: (view) => {
      if (shown?.width !== view.width || shown.height !== view.height) map.resize();
      shown = view;
      map.jumpTo({ center: [view.longitude, view.latitude], zoom: view.zoom });
    },
    recolour: (next) => {
      ink = next;
      for (const { id } of map.getStyle().layers)
        for (const [name, value] of Object.entries(paintOf(id, ink)))
          map.setPaintProperty(id, name as "fill-color", value);
    },
    remove: () => {
      isRemoved = true;
      map.remove();
      holder.remove();
    },
  };
}

const packTrouble = (name: string, error: unknown): string =>
  t("The map pack {{name}} cannot be read: {{message}}. The bundled map is shown", {
    name,
    message: error instanceof Error ? error.message : String(error),
  });
