// A place as people read it to one another: decimal degrees, degrees with minutes and seconds, and the grid of the rescue services.
import { forward } from "mgrs";

import type { Position } from "../../core/geography.ts";

export interface Written {
  readonly name: string;
  readonly text: string;
}

/** The grid ends near the poles. */
const [southEnd, northEnd] = [-80, 84];

/** Five decimals, tenths of seconds and five digits are each about a metre or three. */
export function writtenPlaces(position: Position): readonly Written[] {
  const [longitude, latitude] = position;
  const grid = writeGrid(position);
  return [
    { name: "Decimal", text: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` },
    { name: "Degrees", text: `${writeDegrees(latitude, "N", "S")} ${writeDegrees(longitude, "E", "W")}` },
    ...(grid === null ? [] : [{ name: "MGRS", text: grid }]),
  ];
}

export function writeDegrees(degrees: number, positive: string, negative: string): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  const seconds = (tenths % 600) / 10;
  const minutes = Math.floor(tenths / 600) % 60;
  const side = degrees < 0 && tenths > 0 ? negative : positive;
  return `${Math.floor(tenths / 36_000)}°${two(minutes)}′${seconds.toFixed(1).padStart(4, "0")}″${side}`;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** Null where there is no grid. */
export function writeGrid([longitude, latitude]: Position): string | null {
  if (latitude < southEnd || latitude > northEnd) return null;
  const [, zone = "", square = "", digits = ""] =
    /^(\d{1,2}[A-Z])([A-Z]{2})(\d+)$/u.exec(forward([longitude, latitude], 5)) ?? [];
  if (zone === "") return null;
  return `${zone} ${square} ${digits.slice(0, digits.length / 2)} ${digits.slice(digits.length / 2)}`;
}
