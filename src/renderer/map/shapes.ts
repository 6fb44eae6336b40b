// What is drawn, apart from what it is for; and written as text, for whoever types it. Pure.
import type { Kept } from "../../core/collection.ts";
import { isUsablePlace, metersBetween, type Position } from "../../core/geography.ts";

export type Shape =
  | { readonly tool: "polygon"; readonly ring: readonly Position[] }
  | { readonly tool: "circle"; readonly center: Position; readonly radius_meters: number }
  | { readonly tool: "linestring"; readonly points: readonly Position[] }
  | { readonly tool: "point"; readonly point: Position };
export type Tool = Shape["tool"];

/** The collections of what is drawn on a map. */
export type DrawnCollection = "zones" | "routes" | "locations";

type Fields = Partial<Kept["zones"] & Kept["routes"] & Kept["locations"]>;

/** Null: not drawn yet. */
export function shapeOf(collection: DrawnCollection, { shape, line, point }: Fields): Shape | null {
  switch (collection) {
    case "zones":
      if (shape === undefined) return null;
      if (shape.type === "Circle") return { tool: "circle", center: shape.center, radius_meters: shape.radius_meters };
      return shape.coordinates[0].length === 0 ? null : { tool: "polygon", ring: shape.coordinates[0] };
    case "routes":
      return line === undefined || line.coordinates.length === 0
        ? null
        : { tool: "linestring", points: line.coordinates };
    case "locations":
      return point === undefined || !isUsablePlace(point.coordinates[1], point.coordinates[0])
        ? null
        : { tool: "point", point: point.coordinates };
  }
}

/** The field that holds it. */
export function fieldsOf(shape: Shape): Fields {
  switch (shape.tool) {
    case "polygon":
      return { shape: { type: "Polygon", coordinates: [[...shape.ring]] } };
    case "circle":
      return { shape: { type: "Circle", center: shape.center, radius_meters: shape.radius_meters } };
    case "linestring":
      return { line: { type: "LineString", coordinates: [...shape.points] } };
    case "point":
      return { point: { type: "Point", coordinates: shape.point } };
  }
}

export function positionsOf(shape: Shape): readonly Position[] {
  switch (shape.tool) {
    case "polygon":
      return shape.ring;
    case "circle":
      return [shape.center];
    case "linestring":
      return shape.points;
    case "point":
      return [shape.point];
  }
}

/** Six decimals are about a hand's breadth. */
const decimals = 6;
const round = (degrees: number): number => Math.round(degrees * 10 ** decimals) / 10 ** decimals;
export const rounded = ([longitude, latitude]: readonly number[]): Position => [
  round(longitude ?? 0),
  round(latitude ?? 0),
];

/** A circle as it was drawn, from the corners of its rim. */
export function circleThrough(rim: readonly Position[]): Shape {
  const corners = rim.slice(0, -1);
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  const center: Position = [mean(0), mean(1)];
  const reach = corners.reduce((sum, corner) => sum + metersBetween(center, corner), 0) / corners.length;
  return { tool: "circle", center: rounded(center), radius_meters: Math.max(1, Math.round(reach)) };
}

/** A corner a line, latitude first, as people say it; a ring without the corner that closes it. */
export function shapeToText(shape: Shape): string {
  const positions = positionsOf(shape);
  const said = shape.tool === "polygon" ? positions.slice(0, -1) : positions;
  return said.map(([longitude, latitude]) => `${latitude}, ${longitude}`).join("\n");
}

export type Read = { readonly ok: true; readonly shape: Shape } | { readonly ok: false; readonly line: number | null };

const least: Readonly<Record<Tool, number>> = { polygon: 3, circle: 1, linestring: 2, point: 1 };

/** `line` (from 1) is the one that is no position; null: there are too few. */
export function textToShape(tool: Tool, text: string, radiusMeters: number): Read {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const positions: Position[] = [];
  for (const [index, line] of lines.entries()) {
    const position = readPosition(line);
    if (position === null) return { ok: false, line: index + 1 };
    positions.push(position);
  }
  const [first] = positions;
  if (first === undefined || positions.length < least[tool]) return { ok: false, line: null };
  switch (tool) {
    case "polygon":
      return { ok: true, shape: { tool, ring: [...positions, first] } };
    case "circle":
      return { ok: true, shape: { tool, center: first, radius_meters: radiusMeters } };
    case "linestring":
      return { ok: true, shape: { tool, points: positions } };
    case "point":
      return { ok: true, shape: { tool, point: first } };
  }
}

function readPosition(line: string): Position | null {
  const [, latitude, longitude] = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/u.exec(line) ?? [];
  if (latitude === undefined || longitude === undefined) return null;
  const [north, east] = [Number(latitude), Number(longitude)];
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? [east, north] : null;
}
