import type { Step } from "../../core/notification-rule.ts";
import { t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";
import { formatDelay, formatDuration } from "../parts/duration.ts";
import type { CallLayer } from "./call-layers.ts";
import { groupSteps } from "./step-groups.ts";

interface StepsLineProps {
  readonly steps: readonly Step[];
  readonly layers: readonly CallLayer[];
}

const shortestSpan = 120;

/** The steps on a line of time, with the ends of the layers that cut them off. */
export function StepsLine({ steps, layers }: StepsLineProps): React.JSX.Element {
  const groups = groupSteps(steps);
  const ends = [...new Set(layers.map(({ seconds }) => seconds))].toSorted((one, other) => one - other);
  const soonestEnd = ends[0] ?? Infinity;
  const last = groups.at(-1)?.delay_seconds ?? 0;
  const nearEnds = ends.filter((end) => end <= Math.max(last * 1.2, soonestEnd));
  const span = Math.max(shortestSpan, last * 1.18, ...nearEnds.map((end) => end * 1.06));
  const at = (seconds: number): string => `${(seconds / span) * 100}%`;
  const words = groups.map(
    ({ delay_seconds, channels }) =>
      `${formatDelay(delay_seconds)}: ${channels.map((channel) => t(channelNames[channel])).join(", ")}`,
  );
  return (
    <div className="steps-line" role="img" aria-label={words.join("; ") || t("Told nothing")}>
      <div className="steps-track" />
      {nearEnds.map((end) => (
        <span key={end} className="steps-end" style={{ left: at(end) }}>
          <small>{t("layer ends, {{duration}}", { duration: formatDuration(end) })}</small>
        </span>
      ))}
      {groups.map(({ delay_seconds, channels }) => (
        <span
          key={delay_seconds}
          className="steps-mark"
          data-cut={delay_seconds >= soonestEnd || undefined}
          style={{ left: at(delay_seconds) }}
        >
          <i />
          <small>
            {delay_seconds === 0 ? t("at once") : formatDuration(delay_seconds)}
            <b>{channels.map((channel) => t(channelNames[channel])).join(", ")}</b>
          </small>
        </span>
      ))}
    </div>
  );
}
