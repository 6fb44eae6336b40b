import { useEffect, useState } from "react";

import type { Foresight } from "../../contract/roster.ts";
import type { AlertType, Severity } from "../../core/alert.ts";
import type { Unsaved } from "../../core/unsaved.ts";
import { t } from "../language/language.ts";
import { inOwnWords } from "../language/station-words.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { formatDelay } from "../parts/duration.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { momentsOf } from "./foresight.ts";

type Answer =
  | { readonly kind: "waiting" }
  | { readonly kind: "told"; readonly foresight: Foresight }
  | { readonly kind: "failed"; readonly message: string };

const pauseMs = 150;

interface ForeseenProps {
  readonly teamId: string | null;
  readonly type: AlertType;
  readonly severity: Severity;
  /** Epoch ms; null: now. */
  readonly at: number | null;
  /** What is being edited, in the place of what is kept; its identity says whether it changed. */
  readonly unsaved?: Unsaved | null;
  readonly onRetry: () => void;
}

/** Everybody who would be told of such an alert, if nobody answered. Nothing is raised. */
export function Foreseen({ teamId, type, severity, at, unsaved = null, onRetry }: ForeseenProps): React.JSX.Element {
  const [answer, setAnswer] = useState<Answer>({ kind: "waiting" });
  useEffect(() => {
    let isStale = false;
    const foresee = async (): Promise<void> => {
      try {
        const alert = { alert_type: type, severity, team_id: teamId };
        const foresight = await ask("dry_run.read", { at, alert, unsaved });
        if (!isStale) setAnswer({ kind: "told", foresight });
      } catch (error) {
        if (!isStale) setAnswer({ kind: "failed", message: toCallFailed(error).failure.message });
      }
    };
    const timer = setTimeout(() => void foresee(), pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [teamId, severity, type, at, unsaved]);

  switch (answer.kind) {
    case "waiting":
      return <p className="mute">{t("Working it out")}</p>;
    case "failed":
      return (
        <div>
          <p className="field-error" role="alert">
            {t("It cannot be foreseen: {{message}}.", { message: answer.message })}
          </p>
          <ActionButton label={t("Try again")} onPress={onRetry} />
        </div>
      );
    case "told":
      return <Told foresight={answer.foresight} />;
  }
}

function Told({ foresight }: { readonly foresight: Foresight }): React.JSX.Element {
  const { config_name, why, dropped_at, at } = foresight;
  const moments = momentsOf(foresight);
  return (
    <>
      <p className="mute">
        {config_name === null
          ? t("No configuration applies: {{why}}.", { why: inOwnWords(why) })
          : t("Configuration {{name}}: {{why}}.", { name: config_name, why: inOwnWords(why) })}
      </p>
      <ol className="dry-run">
        {moments.map(({ after, happenings, told }) => (
          <li key={after}>
            <b className="num">{formatDelay(after)}</b>
            <div>
              {happenings.map((text, place) => (
                <p key={place} className="mute">
                  {text}
                </p>
              ))}
              {told.map(({ name, role, why: reason, calls }) => (
                <p key={`${name} ${reason}`}>
                  <b>{name}</b>
                  {role !== null && role !== name && <span className="mute"> · {role}</span>}
                  <span className="mute"> · {reason}</span>
                  {calls.map(({ channel, address, error }) => (
                    <span
                      key={`${channel} ${address}`}
                      className="dry-run-call"
                      data-failing={error !== null || undefined}
                    >
                      {t(channelNames[channel])} <span className="num">{address ?? t("no address")}</span>
                      {error !== null && ` ▲ ${error}`}
                    </span>
                  ))}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <p className={dropped_at === null ? "mute" : "crit"}>
        {dropped_at === null
          ? t("It then stays open, and nobody else is asked.")
          : t("Nobody is left to ask {{delay}}: the alert is dropped and stays loud on the board.", {
              delay: formatDelay(Math.round((dropped_at - at) / 1000)),
            })}
      </p>
    </>
  );
}
