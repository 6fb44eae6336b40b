// How a shift repeats, as it is given and kept.
import { z } from "zod";

import { WallDate } from "./wall-time.ts";

export const Frequency = z.enum(["hourly", "daily", "weekly", "monthly", "yearly"]);
export type Frequency = z.infer<typeof Frequency>;

const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

export const Repeat = z.strictObject({
  frequency: Frequency,
  interval: z.int().min(1, "must be 1 to 1000").max(1000, "must be 1 to 1000").default(1),
  /** 0 is Sunday. Weekly: these days of every `interval`th week, weeks beginning on Monday; daily: no other days. */
  days_of_week: z
    .array(z.int().min(0, "must be 0 (Sunday) to 6").max(6, "must be 0 (Sunday) to 6"))
    .min(1, "must name at least one day, or be null")
    .refine(isDistinct, "must not name a day twice")
    .nullable()
    .default(null),
  /** Monthly and yearly: the day that is meant, or else the start's; in a month without it, the month's last day. */
  day_of_month: z.int().min(1, "must be 1 to 31").max(31, "must be 1 to 31").nullable().default(null),
  /** Each occurrence lasts until the next would start. Null: what the first shows, so a shift from month to month does. */
  is_continuous: z.boolean().nullable().default(null),
  /** The last day on which an occurrence may start. */
  until: WallDate.nullable().default(null),
  /** How many occurrences there are, left-out ones included. */
  count: z.int().min(1, "must be 1 to 100000").max(100_000, "must be 1 to 100000").nullable().default(null),
});
export type Repeat = z.infer<typeof Repeat>;
