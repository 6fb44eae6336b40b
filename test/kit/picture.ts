// What a page shows, against the picture of it that was kept in test/window/pictures.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import pixelmatch from "pixelmatch";
import type { Locator, Page } from "playwright";
import { PNG } from "pngjs";

import { root } from "./console.ts";

const kept = path.join(root, "test", "window", "pictures");
const results = path.join(root, "test-results", "pictures");

export interface Comparison {
  /** Pixels that differ by more than the eye would miss; null where no picture of this size is kept. */
  readonly differing: number | null;
  /** PNG files. */
  readonly actual: Buffer;
  readonly difference: Buffer | null;
}

/** `masks` are painted over. */
export async function comparePicture(page: Page, name: string, masks: readonly Locator[]): Promise<Comparison> {
  const actual = await screenshotAtRest(page, masks);
  const { width, height, data } = PNG.sync.read(actual);
  const file = path.join(kept, `${name}.png`);
  const expected = existsSync(file) ? PNG.sync.read(await readFile(file)) : null;
  if (expected?.width !== width || expected.height !== height) return { differing: null, actual, difference: null };
  const difference = new PNG({ width, height });
  const differing = pixelmatch(expected.data, data, difference.data, width, height, { threshold: 0.03 });
  return { differing, actual, difference: PNG.sync.write(difference) };
}

export const keepPicture = (name: string, { actual }: Comparison): Promise<void> => write(kept, name, actual);

/** The folder in which what was seen and the difference now lie. */
export async function reportDifference(name: string, { actual, difference }: Comparison): Promise<string> {
  await write(results, name, actual);
  if (difference !== null) await write(results, `${name}.difference`, difference);
  return results;
}

async function write(folder: string, name: string, picture: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.png`), picture);
}

const patienceMs = 10_000;

/** As soon as two in a row are the same. */
async function screenshotAtRest(page: Page, masks: readonly Locator[]): Promise<Buffer> {
  const take = (): Promise<Buffer> =>
    page.screenshot({ animations: "disabled", caret: "hide", mask: [...masks], maskColor: "#808080" });
  const deadline = performance.now() + patienceMs;
  let before = await take();
  for (;;) {
    const now = await take();
    if (now.equals(before)) return now;
    if (performance.now() > deadline) throw new Error(`The page is not at rest within ${patienceMs} ms`);
    before = now;
  }
}
