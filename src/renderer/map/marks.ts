// Alerts as marks on a map, and the clusters that stand for many of them. Pure.
import Supercluster from "supercluster";

import { type Alert, isUnanswered, Severity } from "../../core/alert.ts";
import { isUsablePlace, type Position, type TrailPoint } from "../../core/geography.ts";
import { fromWorld, type View, worldPx } from "./projection.ts";

/** Filled while nobody has taken it, outlined while somebody has it, dimmed once it is over; an exercise is never any of these. */
export type Look = "filled" | "outlined" | "dimmed" | "exercise";
const looks: readonly Look[] = ["filled", "outlined", "dimmed", "exercise"];

export interface Mark {
  readonly id: string;
  readonly severity: Severity;
  readonly look: Look;
  readonly position: Position;
  readonly accuracy_meters: number | null;
}

/** A mark, or several that are too close to tell apart. */
export interface Placed {
  readonly position: Position;
  readonly severity: Severity;
  readonly look: Look;
  /** Null: a cluster. */
  readonly mark: Mark | null;
  readonly count: number;
  readonly cluster_id: number | null;
}

export function lookOf({ status, is_drill }: Alert): Look {
  if (is_drill) return "exercise";
  if (isUnanswered(status)) return "filled";
  return status === "ACKNOWLEDGED" || status === "IN_PROGRESS" ? "outlined" : "dimmed";
}

/** Where it was last seen; null where no usable place is known. */
export function whereabouts(
  alert: Alert,
  trail: readonly TrailPoint[] = [],
): { readonly position: Position; readonly accuracy_meters: number | null } | null {
  const last = trail.findLast(({ latitude, longitude }) => isUsablePlace(latitude, longitude));
  if (last !== undefined) return { position: [last.longitude, last.latitude], accuracy_meters: last.accuracy_meters };
  const { trigger_latitude: latitude, trigger_longitude: longitude, accuracy_meters } = alert;
  if (latitude === null || longitude === null || !isUsablePlace(latitude, longitude)) return null;
  return { position: [longitude, latitude], accuracy_meters };
}

export function marksOf(alerts: readonly Alert[], trails: ReadonlyMap<string, readonly TrailPoint[]>): readonly Mark[] {
  return alerts.flatMap((alert): readonly Mark[] => {
    const where = whereabouts(alert, trails.get(alert.id));
    return where === null ? [] : [{ id: alert.id, severity: alert.severity, look: lookOf(alert), ...where }];
  });
}

interface Held {
  readonly mark: Mark;
}
interface Summed {
  rank: number;
}

/** Below nothing else: first whether anybody has it, then how bad it is. */
const rankOf = ({ look, severity }: Pick<Mark, "look" | "severity">): number =>
  looks.indexOf(look) * Severity.options.length + Severity.options.indexOf(severity);

const radiusPx = 40;
/** Closer than this everything stands for itself. */
const closestCluster = 17;

export interface MarkIndex {
  readonly marks: readonly Mark[];
  /** What is in sight, the loudest last, so that it is painted on top. */
  readonly inView: (view: View) => readonly Placed[];
  /** The zoom at which a cluster falls apart. */
  readonly opensAt: (clusterId: number) => number;
  /** What a mark is shown as at this zoom: itself, or the cluster that holds it. */
  readonly standsFor: (id: string, view: View) => Placed | null;
}

export function indexMarks(marks: readonly Mark[]): MarkIndex {
  const index = new Supercluster<Held, Summed>({
    radius: radiusPx,
    maxZoom: closestCluster,
    map: ({ mark }) => ({ rank: rankOf(mark) }),
    reduce: (sum, one) => {
      sum.rank = Math.min(sum.rank, one.rank);
    },
  });
  index.load(
    marks.map((mark) => ({
      type: "Feature",
      properties: { mark },
      geometry: { type: "Point", coordinates: [...mark.position] },
    })),
  );
  const byId = new Map(marks.map((mark) => [mark.id, mark]));

  function placed(feature: ReturnType<typeof index.getClusters>[number]): Placed {
    const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
    const position: Position = [longitude, latitude];
    const { properties } = feature;
    if (!("cluster" in properties)) {
      const { mark } = properties;
      return { position, severity: mark.severity, look: mark.look, mark, count: 1, cluster_id: null };
    }
    const severities = Severity.options;
    return {
      position,
      severity: severities[properties.rank % severities.length] ?? "LOW",
      look: looks[Math.floor(properties.rank / severities.length)] ?? "dimmed",
      mark: null,
      count: properties.point_count,
      cluster_id: properties.cluster_id,
    };
  }

  // Half a zoom is shown with the clusters of the zoom below.
  const levelOf = (zoom: number): number => Math.floor(zoom);

  function inView(view: View): readonly Placed[] {
    const [west, north] = fromWorld(corner(view, -1));
    const [east, south] = fromWorld(corner(view, 1));
    return index
      .getClusters([Math.max(-180, west), south, Math.min(180, east), north], levelOf(view.zoom))
      .map(placed)
      .toSorted((a, b) => rankOf(b) - rankOf(a));
  }

  function holderOf(mark: Mark, level: number): Placed {
    const [longitude, latitude] = mark.position;
    const reach = 360 / 2 ** level;
    const around = index.getClusters(
      [
        Math.max(-180, longitude - reach),
        Math.max(-85, latitude - reach),
        Math.min(180, longitude + reach),
        Math.min(85, latitude + reach),
      ],
      level,
    );
    const holder = around.find(({ properties }) =>
      "cluster" in properties
        ? index.getLeaves(properties.cluster_id, Infinity).some((leaf) => leaf.properties.mark === mark)
        : properties.mark === mark,
    );
    if (holder !== undefined) return placed(holder);
    const { position, severity, look } = mark;
    return { position, severity, look, mark, count: 1, cluster_id: null };
  }

  let stood: { readonly id: string; readonly level: number; readonly as: Placed } | null = null;

  return {
    marks,
    inView,
    opensAt: (clusterId) => index.getClusterExpansionZoom(clusterId),
    standsFor: (id, view) => {
      const mark = byId.get(id);
      if (mark === undefined) return null;
      const level = levelOf(view.zoom);
      // Asked for at each frame, and the same until the clusters change.
      if (stood?.id !== id || stood.level !== level) stood = { id, level, as: holderOf(mark, level) };
      return stood.as;
    },
  };
}

/** Marks that stand just outside reach into the view. */
const overlapPx = 32;

function corner(view: View, side: 1 | -1) {
  const size = worldPx(view.zoom);
  const x = (view.longitude + 180) / 360 + (side * (view.width / 2 + overlapPx)) / size;
  const middle = 0.5 - Math.log(Math.tan(Math.PI / 4 + (view.latitude * Math.PI) / 360)) / (2 * Math.PI);
  const y = middle + (side * (view.height / 2 + overlapPx)) / size;
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}
