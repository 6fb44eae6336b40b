// What a station is started with.
import type { Channel } from "../core/alert.ts";
import type { PeerOptions } from "./console-group.ts";
import type { RateLimits } from "./intake/rate-limit.ts";
import type { Cost } from "./password.ts";
import type { Log, Notifier, Now } from "./ports.ts";

export interface StationOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly adminToken: string | null;
  /** Variables that override stored settings. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly log: Log;
  readonly now?: Now;
  /** The system's clock, which people and programs set; `now` goes before it. */
  readonly wall?: Now;
  readonly random?: () => number;
  readonly limits?: RateLimits;
  /** In the place of the real ones: for a demonstration, where nothing may leave the machine, and for tests. */
  readonly notifiers?: ReadonlyMap<Channel, Notifier>;
  /** How other consoles reach this one; by itself at a free port of this machine alone. */
  readonly peers?: PeerOptions;
  /** Tests move time by hand and ask for beats. */
  readonly isBeatManual?: boolean;
  /** Of keeping a PIN or password; tests have no time for the usual one. */
  readonly secretCost?: Cost;
  /** Somebody sits in front of it: the console itself sounds. */
  readonly hasWindow?: boolean;
}
