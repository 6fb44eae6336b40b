// The base without a graphics card: coasts, borders, and tiles where they are asked for.
import { t } from "../language/language.ts";
import type { Base, BaseSetup } from "./map-base.ts";
import { type Paper, paintBase, plain } from "./paint-base.ts";
import type { View } from "./projection.ts";
import { createTiles } from "./tiles.ts";

export function createCanvasBase({ element, atlas, ink: first, source, onFrame, onTrouble }: BaseSetup): Base {
  const canvas = document.createElement("canvas");
  canvas.className = "map-canvas";
  element.append(canvas);
  const paper = canvas.getContext("2d", { alpha: false });
  if (paper === null) throw new Error("This computer can't draw a map");
  let ink = first;
  let view: View | null = null;
  let frame = 0;
  const tiles = source.kind === "online" ? createTiles(source, () => schedule(), onTrouble) : null;
  onTrouble(
    source.kind === "pack"
      ? t("A map pack needs the graphics card, see Settings, Map; the bundled map is shown instead")
      : null,
  );

  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (view !== null) paint(paper, view);
    });
  };

  function paint(on: Paper, shown: View): void {
    const density = globalThis.devicePixelRatio;
    size(canvas, shown, density);
    paintBase(on, density, shown, atlas, ink);
    plain(on, density);
    tiles?.paint(on, shown);
    onFrame();
  }

  return {
    show: (next) => {
      view = next;
      schedule();
    },
    recolour: (next) => {
      ink = next;
      schedule();
    },
    remove: () => {
      cancelAnimationFrame(frame);
      tiles?.stop();
      canvas.remove();
    },
  };
}

/** Setting the size empties a canvas, so it is set only when it changes. */
export function size(canvas: HTMLCanvasElement, { width, height }: View, density: number): void {
  const [across, down] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
}
