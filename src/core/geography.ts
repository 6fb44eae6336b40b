// Where things are: named places, zones and routes of an account, and the later positions of an alert. Coordinates are written
// as in GeoJSON: longitude before latitude, in degrees.
import { z } from "zod";

const outOf = (least: number, most: number): string => `must be ${least} to ${most}`;
const between = (least: number, most: number) =>
  z.number().min(least, outOf(least, most)).max(most, outOf(least, most));

export const Latitude = between(-90, 90);
export const Longitude = between(-180, 180);
export const Accuracy = between(0, 1_000_000);

/** Longitude, latitude. */
export const Position = z.tuple([Longitude, Latitude]);
export type Position = z.infer<typeof Position>;

const ring = z
  .array(Position)
  .min(4, "needs at least three corners, and the first one again at the end")
  .max(2000, "must be at most 2000 corners")
  .refine((corners) => String(corners[0]) === String(corners.at(-1)), "must end where it begins");

export const Point = z.strictObject({ type: z.literal("Point"), coordinates: Position });

/** One ring; the first corner comes again at its end. */
const Polygon = z.strictObject({ type: z.literal("Polygon"), coordinates: z.tuple([ring]) });
const Circle = z.strictObject({
  type: z.literal("Circle"),
  center: Position,
  radius_meters: between(1, 2_000_000),
});
export const ZoneShape = z.discriminatedUnion("type", [Polygon, Circle]);
export type ZoneShape = z.infer<typeof ZoneShape>;

export const RouteLine = z.strictObject({
  type: z.literal("LineString"),
  coordinates: z.array(Position).min(2, "needs at least two points").max(5000, "must be at most 5000 points"),
});
export type RouteLine = z.infer<typeof RouteLine>;

/** `site` is one's own ground; to `restricted` nobody may go, and `danger` is where people come to harm. */
export const ZoneKind = z.enum(["site", "safe", "restricted", "danger", "other"]);
export type ZoneKind = z.infer<typeof ZoneKind>;

const name = z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters");
const notes = z.string().max(4000, "must be at most 4000 characters").nullable();

const location = {
  name,
  point: Point,
  address: z.string().trim().max(500, "must be at most 500 characters").nullable(),
  notes,
};
export const NewLocation = z.strictObject({
  ...location,
  address: location.address.default(null),
  notes: notes.default(null),
});
export const LocationPatch = z.strictObject(location).partial();

const zone = { name, kind: ZoneKind, shape: ZoneShape, notes };
export const NewZone = z.strictObject({ ...zone, kind: ZoneKind.default("other"), notes: notes.default(null) });
export const ZonePatch = z.strictObject(zone).partial();

const route = {
  name,
  line: RouteLine,
  allowed_deviation_meters: between(1, 100_000),
  vehicle: z.string().trim().max(100, "must be at most 100 characters").nullable(),
  employee_id: z.union([z.string().trim().min(1).max(100), z.int().positive()]).nullable(),
  notes,
};
export const NewRoute = z.strictObject({
  ...route,
  allowed_deviation_meters: route.allowed_deviation_meters.default(500),
  vehicle: route.vehicle.default(null),
  employee_id: route.employee_id.default(null),
  notes: notes.default(null),
});
export const RoutePatch = z.strictObject(route).partial();

/** Where an alert was at some instant after it was raised. */
export interface TrailPoint {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy_meters: number | null;
  /** Epoch ms. */
  readonly at: number;
}

/** The later positions of one alert, oldest first. */
export interface Trail {
  readonly alert_id: string;
  readonly points: readonly TrailPoint[];
}

/** Zero and zero is what a device sends that does not know where it is: nobody is in that sea. */
export const isUsablePlace = (latitude: number | null, longitude: number | null): boolean =>
  latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0);

export const noUsablePlace = "no usable place";

const earthRadiusMeters = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the great circle. */
export function metersBetween([fromLongitude, fromLatitude]: Position, [toLongitude, toLatitude]: Position): number {
  const [from, to] = [radians(fromLatitude), radians(toLatitude)];
  const across = Math.sin(radians(toLongitude - fromLongitude) / 2) ** 2 * Math.cos(from) * Math.cos(to);
  return 2 * earthRadiusMeters * Math.asin(Math.sqrt(Math.min(1, Math.sin((to - from) / 2) ** 2 + across)));
}
