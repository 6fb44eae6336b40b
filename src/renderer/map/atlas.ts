// The bundled map, read once: coasts, borders and the names of places. Everything is in the world from 0 to 1.
import type { FeatureCollection, Position as GeoPosition } from "geojson";
import { feature, mesh } from "topojson-client";
import { create } from "zustand";
import coarseUrl from "world-atlas/countries-110m.json?url";
import fineUrl from "world-atlas/countries-50m.json?url";

import placesUrl from "../../../resources/map/places.json?url";
import { toWorld } from "./projection.ts";

export interface Shape {
  readonly path: Path2D;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Most people first. */
export interface Places {
  readonly names: readonly string[];
  readonly populations: readonly number[];
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

export interface Ground {
  readonly land: readonly Shape[];
  /** Coasts and borders. */
  readonly lines: readonly Shape[];
}

export interface Atlas {
  /** For the map that is drawn by the graphics card. */
  readonly countries: FeatureCollection;
  readonly fine: Ground;
  /** For the whole world at once. */
  readonly coarse: Ground;
  readonly places: Places;
}

export const bundledCredit = "Natural Earth, GeoNames (CC BY 4.0)";

type World = Parameters<typeof mesh>[0];

interface Reading {
  readonly atlas: Atlas | null;
  readonly failure: string | null;
}

export const useAtlas = create<Reading>(() => ({ atlas: null, failure: null }));

/** Once; again only when it failed. */
export async function readAtlas(): Promise<void> {
  if (useAtlas.getState().atlas !== null) return;
  useAtlas.setState({ failure: null });
  try {
    useAtlas.setState({ atlas: await read() });
  } catch (error) {
    useAtlas.setState({ failure: error instanceof Error ? error.message : String(error) });
  }
}

async function read(): Promise<Atlas> {
  const [fine, coarse, rows] = await Promise.all([
    readJson<World>(fineUrl),
    readJson<World>(coarseUrl),
    readJson<readonly (readonly [string, number, number, number])[]>(placesUrl),
  ]);
  return {
    countries: countriesOf(fine),
    fine: toGround(fine),
    coarse: toGround(coarse),
    places: toPlaces(rows),
  };
}

const countriesOf = (world: World): FeatureCollection =>
  feature(world, world.objects["countries"] as Parameters<typeof feature>[1]) as unknown as FeatureCollection;

function toGround(world: World): Ground {
  const lines = mesh(world, world.objects["countries"] as Parameters<typeof mesh>[1]);
  return {
    land: countriesOf(world).features.flatMap(({ geometry }) => {
      if (geometry.type === "Polygon") return [toShape(geometry.coordinates, true)];
      return geometry.type === "MultiPolygon" ? geometry.coordinates.map((rings) => toShape(rings, true)) : [];
    }),
    lines: lines.coordinates.map((line) => toShape([line], false)),
  };
}

async function readJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return (await response.json()) as T;
}

const spotOf = ([longitude = 0, latitude = 0]: GeoPosition) => toWorld([longitude, latitude]);

function toShape(rings: readonly GeoPosition[][], isClosed: boolean): Shape {
  const path = new Path2D();
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (const ring of rings) {
    trace(path, ring);
    if (isClosed) path.closePath();
    for (const { x, y } of ring.map(spotOf)) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return { path, left, top, right, bottom };
}

function trace(path: Path2D, line: readonly GeoPosition[]): void {
  let before = Infinity;
  for (const { x, y } of line.map(spotOf)) {
    // Across the date line the pen is lifted: the other side is at the other end of the world.
    if (Math.abs(x - before) > 0.5) path.moveTo(x, y);
    else path.lineTo(x, y);
    before = x;
  }
}

function toPlaces(rows: readonly (readonly [string, number, number, number])[]): Places {
  const spots = rows.map(([, longitude, latitude]) => toWorld([longitude, latitude]));
  return {
    names: rows.map(([name]) => name),
    populations: rows.map(([, , , population]) => population),
    xs: Float64Array.from(spots, ({ x }) => x),
    ys: Float64Array.from(spots, ({ y }) => y),
  };
}
