// What the company of the demonstration has drawn on its map, and a cab that goes on while its alert is open.
import { type Position, NewLocation, NewRoute, NewZone } from "../../core/geography.ts";
import { firstAccountId } from "../founding.ts";
import type { Caller } from "../ports.ts";
import type { Station } from "../station.ts";
import { type Place, sites } from "./places.ts";

const drawer: Caller = { account_id: firstAccountId, actor: { kind: "operator", name: "Priya Nair" } };
const fleet: Caller = { account_id: firstAccountId, actor: { kind: "integration", name: "Fleet tracking" } };

const siteRadiusMeters = 400;

export async function drawGround(station: Station): Promise<void> {
  const { desk } = station;
  for (const [name, { places }] of Object.entries(sites)) {
    const [gate] = places as readonly Place[];
    if (gate === undefined) continue;
    const center: Position = [gate.longitude, gate.latitude];
    const shape = { type: "Circle", center, radius_meters: siteRadiusMeters };
    await desk.create("zones", NewZone.parse({ name, kind: "site", shape }), drawer);
    const point = { type: "Point", coordinates: center };
    await desk.create("locations", NewLocation.parse({ name: gate.name, point }), drawer);
  }
  const lake = [
    [77.6655, 12.9398],
    [77.6801, 12.9421],
    [77.6852, 12.9341],
    [77.6702, 12.9312],
    [77.6655, 12.9398],
  ];
  const shape = { type: "Polygon", coordinates: [lake] };
  await desk.create("zones", NewZone.parse({ name: "Bellandur lake side", kind: "danger", shape }), drawer);
  const coordinates = [
    [77.736, 12.9845],
    [77.7014, 12.956],
    [77.6763, 12.9266],
    [77.6444, 12.9116],
    [77.6228, 12.9172],
    [77.6602, 12.8452],
  ];
  const line = { type: "LineString", coordinates };
  await desk.create(
    "routes",
    NewRoute.parse({ name: "Route 9", line, allowed_deviation_meters: 400, vehicle: "KA-01-9911" }),
    drawer,
  );
  await leaveTrail(station);
}

const stepMs = 20_000;
const stepDegrees = 0.0021;

/** Every vehicle that left its route has been seen since. */
async function leaveTrail({ desk, list }: Station): Promise<void> {
  for (const { id, alert_type, trigger_latitude, trigger_longitude, triggered_at } of list.open(firstAccountId)) {
    if (alert_type !== "ROUTE_DEVIATION" || trigger_latitude === null || trigger_longitude === null) continue;
    for (const step of [1, 2, 3, 4]) {
      const to = {
        latitude: trigger_latitude - step * stepDegrees,
        longitude: trigger_longitude + step * stepDegrees * (step % 2 === 0 ? 1.4 : 0.8),
        accuracy_meters: 15,
        at: triggered_at + step * stepMs,
      };
      await desk.act(id, { kind: "move", by: fleet.actor.name, to }, fleet);
    }
  }
}
