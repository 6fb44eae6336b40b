import type { PolicyFields } from "../../core/escalation-policy.ts";
import { t } from "../language/language.ts";
import { formatDuration } from "../parts/duration.ts";
import { endOf, inkOn, segmentsOf } from "./segments.ts";

interface PolicyLineProps {
  readonly policy: PolicyFields;
  /** Whom it is handed to at the end; empty: nobody. */
  readonly heirs: readonly string[];
}

/** The policy drawn on a line of time: layer after layer, round after round, then whoever it is handed to. */
export function PolicyLine({ policy, heirs }: PolicyLineProps): React.JSX.Element {
  const segments = segmentsOf(policy);
  const total = endOf(segments);
  const rounds = policy.repeat + 1;
  const words = segments.map(({ layer, round, start, seconds }) =>
    t("after {{start}}: layer {{layer}}{{round}}, for {{duration}}", {
      start: formatDuration(start),
      layer,
      round: rounds > 1 ? t(", round {{round}}", { round: round + 1 }) : "",
      duration: formatDuration(seconds),
    }),
  );
  const end = heirs.length > 0 ? t("handed to {{heirs}}", { heirs: heirs.join(", ") }) : t("dropped: nobody answered");
  return (
    <div
      className="policy-line"
      role="img"
      aria-label={[...words, t("after {{duration}}: {{end}}", { duration: formatDuration(total), end })].join("; ")}
    >
      {segments.map(({ layer, round, start, seconds, color_hex }, place) => (
        <div
          key={`${round} ${layer}`}
          className="policy-segment"
          style={{ flexGrow: Math.sqrt(seconds) }}
          data-again={round > 0 || undefined}
        >
          <small className="mute num">
            {start === 0 ? t("at once") : formatDuration(start)}
            {round > 0 && segments[place - 1]?.round !== round && <b> {t("again")}</b>}
          </small>
          <div className="policy-bar" style={{ background: color_hex, color: inkOn(color_hex) }}>
            <b>L{layer}</b> <span>{formatDuration(seconds)}</span>
          </div>
        </div>
      ))}
      <div className="policy-segment policy-end" data-dropped={heirs.length === 0 || undefined}>
        <small className="mute num">{formatDuration(total)}</small>
        <div className="policy-bar" title={end}>
          <span className="clip">{heirs.length > 0 ? `→ ${heirs.join(", ")}` : t("dropped")}</span>
        </div>
      </div>
    </div>
  );
}
