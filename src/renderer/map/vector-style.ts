// How the base looks when the graphics card draws it: the greys of the theme, so that only alerts have a colour.
import type { FeatureCollection } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";

import type { Ink } from "./ink.ts";

export const bundledStyle = (countries: FeatureCollection, ink: Ink): StyleSpecification => ({
  version: 8,
  sources: { countries: { type: "geojson", data: countries, maxzoom: 8, tolerance: 0.5 } },
  layers: [
    { id: "sea", type: "background", paint: paintOf("sea", ink) },
    { id: "land", type: "fill", source: "countries", paint: paintOf("land", ink) },
    { id: "borders", type: "line", source: "countries", paint: paintOf("borders", ink) },
  ],
});

interface Known {
  readonly type: "fill" | "line";
  readonly paint: (ink: Ink) => Readonly<Record<string, unknown>>;
  readonly minzoom?: number;
}

const fill = (colour: (ink: Ink) => string): Known => ({
  type: "fill",
  paint: (ink) => ({ "fill-color": colour(ink), "fill-antialias": true }),
});
const line = (colour: (ink: Ink) => string, narrow: number, wide: number): Known => ({
  type: "line",
  paint: (ink) => ({
    "line-color": colour(ink),
    "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 6, narrow, 18, wide],
  }),
});

/** The layers of both common kinds of packs by their names, lowest first. What a pack does not have is not drawn. */
const packed: Readonly<Record<string, Known>> = {
  earth: fill(({ land }) => land),
  landcover: fill(({ land }) => land),
  landuse: { ...fill(({ border }) => border), minzoom: 9 },
  water: fill(({ sea }) => sea),
  waterway: line(({ sea }) => sea, 0.4, 6),
  boundaries: line(({ edge }) => edge, 0.6, 2),
  boundary: line(({ edge }) => edge, 0.6, 2),
  buildings: { ...fill(({ border }) => border), minzoom: 13 },
  building: { ...fill(({ border }) => border), minzoom: 13 },
  transit: line(({ coast }) => coast, 0.3, 3),
  roads: line(({ coast }) => coast, 0.3, 12),
  transportation: line(({ coast }) => coast, 0.3, 12),
};

const plain: Readonly<Record<string, (ink: Ink) => Readonly<Record<string, unknown>>>> = {
  sea: ({ sea }) => ({ "background-color": sea }),
  land: ({ land }) => ({ "fill-color": land }),
  borders: ({ coast }) => ({ "line-color": coast, "line-width": 1 }),
};

export const paintOf = (id: string, ink: Ink): Readonly<Record<string, never>> =>
  (plain[id] ?? packed[id.replace("pack-", "")]?.paint)?.(ink) as Readonly<Record<string, never>>;

/** `metadata` is the pack's own; one that does not name its layers is tried with every known one. */
export function packLayers(metadata: unknown, ink: Ink): readonly LayerSpecification[] {
  const said = (metadata as { readonly vector_layers?: readonly { readonly id: string }[] } | null)?.vector_layers;
  const names = said?.map(({ id }) => id);
  return Object.entries(packed)
    .filter(([name]) => names?.includes(name) ?? true)
    .map(([name, { type, minzoom = 0 }]) => ({
      id: `pack-${name}`,
      type,
      source: "pack",
      "source-layer": name,
      minzoom,
      paint: paintOf(`pack-${name}`, ink),
    }));
}
