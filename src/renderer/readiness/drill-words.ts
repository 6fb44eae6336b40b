// What became of a call and of a person in an exercise, in words.
import type { DrillAnswer, DrillCall, DrillLine } from "../../core/drill.ts";
import { t } from "../language/language.ts";
import { formatDuration } from "../parts/duration.ts";

export const answerNames: Readonly<Record<DrillAnswer, string>> = {
  acknowledged: "Acknowledged",
  rejected: "Rejected",
  silent: "No answer",
  spared: "Not needed: somebody else took it",
  awaited: "Still awaited",
};

/** In whole seconds, begun ones counted. */
export const timeWords = (seconds: number): string => formatDuration(Math.max(1, Math.ceil(seconds)));

export function callWords({ status, reached_after_seconds, is_confirmed, error }: DrillCall): string {
  if (reached_after_seconds !== null) {
    const time = timeWords(reached_after_seconds);
    return is_confirmed ? t("delivered after {{time}}", { time }) : t("sent after {{time}}, no receipt", { time });
  }
  switch (status) {
    case "failed":
      return t("failed: {{reason}}", { reason: error ?? t("no reason given") });
    case "retrying":
      return t("trying again: {{reason}}", { reason: error ?? t("no reason given") });
    case "cancelled":
      return t("called off before it went out");
    default:
      return t("waiting to be sent");
  }
}

export const shareWords = ({ counts: { called, reached } }: Pick<DrillLine, "counts">): string =>
  t("{{reached}} of {{called}} reached", { reached, called });
