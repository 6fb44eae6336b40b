import { useEffect, useLayoutEffect, useRef } from "react";

import type { TrailPoint } from "../../core/geography.ts";
import { useSession } from "../state/session.ts";
import type { Atlas } from "./atlas.ts";
import { lookByHand, resize, useCamera } from "./camera.ts";
import { createCanvasBase, size } from "./canvas-base.ts";
import { listenToHands } from "./gestures.ts";
import { type Ink, readInk } from "./ink.ts";
import { chooseLabels } from "./labels.ts";
import { useMap } from "./layers.ts";
import type { Base, BaseSetup, BaseSource } from "./map-base.ts";
import type { Mark, MarkIndex, Placed } from "./marks.ts";
import { plain } from "./paint-base.ts";
import { type Drawn, paintDrawn } from "./paint-drawn.ts";
import { paintLabels } from "./paint-labels.ts";
import { paintAccuracy, paintMarks, paintTrail, radiusOf } from "./paint-marks.ts";
import { project, type Spot, type View, zoomed } from "./projection.ts";
import { useSketch } from "./sketch.ts";
import { attachSketch, paintSketch } from "./sketch-surface.ts";

export interface Scene {
  readonly marks: MarkIndex;
  readonly drawn: Drawn;
  readonly trails: readonly {
    readonly mark: Mark;
    readonly start: Mark["position"] | null;
    readonly points: readonly TrailPoint[];
  }[];
  readonly selectedId: string | null;
  /** The newest critical alert that nobody has taken. */
  readonly pulsingId: string | null;
}

const themeMs = 50;

interface SurfaceProps {
  readonly atlas: Atlas;
  readonly source: BaseSource;
  /** Without the graphics card. */
  readonly isPlain: boolean;
  readonly scene: Scene;
  readonly label: string;
  readonly onPick: (id: string) => void;
  /** Stands beside the selected mark. */
  readonly card?: React.ReactNode;
  readonly children?: React.ReactNode;
}

/** The map itself: a base, and everything that matters painted above it, alike over either kind of base. */
export function Surface(props: SurfaceProps): React.JSX.Element {
  const { atlas, source, isPlain, scene, label, card, children } = props;
  const element = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  const repaint = useRef<() => void>(() => undefined);

  useLayoutEffect(() => {
    now.current = props;
    repaint.current();
  });

  useEffect(() => {
    const holder = element.current;
    if (holder === null) return undefined;
    const painter = createPainter(holder, () => now.current);
    const setup = (ink: Ink): BaseSetup => ({
      element: holder.querySelector<HTMLElement>(".map-base") ?? holder,
      atlas,
      ink,
      source,
      onFrame: painter.paint,
      onTrouble: (trouble) => useMap.setState({ trouble }),
    });
    let base: Base | null = null;
    let isOver = false;
    const take = (made: Base): void => {
      base = made;
      made.show(useCamera.getState().view);
    };
    if (isPlain) take(createCanvasBase(setup(painter.ink())));
    else
      void createOnCard(setup(painter.ink())).then((made) => {
        if (isOver) made?.remove();
        else if (made === null) useMap.setState({ isCardBroken: true });
        else take(made);
      });
    const stops = [
      useCamera.subscribe(({ view }, before) => {
        if (view !== before.view) base?.show(view);
      }),
      useSketch.subscribe(() => painter.schedule()),
      useSession.subscribe(({ preferences: { theme } }, { preferences: before }) => {
        // The tokens follow once the theme is in force.
        if (theme !== before.theme)
          setTimeout(() => {
            painter.readInk();
            base?.recolour(painter.ink());
          }, themeMs);
      }),
      listenToHands(holder, {
        mayDrag: () => useSketch.getState().mayDragMap,
        mayPick: () => !useSketch.getState().isDrawing,
        onPick: (spot) => pick(painter.at(spot), now.current.onPick, now.current.scene.marks),
        onHover: (spot) => {
          if (!useSketch.getState().isDrawing) holder.style.cursor = painter.at(spot) === null ? "" : "pointer";
        },
      }),
      attachSketch(holder),
      watchSize(holder),
    ];
    repaint.current = painter.schedule;
    return () => {
      isOver = true;
      for (const stop of stops) stop();
      painter.stop();
      base?.remove();
      repaint.current = () => undefined;
    };
  }, [atlas, source, isPlain]);

  return (
    <div
      className="map-surface"
      ref={element}
      tabIndex={0}
      role="group"
      aria-label={label}
      data-own-arrows
      data-renderer={isPlain ? "plain" : "card"}
    >
      <div className="map-base" aria-hidden="true" />
      <canvas className="map-canvas map-above" aria-hidden="true" />
      <span className="map-pulse" aria-hidden="true" data-severity="CRITICAL" hidden={scene.pulsingId === null} />
      <div className="map-card-place" data-on-map>
        {card}
      </div>
      {children}
    </div>
  );
}

