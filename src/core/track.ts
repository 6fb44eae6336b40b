// One line of escalation that an alert is running: its configuration's, a team's, or a list of people it was handed to.
import type { PolicyFields } from "./escalation-policy.ts";

/** Somebody who was paged for an alert, and what came back. */
export interface Responder {
  readonly user_id: string;
  readonly name: string;
  readonly layer: number;
  readonly round: number;
  readonly paged_at: number;
  readonly answer: "waiting" | "acknowledged" | "rejected" | "timed_out";
  readonly answered_at: number | null;
}

export interface Track {
  /** `configuration`, `team:<id>` or `people:<n>-<who>`; one of each in an alert. */
  readonly id: string;
  readonly kind: "configuration" | "team" | "people";
  readonly name: string;
  readonly team_id: string | null;
  /** As it was when the track began: editing it changes nothing here. Null for a configuration's track. */
  readonly policy: PolicyFields | null;
  /** From 1; 0 before the first. */
  readonly layer: number;
  /** From 0; how often the layers were walked before. */
  readonly round: number;
  readonly status: "running" | "stopped" | "exhausted";
  /** When the layer in progress times out, epoch ms; null when nothing more happens by itself. */
  readonly next_at: number | null;
  /** When the step in progress began, so that what is left of it can be shown; null before the first. */
  readonly step_started_at?: number | null;
  /** Who took it for this destination, where every destination has to; null or absent: nobody yet. */
  readonly acknowledged_by?: string | null;
  readonly acknowledged_at?: number | null;
  /** Nobody answered, and others were asked in its place: theirs is the answer that counts. */
  readonly is_replaced?: boolean;
  /** What happens at `next_at`: somebody else is asked, or nobody is left to ask. */
  readonly next_step: "escalate" | "drop" | null;
  readonly responders: readonly Responder[];
}

export const isRunning = (track: Track): boolean => track.status === "running";

/** The track that moves next, if any does. */
export function nextToMove(tracks: readonly Track[]): Track | null {
  let soonest: Track | null = null;
  for (const track of tracks)
    if (isRunning(track) && track.next_at !== null && (soonest === null || track.next_at < (soonest.next_at ?? 0)))
      soonest = track;
  return soonest;
}

/** How far a track has come. */
export interface Place {
  readonly layer: number;
  readonly round: number;
}

export const placeOf = ({ layer, round }: Place): Place => ({ layer, round });

/** Whether the first has not come as far as the second. */
export const isBehind = (one: Place, other: Place): boolean =>
  one.round === other.round ? one.layer < other.layer : one.round < other.round;

/** Those of the layer in progress. */
export const respondersNow = (track: Track): readonly Responder[] =>
  track.responders.filter(({ layer, round }) => layer === track.layer && round === track.round);
