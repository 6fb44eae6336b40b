// Tiles of a server in the network, for the map without a graphics card. Fetched only where somebody chose one.
import { t } from "../language/language.ts";
import type { BaseSource } from "./map-base.ts";
import type { Paper } from "./paint-base.ts";
import { frameOf, type View } from "./projection.ts";

interface Tiles {
  readonly paint: (paper: Paper, view: View) => void;
  readonly stop: () => void;
}

const keptAtMost = 300;
const closest = 19;
/** A tile that could not be fetched is asked for again after so long. */
const retryMs = 15_000;

export function createTiles(
  { template, host }: Extract<BaseSource, { kind: "online" }>,
  onLoad: () => void,
  onTrouble: (trouble: string | null) => void,
): Tiles {
  const images = new Map<string, ImageBitmap | "asked" | number>();
  const stopped = new AbortController();

  async function fetchTile(key: string, url: string): Promise<void> {
    images.set(key, "asked");
    try {
      const response = await fetch(url, { signal: stopped.signal, credentials: "omit" });
      if (!response.ok) throw new Error(`${response.status}`);
      images.set(key, await createImageBitmap(await response.blob()));
      onTrouble(null);
    } catch {
      if (stopped.signal.aborted) return;
      images.set(key, Date.now());
      onTrouble(troubleOf(host));
    }
    for (const old of images.keys()) {
      if (images.size <= keptAtMost) break;
      images.delete(old);
    }
    onLoad();
  }

  return {
    paint: (paper, view) => {
      const { left, top, size } = frameOf(view);
      const zoom = Math.max(0, Math.min(closest, Math.round(view.zoom) + 1));
      const count = 2 ** zoom;
      const px = size / count;
      const [from, to] = [Math.floor(-left / px), Math.floor((view.width - left) / px)];
      for (let y = Math.max(0, Math.floor(-top / px)); y <= Math.min(count - 1, (view.height - top) / px); y += 1)
        for (let x = Math.max(0, from); x <= Math.min(count - 1, to); x += 1) {
          const key = `${zoom}/${x}/${y}`;
          const image = images.get(key);
          if (image instanceof ImageBitmap) paper.drawImage(image, left + x * px, top + y * px, px + 0.5, px + 0.5);
          else if (image === undefined || (typeof image === "number" && Date.now() - image > retryMs))
            void fetchTile(key, addressOf(template, zoom, x, y));
        }
    },
    stop: () => {
      stopped.abort();
      for (const image of images.values()) if (image instanceof ImageBitmap) image.close();
    },
  };
}

export const addressOf = (template: string, zoom: number, x: number, y: number): string =>
  template.replace("{z}", String(zoom)).replace("{x}", String(x)).replace("{y}", String(y));

export const troubleOf = (host: string): string =>
  t("Tiles of {{host}} cannot be fetched; the bundled map is shown where they are missing", { host });
