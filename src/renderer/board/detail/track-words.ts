// A track of an alert in words: which layer asks, in which round, and what comes next. Pure.
import type { Responder, Track } from "../../../core/track.ts";
import { t } from "../../language/language.ts";

export function trackState({ status, layer, round, policy, acknowledged_by }: Track): string {
  if (acknowledged_by !== null && acknowledged_by !== undefined)
    return t("acknowledged by {{name}}", { name: acknowledged_by });
  if (status === "stopped") return t("stopped: somebody has the alert");
  if (status === "exhausted") return t("nobody is left to ask");
  if (layer === 0) return "beginning";
  const asked =
    policy === null
      ? t("layer {{layer}} is asked", { layer })
      : t("layer {{layer}} of {{layers}} is asked", { layer, layers: policy.layers.length });
  return round === 0 ? asked : `${asked}${t(", round {{round}}", { round: round + 1 })}`;
}

/** What follows when the layer in progress is over; null when nothing more happens by itself. */
export function nextInTrack({ status, layer, round, policy, next_at, next_step }: Track): string | null {
  if (status !== "running" || next_at === null) return null;
  if (policy === null) return next_step === "drop" ? t("nobody is left to ask") : t("escalates");
  if (layer < policy.layers.length) return t("layer {{layer}} is asked", { layer: layer + 1 });
  if (round < policy.repeat) return t("layer 1 is asked again");
  return policy.reassign_team_ids.length + policy.reassign_user_ids.length > 0
    ? t("it is handed on")
    : t("nobody is left to ask");
}

const answers: Readonly<Record<Responder["answer"], string>> = {
  waiting: "has not answered",
  acknowledged: "acknowledged",
  rejected: "rejected",
  timed_out: "did not answer in time",
};

export const answerWords = ({ answer }: Responder): string => t(answers[answer]);

/** Latest layer first, as it was asked last. */
export const latestFirst = (responders: readonly Responder[]): readonly Responder[] =>
  responders.toSorted(
    (one, other) => other.paged_at - one.paged_at || other.round - one.round || other.layer - one.layer,
  );
