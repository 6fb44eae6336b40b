import { useEffect, useState } from "react";

import type { AlertType } from "../../core/alert.ts";
import type { Plan } from "../../core/plan.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { useRoom } from "../state/room.ts";
import { previewWords, type Told } from "./preview-words.ts";

interface RaisePreviewProps {
  readonly alert_type: AlertType | null;
  readonly team_id: string | null;
  readonly employee_id: string | null;
}

/** Which configuration would apply and who would be told, as things stand now. */
export function RaisePreview({ alert_type, team_id, employee_id }: RaisePreviewProps): React.JSX.Element {
  const { plan, failure } = usePlan(alert_type, team_id, employee_id);
  const channels = useRoom(({ room }) => room?.channels);
  if (alert_type === null)
    return <Frame title={t("Who will be told")}>{t("Choose what it is to see who will be told.")}</Frame>;
  if (failure !== null)
    return (
      <Frame title={t("Who will be told")} tone="bad">
        {t("Not known: {{failure}}. The alert can be raised all the same.", { failure })}
      </Frame>
    );
  if (plan === null) return <Frame title={t("Who will be told")}>{t("Looking for the configuration")}</Frame>;
  const words = previewWords(plan, channels ?? []);
  return (
    <Frame
      title={words.title}
      aside={words.why}
      tone={plan.configuration === null || words.isNobodyTold ? "bad" : "calm"}
    >
      {words.steps.map(({ when, who }) => (
        <p key={when}>
          <span className="mute">{when}:</span> {who.map(tell).join(", ")}
        </p>
      ))}
      {words.warnings.length > 0 && (
        <p className="raise-warning">{words.warnings.map((warning) => `${warning}.`).join(" ")}</p>
      )}
    </Frame>
  );
}

const tell = ({ name, channels }: Told): string =>
  `${name} (${channels.length === 0 ? t("no channel") : channels.join(", ")})`;

interface FrameProps {
  readonly title: string;
  readonly aside?: string;
  readonly tone?: "calm" | "bad";
  readonly children: React.ReactNode;
}

function Frame({ title, aside, tone = "calm", children }: FrameProps): React.JSX.Element {
  return (
    <section className="raise-preview" data-tone={tone} aria-live="polite" aria-label={t("Who will be told")}>
      <p className="raise-preview-title">
        {title}
        {aside !== undefined && <span className="mute small"> {aside}</span>}
      </p>
      {children}
    </section>
  );
}

interface SeenPlan {
  readonly plan: Plan | null;
  readonly failure: string | null;
}

function usePlan(alert_type: AlertType | null, team_id: string | null, employee_id: string | null): SeenPlan {
  const [seen, setSeen] = useState<SeenPlan>({ plan: null, failure: null });
  useEffect(() => {
    if (alert_type === null) return undefined;
    let isStale = false;
    ask("alert.preview", { alert_type, team_id, employee_id }).then(
      (plan) => !isStale && setSeen({ plan, failure: null }),
      (error: unknown) => !isStale && setSeen({ plan: null, failure: toCallFailed(error).failure.message }),
    );
    return () => {
      isStale = true;
    };
  }, [alert_type, team_id, employee_id]);
  return seen;
}
