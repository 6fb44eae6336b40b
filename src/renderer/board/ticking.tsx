// The only parts of a row that change each second.
import { memo } from "react";

import type { Alert } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { formatAge } from "../parts/time.ts";
import { useAlerts } from "../state/alerts.ts";
import { Sentence } from "../language/sentence.tsx";
import { useClock } from "../state/clock.ts";
import { type Reach, reachOf } from "../state/order.ts";

/** Time since `since`, or until `until` once it stands still. */
export const Age = memo(function Age({ since, until }: { readonly since: number; readonly until?: number | null }) {
  const text = useClock(({ now }) => formatAge((until ?? now) - since));
  return <span className="num">{text}</span>;
});

interface CountdownProps {
  readonly at: number;
  readonly from: number;
  readonly step: "escalate" | "drop";
}

/** What happens next and when; the bar fills towards that moment. */
export const Countdown = memo(function Countdown({ at, from, step }: CountdownProps) {
  const left = useClock(({ now }) => Math.ceil((at - now) / 1000));
  const share = Math.min(1, Math.max(0, 1 - (left * 1000) / Math.max(1000, at - from)));
  const isUrgent = left <= 30;
  return (
    <span className="countdown" data-urgent={isUrgent || undefined}>
      <span className="num clip">
        {left > 0 ? (
          <Sentence
            of={step === "escalate" ? "Escalates in {{time}}" : "Drops in {{time}}"}
            parts={{ time: <b>{formatAge(left * 1000)}</b> }}
          />
        ) : step === "escalate" ? (
          t("Escalates now")
        ) : (
          t("Drops now")
        )}
      </span>
      <span className="countdown-track" aria-hidden="true">
        <i style={{ transform: `scaleX(${share.toFixed(3)})` }} />
      </span>
    </span>
  );
});

/** Whether anybody was reached, which time alone can change. */
export function useReach(alert: Alert): Reach {
  return useClock(({ now }) => reachOf(alert, now));
}

const newForMs = 60_000;

/** Stands for a while beside an alert that came in while somebody was watching. */
export function NewMark({ id }: { readonly id: string }): React.JSX.Element | null {
  const arrivedAt = useAlerts(({ arrivedAtById }) => arrivedAtById.get(id) ?? 0);
  const isNew = useClock(({ now }) => now - arrivedAt < newForMs);
  return isNew ? <span className="line cell-new">{t("new")}</span> : null;
}
