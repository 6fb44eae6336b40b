// What lies below the alerts, and how it is drawn: by the graphics card or without one.
import { tilesOrigin } from "../../core/map-tiles.ts";
import type { Atlas } from "./atlas.ts";
import type { Ink } from "./ink.ts";
import type { View } from "./projection.ts";

/** Only `online` asks anything of the network. */
export type BaseSource =
  | { readonly kind: "bundled" }
  | { readonly kind: "pack"; readonly name: string }
  | { readonly kind: "online"; readonly template: string; readonly host: string };

export interface Base {
  readonly show: (view: View) => void;
  readonly recolour: (ink: Ink) => void;
  readonly remove: () => void;
}

export interface BaseSetup {
  readonly element: HTMLElement;
  readonly atlas: Atlas;
  readonly ink: Ink;
  readonly source: BaseSource;
  /** After each painted frame: what lies above is to be painted for the same view. */
  readonly onFrame: () => void;
  /** Why part of the base is missing; null: it is there again. */
  readonly onTrouble: (trouble: string | null) => void;
}

export function baseSourceOf(pack: string, template: string): BaseSource {
  const host = tilesOrigin(template)?.replace(/^https?:\/\//u, "") ?? null;
  if (pack !== "") return { kind: "pack", name: pack.split(/[/\\]/u).at(-1) ?? pack };
  return host === null ? { kind: "bundled" } : { kind: "online", template, host };
}

/** Where the window finds the map pack: the program serves it from the file that was chosen. */
export const packAddress = (): string => new URL("/map-pack", globalThis.location.href).href;
