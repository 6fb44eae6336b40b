// The Mercator projection of both maps. The world is a square of 512 pixels at zoom 0, as in MapLibre, so that what is drawn
// over either map stands in the same place.
import type { Position } from "../../core/geography.ts";

/** What part of the world is in sight, and in how many CSS pixels. */
export interface View {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** In pixels from the top left corner of the view; in the world, from 0 to 1 from its top left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const worldPx = (zoom: number): number => 512 * 2 ** zoom;
/** Where the square world ends. */
const furthestLatitude = 85.051_128_779_806_6;
export const furthestZoom = 19;

const radians = Math.PI / 180;
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

export function toWorld([longitude, latitude]: Position): Spot {
  const clamped = clamp(latitude, -furthestLatitude, furthestLatitude);
  return {
    x: (longitude + 180) / 360,
    y: 0.5 - Math.log(Math.tan(Math.PI / 4 + (clamped * radians) / 2)) / (2 * Math.PI),
  };
}

export const fromWorld = ({ x, y }: Spot): Position => [
  x * 360 - 180,
  (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / radians,
];

export const middleOf = ({ longitude, latitude }: View): Spot => toWorld([longitude, latitude]);

/** Where the world's top left corner would be, and how large the world is: all that painting needs. */
export function frameOf(view: View): { readonly left: number; readonly top: number; readonly size: number } {
  const size = worldPx(view.zoom);
  const middle = middleOf(view);
  return { left: view.width / 2 - middle.x * size, top: view.height / 2 - middle.y * size, size };
}

export function project(view: View, position: Position): Spot {
  const { left, top, size } = frameOf(view);
  const { x, y } = toWorld(position);
  return { x: left + x * size, y: top + y * size };
}

export function unproject(view: View, { x, y }: Spot): Position {
  const { left, top, size } = frameOf(view);
  return fromWorld({ x: (x - left) / size, y: (y - top) / size });
}

/** The nearest view in which nothing but the world is in sight. */
export function confined(view: View): View {
  const least = Math.log2(Math.max(view.width, view.height, 1) / 512);
  const zoom = clamp(view.zoom, Math.max(0, least), furthestZoom);
  const size = worldPx(zoom);
  const { x, y } = middleOf(view);
  const [across, down] = [view.width / 2 / size, view.height / 2 / size];
  const middle = { x: clamp(x, across, 1 - across), y: clamp(y, down, 1 - down) };
  const [longitude, latitude] = fromWorld(middle);
  return { ...view, longitude, latitude, zoom };
}

export function panned(view: View, { x, y }: Spot): View {
  const [longitude, latitude] = unproject(view, { x: view.width / 2 + x, y: view.height / 2 + y });
  return confined({ ...view, longitude, latitude });
}

/** The position under `around` stays there. */
export function zoomed(view: View, by: number, around: Spot = { x: view.width / 2, y: view.height / 2 }): View {
  const anchor = toWorld(unproject(view, around));
  const { zoom } = confined({ ...view, zoom: view.zoom + by });
  const size = worldPx(zoom);
  const middle = {
    x: anchor.x + (view.width / 2 - around.x) / size,
    y: anchor.y + (view.height / 2 - around.y) / size,
  };
  const [longitude, latitude] = fromWorld(middle);
  return confined({ ...view, longitude, latitude, zoom });
}

const marginPx = 64;
/** A part of a town; closer, the bundled map would show nothing around a single alert. */
const closestFit = 12;

/** All of these in sight with room around them; null when there are none. */
export function fitted(view: View, positions: readonly Position[]): View | null {
  const spots = positions.map(toWorld);
  if (spots.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of spots) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const room = (whole: number): number => Math.max(whole - 2 * marginPx, whole / 3, 1);
  const scale = Math.min(
    room(view.width) / Math.max(right - left, 1e-12),
    room(view.height) / Math.max(bottom - top, 1e-12),
  );
  const [longitude, latitude] = fromWorld({ x: (left + right) / 2, y: (top + bottom) / 2 });
  return confined({ ...view, longitude, latitude, zoom: Math.min(closestFit, Math.log2(scale / 512)) });
}

const equatorMeters = 40_075_016.686;

export const metersPerPixel = (latitude: number, zoom: number): number =>
  (equatorMeters * Math.cos(latitude * radians)) / worldPx(zoom);

/** The greatest of 1, 2, 5, 10, 20, ... that is not above. */
export function roundLength(meters: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, meters)));
  const step = [5, 2, 1].find((one) => one * power <= meters) ?? 1;
  return step * power;
}

/** The ring of a circle on the ground, closed. */
export function ringAround([longitude, latitude]: Position, radiusMeters: number, corners = 64): readonly Position[] {
  const reach = (radiusMeters / equatorMeters) * 360;
  return Array.from({ length: corners + 1 }, (_, index): Position => {
    const angle = ((index % corners) / corners) * 2 * Math.PI;
    const north = clamp(latitude + reach * Math.sin(angle), -furthestLatitude, furthestLatitude);
    return [longitude + (reach * Math.cos(angle)) / Math.cos(latitude * radians), north];
  });
}
