// What the map shows: open alerts where they are known to be, where they went, and what the account has drawn.
import { useEffect, useMemo, useState } from "react";

import type { Alert } from "../../core/alert.ts";
import { isUsablePlace, type Position } from "../../core/geography.ts";
import { useAlerts } from "../state/alerts.ts";
import { useList } from "../state/list.ts";
import { useRecords } from "../state/records.ts";
import { useView } from "../state/view.ts";
import { lookAtMarks } from "./camera.ts";
import { useMap } from "./layers.ts";
import { indexMarks, type MarkIndex, marksOf } from "./marks.ts";
import { type Drawn, nothingDrawn } from "./paint-drawn.ts";
import type { Scene } from "./surface.tsx";
import { useReadTrails, useTrails } from "./trails.ts";

interface Shown {
  readonly scene: Scene;
  /** Open alerts that no usable place is known of. */
  readonly unplaced: readonly Alert[];
}

/** Many alerts come at once; the map is made anew for all together. */
const settleMs = 120;

export function useScene(): Shown {
  useReadTrails();
  const open = useSettled();
  const trailById = useTrails(({ byId }) => byId);
  const layers = useMap();
  const selectedId = useView(({ focusedId }) => focusedId);
  const pulsingId = useList((list) => list.pulsingId);
  const zones = useRecords("zones").items;
  const routes = useRecords("routes").items;
  const locations = useRecords("locations").items;

  const marks: MarkIndex = useMemo(() => indexMarks(marksOf(open, trailById)), [open, trailById]);
  useEffect(() => lookAtMarks(marks), [marks]);

  const drawn: Drawn = useMemo(
    () => ({
      zones: layers.zones ? zones : nothingDrawn.zones,
      routes: layers.routes ? routes : nothingDrawn.routes,
      locations: layers.locations ? locations : nothingDrawn.locations,
    }),
    [layers.zones, layers.routes, layers.locations, zones, routes, locations],
  );
  const trails = useMemo(() => {
    if (!layers.trails) return [];
    const alertById = new Map(open.map((alert) => [alert.id, alert]));
    return marks.marks.flatMap((mark) => {
      const points = trailById.get(mark.id);
      const alert = alertById.get(mark.id);
      if (points === undefined || alert === undefined) return [];
      const { trigger_latitude: latitude, trigger_longitude: longitude } = alert;
      const isKnown = latitude !== null && longitude !== null && isUsablePlace(latitude, longitude);
      return [{ mark, points, start: isKnown ? toPosition(longitude, latitude) : null }];
    });
  }, [layers.trails, open, marks, trailById]);
  const unplaced = useMemo(() => {
    const placed = new Set(marks.marks.map(({ id }) => id));
    return open.filter(({ id }) => !placed.has(id));
  }, [open, marks]);

  return { scene: { marks, drawn, trails, selectedId, pulsingId }, unplaced };
}

function readOpen(): readonly Alert[] {
  const { order, alertById } = useAlerts.getState();
  return order.flatMap((id) => alertById.get(id) ?? []);
}

/** Open alerts in the board's order, as of a moment ago. */
function useSettled(): readonly Alert[] {
  const [open, setOpen] = useState(readOpen);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setOpen(readOpen());
      }, settleMs);
    };
    // What came between drawing and listening is not missed.
    settle();
    const stop = useAlerts.subscribe(({ alertById }, before) => {
      if (alertById !== before.alertById) settle();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return open;
}

const toPosition = (longitude: number, latitude: number): Position => [longitude, latitude];
