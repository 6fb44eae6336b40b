// What is shown on the map beside the alerts. Kept over a reload.
import { create } from "zustand";
import { z } from "zod";

import { keep, recall } from "../state/storage.ts";

const Layers = z.object({ zones: z.boolean(), routes: z.boolean(), locations: z.boolean(), trails: z.boolean() });
type Layers = z.infer<typeof Layers>;
export type Layer = keyof Layers;

interface MapState extends Layers {
  /** Why part of the base is missing. */
  readonly trouble: string | null;
  /** The graphics card failed after all: the map does without it until the window is loaded again. */
  readonly isCardBroken: boolean;
}

export const useMap = create<MapState>(() => ({
  ...recall("map-layers", Layers, { zones: true, routes: true, locations: true, trails: true }),
  trouble: null,
  isCardBroken: false,
}));

export const layerNames: Readonly<Record<Layer, string>> = {
  zones: "Zones",
  routes: "Routes",
  locations: "Locations",
  trails: "Trails",
};

export function toggleLayer(layer: Layer): void {
  useMap.setState((state) => ({ [layer]: !state[layer] }));
  const { zones, routes, locations, trails } = useMap.getState();
  keep("map-layers", { zones, routes, locations, trails } satisfies Layers);
}
