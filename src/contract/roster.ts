// Who is on call, team by team and layer by layer, as the board's strip and the teams' screen show it; and who would be told of an alert.
import type { Foreseen } from "../core/dry-run.ts";

export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  /** Has an address that a call for help may go to. */
  readonly is_reachable: boolean;
}

/** A time without anybody, epoch ms; clipped to what was looked at. */
export interface RosterGap {
  readonly start: number;
  readonly end: number;
  /** Planned so. */
  readonly is_intended: boolean;
}

export interface RosterLayer {
  readonly layer: number;
  /** Null: the team's policy has no such layer, so its people are never asked. */
  readonly timeout_seconds: number | null;
  readonly color_hex: string | null;
  readonly now: readonly RosterPerson[];
  /** Nobody now, on purpose. */
  readonly is_intended_gap: boolean;
  /** When it changes, epoch ms; null: not within the next 400 days. */
  readonly until: number | null;
  readonly next: { readonly people: readonly RosterPerson[]; readonly start: number } | null;
  /** From the instant asked for up to `RosterView.looked_until`, in order. */
  readonly gaps: readonly RosterGap[];
}

export interface TeamRoster {
  readonly team_id: string;
  readonly number: number;
  readonly name: string;
  /** False: nobody was ever planned, and the team is not called. */
  readonly has_shifts: boolean;
  readonly layers: readonly RosterLayer[];
}

export interface RosterView {
  readonly at: number;
  /** How far ahead gaps were looked for. */
  readonly looked_until: number;
  /** By number. */
  readonly teams: readonly TeamRoster[];
}

/** What would become of an alert that nobody answers. */
export interface Foresight extends Foreseen {
  /** When it would be raised, epoch ms. */
  readonly at: number;
  /** Null: no configuration applies. */
  readonly config_name: string | null;
  readonly why: string;
}
