// The wall display: a second window that only looks.
import { z } from "zod";

export interface WallDisplay {
  readonly id: number;
  /** For example "HDMI-1, 3840 x 2160". */
  readonly label: string;
  readonly is_primary: boolean;
}

export const wallCalls = {
  "wall.displays": { input: z.void(), output: z.custom<readonly WallDisplay[]>() },
  /** Null: a second monitor where there is one. */
  "wall.open": { input: z.strictObject({ display: z.number().nullable() }), output: z.custom<null>() },
  "wall.close": { input: z.void(), output: z.custom<null>() },
};

/** All that the wall may ask: nothing that changes anything, and no more of people than it shows. */
export const permittedOnWall: ReadonlySet<string> = new Set([
  "session.read",
  "board.read",
  "alert.rows",
  "roster.read",
  "room.read",
  "wall.close",
]);
