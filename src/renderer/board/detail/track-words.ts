// A track of an alert in words: which layer asks, in which round, and what comes next. Pure.
import type { Responder, Track } from "../../../core/track.ts";

export function trackState({ status, layer, round, policy }: Track): string {
  if (status === "stopped") return "stopped: somebody has the alert";
  if (status === "exhausted") return "nobody is left to ask";
  if (layer === 0) return "beginning";
  const of = policy === null ? "" : ` of ${policy.layers.length}`;
  return `layer ${layer}${of} is asked${round === 0 ? "" : `, round ${round + 1}`}`;
}

/** What follows when the layer in progress is over; null when nothing more happens by itself. */
export function nextInTrack({ status, layer, round, policy, next_at, next_step }: Track): string | null {
  if (status !== "running" || next_at === null) return null;
  if (policy === null) return next_step === "drop" ? "nobody is left to ask" : "escalates";
  if (layer < policy.layers.length) return `layer ${layer + 1} is asked`;
  if (round < policy.repeat) return "layer 1 is asked again";
  return policy.reassign_team_ids.length + policy.reassign_user_ids.length > 0
    ? "it is handed on"
    : "nobody is left to ask";
}

const answers: Readonly<Record<Responder["answer"], string>> = {
  waiting: "has not answered",
  acknowledged: "acknowledged",
  rejected: "rejected",
  timed_out: "did not answer in time",
};

export const answerWords = ({ answer }: Responder): string => answers[answer];

/** Latest layer first, as it was asked last. */
export const latestFirst = (responders: readonly Responder[]): readonly Responder[] =>
  responders.toSorted(
    (one, other) => other.paged_at - one.paged_at || other.round - one.round || other.layer - one.layer,
  );
