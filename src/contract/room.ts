// What the window is told about the console itself and the health of the room.
import type { Channel } from "../core/alert.ts";
import type { Preferences } from "../core/preferences.ts";
import type { ShownSetting } from "../core/settings.ts";

export interface Session {
  /** Null before the first-run page was finished. */
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly console_id: string;
  readonly version: string;
  /** For example "Electron 45.4.1". */
  readonly runtime: string;
  /** Said plainly where the runtime is the fallback for development. */
  readonly runtime_note: string | null;
  readonly is_demo: boolean;
  readonly preferences: Preferences;
}

/** `slow`, `failing` and `not_set_up` carry three different marks on screen. `idle`: set up, nothing sent yet. */
export type ChannelState = "ok" | "idle" | "slow" | "failing" | "not_set_up";

export interface ChannelHealth {
  readonly channel: Channel;
  readonly state: ChannelState;
  /** For example "3 failed in a row: 30003 unreachable"; null when there is nothing to say. */
  readonly note: string | null;
  readonly waiting: number;
}

export interface RoomHealth {
  readonly channels: readonly ChannelHealth[];
  /** Where the receiver listens; null when it could not. */
  readonly receiver_url: string | null;
  readonly receiver_error: string | null;
  /** Beats complete. */
  readonly engine_ok: boolean;
  /** Set while the store refuses to write (full disk); nothing is accepted meanwhile. */
  readonly store_error: string | null;
  /** A backup was put back: until then (epoch ms) its alerts do not escalate. Null: nothing is held. */
  readonly grace_ends_at: number | null;
  readonly journal_length: number;
  readonly last_backup_at: number | null;
  readonly backup_error: string | null;
  readonly configurations: number;
  /** Enabled integrations and API tokens, for the settings page. */
  readonly people: number;
}

export interface SettingsView {
  readonly settings: readonly ShownSetting[];
  readonly channels: readonly ChannelHealth[];
}

/** What came of a test message. */
export interface TestResult {
  readonly ok: boolean;
  /** The provider's own answer. */
  readonly answer: string;
  readonly took_ms: number;
}
