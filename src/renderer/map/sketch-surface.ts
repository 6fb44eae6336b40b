// Drawing by hand. Terra Draw knows what a click or a dragged corner means; this tells it where things are on our maps, and
// paints what it draws, alike over either kind of base.
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawExtend,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from "terra-draw";

import type { Position } from "../../core/geography.ts";
import { useCamera } from "./camera.ts";
import type { Ink } from "./ink.ts";
import { type Paper } from "./paint-base.ts";
import { project, ringAround, unproject, type View } from "./projection.ts";
import { circleThrough, rounded, type Shape, type Tool } from "./shapes.ts";
import { changeSketch, useSketch } from "./sketch.ts";

type Feature = GeoJSONStoreFeatures;

let painted: readonly Feature[] = [];

class SurfaceAdapter extends TerraDrawExtend.TerraDrawBaseAdapter {
  readonly #holder: HTMLElement;

  constructor(holder: HTMLElement) {
    super({ coordinatePrecision: 6, minPixelDragDistance: 1, minPixelDragDistanceSelecting: 1 });
    this.#holder = holder;
  }

  override getMapEventElement(): HTMLElement {
    return this.#holder;
  }

  override project(lng: number, lat: number) {
    return project(useCamera.getState().view, [lng, lat]);
  }

  override unproject(x: number, y: number) {
    const [lng, lat] = unproject(useCamera.getState().view, { x, y });
    return { lng, lat };
  }

  override getLngLatFromEvent(event: PointerEvent | MouseEvent) {
    const { left, top } = this.#holder.getBoundingClientRect();
    return this.unproject(event.clientX - left, event.clientY - top);
  }

  override setCursor(cursor: string): void {
    this.#holder.style.cursor = cursor === "unset" ? "" : cursor;
  }

  override setDraggability(isDraggable: boolean): void {
    useSketch.setState({ mayDragMap: isDraggable });
  }

  // Double clicks do not zoom while drawing.
  override setDoubleClickToZoom(): void {}

  override render({ created, updated, unchanged }: { created: Feature[]; updated: Feature[]; unchanged: Feature[] }) {
    painted = [...created, ...updated, ...unchanged];
    // Whoever paints the map listens to the sketch.
    useSketch.setState({});
  }

  override clear(): void {
    painted = [];
    this["_currentModeCallbacks"]?.onClear();
  }
}

const isMovable = {
  feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } },
} as const;

/** Listens for the beginning and the end of drawing on this map until the returned function is called. */
export function attachSketch(holder: HTMLElement): () => void {
  let draw: TerraDraw | null = null;
  let own: Shape | null = null;

  function begin(): TerraDraw {
    const made = new TerraDraw({
      adapter: new SurfaceAdapter(holder),
      modes: [
        new TerraDrawPolygonMode(),
        new TerraDrawCircleMode(),
        new TerraDrawLineStringMode(),
        new TerraDrawPointMode(),
        new TerraDrawSelectMode({
          allowManualDeselection: false,
          flags: {
            polygon: isMovable,
            linestring: isMovable,
            point: { feature: { draggable: true } },
            circle: { feature: { draggable: true, coordinates: { draggable: false, resizable: "center" } } },
          },
        }),
      ],
    });
    made.start();
    made.on("finish", (id) => {
      const feature = made.getSnapshotFeature(id);
      own = feature === undefined ? null : toShape(feature);
      if (own !== null) changeSketch(own);
      // Terra Draw is still in the middle of its own step.
      queueMicrotask(() => {
        if (draw === made && made.getMode() !== "select") show(made, useSketch.getState().shape);
      });
    });
    return made;
  }

  function show(on: TerraDraw, shape: Shape | null): void {
    on.clear();
    const { tool } = useSketch.getState();
    if (shape === null) {
      on.setMode(tool);
      return;
    }
    const [added] = on.addFeatures([toFeature(shape)]);
    on.setMode("select");
    if (added?.id !== undefined && added.valid) on.selectFeature(added.id);
  }

  function sync(): void {
    const { isDrawing, shape, tool } = useSketch.getState();
    if (!isDrawing) {
      draw?.stop();
      draw = null;
      own = null;
      painted = [];
      holder.style.cursor = "";
      return;
    }
    const isNew = draw === null;
    draw ??= begin();
    const isAsDrawn = JSON.stringify(shape) === JSON.stringify(own);
    const isInMode = shape === null ? draw.getMode() === tool : draw.getMode() === "select";
    if (!isNew && isAsDrawn && (isInMode || shape !== null)) return;
    own = shape;
    show(draw, shape);
  }

  sync();
  const stop = useSketch.subscribe((next, before) => {
    if (next.isDrawing !== before.isDrawing || next.shape !== before.shape || next.tool !== before.tool) sync();
  });
  return () => {
    stop();
    draw?.stop();
    painted = [];
  };
}

function toShape({ geometry, properties }: Feature): Shape | null {
  switch (geometry.type) {
    case "Point":
      return { tool: "point", point: rounded(geometry.coordinates) };
    case "LineString":
      return { tool: "linestring", points: geometry.coordinates.map(rounded) };
    case "Polygon": {
      const ring = (geometry.coordinates[0] ?? []).map(rounded);
      return properties["mode"] === "circle" ? circleThrough(ring) : { tool: "polygon", ring };
    }
  }
}

function toFeature(shape: Shape): Feature {
  const mode: Tool = shape.tool;
  const all = (positions: readonly Position[]): number[][] => positions.map((position) => [...rounded(position)]);
  switch (shape.tool) {
    case "point":
      return {
        type: "Feature",
        properties: { mode },
        geometry: { type: "Point", coordinates: [...rounded(shape.point)] },
      };
    case "linestring":
      return {
        type: "Feature",
        properties: { mode },
        geometry: { type: "LineString", coordinates: all(shape.points) },
      };
    case "polygon":
      return { type: "Feature", properties: { mode }, geometry: { type: "Polygon", coordinates: [all(shape.ring)] } };
    case "circle":
      return {
        type: "Feature",
        properties: { mode, radiusKilometers: shape.radius_meters / 1000 },
        geometry: { type: "Polygon", coordinates: [all(ringAround(shape.center, shape.radius_meters))] },
      };
  }
}

export function paintSketch(paper: Paper, view: View, ink: Ink): void {
  if (painted.length === 0) return;
  paper.save();
  paper.lineWidth = 2;
  paper.lineJoin = "round";
  for (const { geometry } of painted) {
    if (geometry.type === "Point") continue;
    const line = geometry.type === "Polygon" ? (geometry.coordinates[0] ?? []) : geometry.coordinates;
    paper.beginPath();
    for (const [longitude = 0, latitude = 0] of line) {
      const { x, y } = project(view, [longitude, latitude]);
      paper.lineTo(x, y);
    }
    paper.strokeStyle = ink.focus;
    paper.stroke();
    if (geometry.type !== "Polygon") continue;
    paper.globalAlpha = 0.16;
    paper.fillStyle = ink.focus;
    paper.fill();
    paper.globalAlpha = 1;
  }
  for (const { geometry, properties } of painted) {
    if (geometry.type !== "Point") continue;
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const { x, y } = project(view, [longitude, latitude]);
    const isBetween = properties["midPoint"] === true;
    paper.beginPath();
    paper.arc(x, y, isBetween ? 4 : 6, 0, 2 * Math.PI);
    paper.fillStyle = isBetween ? ink.focus : ink.surface;
    paper.fill();
    paper.strokeStyle = ink.focus;
    paper.stroke();
  }
  paper.restore();
}
