// What belongs to one workstation and is never replicated: sound, look, who sits there.
import { z } from "zod";

import { Severity } from "./alert.ts";
import { tilesOrigin } from "./map-tiles.ts";

export const Preferences = z.strictObject({
  operator_name: z.string().trim().max(200),
  /** `contrast` is dark with every edge and word at its strongest. */
  theme: z.enum(["dark", "light", "contrast"]),
  density: z.enum(["comfortable", "dense"]),
  language: z.enum(["en", "hi"]),
  clock: z.enum(["24", "12"]),
  /** 0 to 1. */
  volume: z.number().min(0).max(1),
  /** Severities that sound. */
  audible: z.array(Severity),
  /** Epoch ms; silence always ends. */
  muted_until: z.number().nullable(),
  /** A media device id; empty for the system's default. */
  output_device: z.string().max(500),
  output_label: z.string().max(500),
  desktop_notifications: z.boolean(),
  /** `card`: by the graphics card or what imitates one; `plain`: without, even where there is one. */
  map_renderer: z.enum(["auto", "card", "plain"]),
  /** The path of a PMTiles file; empty: the bundled map. */
  map_pack: z.string().trim().max(1000),
  /** An address with {z}, {x} and {y}; empty: nothing is asked of the network. */
  map_tiles_url: z
    .string()
    .trim()
    .max(1000)
    .refine(
      (text) => text === "" || tilesOrigin(text) !== null,
      "must be such as https://tiles.example/{z}/{x}/{y}.png",
    ),
  /** The map stands beside the board where the window is wide enough. */
  map_beside_board: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

export const defaultPreferences: Preferences = {
  operator_name: "",
  theme: "dark",
  density: "comfortable",
  language: "en",
  clock: "24",
  volume: 0.8,
  audible: ["CRITICAL", "HIGH", "MEDIUM", "LOW"],
  muted_until: null,
  output_device: "",
  output_label: "",
  desktop_notifications: true,
  map_renderer: "auto",
  map_pack: "",
  map_tiles_url: "",
  map_beside_board: false,
};