async function createOnCard(setup: BaseSetup): Promise<Base | null> {
  try {
    const { createVectorBase } = await import("./vector-base.ts");
    return createVectorBase(setup);
  } catch {
    return null;
  }
}

function watchSize(element: HTMLElement): () => void {
  const measure = (): void => resize(element.clientWidth, element.clientHeight);
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  measure();
  return () => observer.disconnect();
}

/** A cluster opens; where it cannot, its loudest alert is meant. */
function pick(placed: Placed | null, onPick: (id: string) => void, marks: MarkIndex): void {
  if (placed === null) return;
  if (placed.mark !== null) {
    onPick(placed.mark.id);
    return;
  }
  const { cluster_id, position } = placed;
  if (cluster_id === null) return;
  const opensAt = marks.opensAt(cluster_id);
  lookByHand((view) => {
    const [longitude, latitude] = position;
    return zoomed({ ...view, longitude, latitude }, Math.max(0.5, opensAt + 0.2 - view.zoom));
  });
}

interface Painter {
  readonly paint: () => void;
  readonly schedule: () => void;
  /** What was painted there, topmost first. */
  readonly at: (spot: Spot) => Placed | null;
  readonly ink: () => Ink;
  readonly readInk: () => void;
  readonly stop: () => void;
}

function createPainter(holder: HTMLElement, props: () => SurfaceProps): Painter {
  const canvas = holder.querySelector<HTMLCanvasElement>(".map-above");
  const pulse = holder.querySelector<HTMLElement>(".map-pulse");
  const cardPlace = holder.querySelector<HTMLElement>(".map-card-place");
  const paper = canvas?.getContext("2d") ?? null;
  let ink = readInk();
  let frame = 0;
  let placed: readonly Placed[] = [];

  function paint(): void {
    if (canvas === null || paper === null) return;
    const { view } = useCamera.getState();
    const { scene, atlas } = props();
    const density = globalThis.devicePixelRatio;
    size(canvas, view, density);
    plain(paper, density);
    paper.clearRect(0, 0, view.width, view.height);
    paintDrawn(paper, view, scene.drawn, ink);
    paintLabels(paper, chooseLabels(atlas.places, view), ink);
    for (const { mark, start, points } of scene.trails)
      paintTrail(paper, view, start, points, ink.severity[mark.severity]);
    placed = scene.marks.inView(view);
    for (const { mark } of placed)
      if (mark !== null && (mark.id === scene.selectedId || placed.length < 40)) paintAccuracy(paper, view, mark, ink);
    paintMarks(paper, view, placed, scene.selectedId, ink);
    paintSketch(paper, view, ink);
    holder.dataset["shown"] = String(placed.length);
    place(pulse, scene.pulsingId, scene.marks, view);
    if (cardPlace !== null) placeCard(cardPlace, scene.selectedId, scene.marks, view);
  }

  return {
    paint,
    schedule: () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        paint();
      });
    },
    at: (spot) => {
      const { view } = useCamera.getState();
      return (
        placed.findLast((one) => {
          const { x, y } = project(view, one.position);
          return Math.hypot(x - spot.x, y - spot.y) <= radiusOf(one) + 1;
        }) ?? null
      );
    },
    ink: () => ink,
    readInk: () => {
      ink = readInk();
      paint();
    },
    stop: () => cancelAnimationFrame(frame),
  };
}

function place(element: HTMLElement | null, id: string | null, marks: MarkIndex, view: View): void {
  if (element === null) return;
  const stands = id === null ? null : marks.standsFor(id, view);
  element.hidden = stands === null;
  if (stands === null) return;
  const { x, y } = project(view, stands.position);
  element.style.transform = `translate(${x}px, ${y}px)`;
  element.style.setProperty("--reach", `${radiusOf(stands) + 3}px`);
}

const cardGapPx = 24;
const edgePx = 10;

/** Beside the mark, on the side with more room; in the corner where the alert is not in sight. */
function placeCard(element: HTMLElement, id: string | null, marks: MarkIndex, view: View): void {
  const mark = id === null ? undefined : marks.marks.find((one) => one.id === id);
  const spot = mark === undefined ? null : project(view, mark.position);
  const isSeen = spot !== null && spot.x >= 0 && spot.y >= 0 && spot.x <= view.width && spot.y <= view.height;
  const { offsetWidth: width, offsetHeight: height } = element;
  if (!isSeen) {
    element.style.transform = `translate(${edgePx}px, ${edgePx}px)`;
    return;
  }
  const isRight = spot.x + cardGapPx + width + edgePx <= view.width || spot.x < view.width / 2;
  const x = isRight ? spot.x + cardGapPx : spot.x - cardGapPx - width;
  const y = Math.max(edgePx, Math.min(view.height - height - edgePx, spot.y - 60));
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
