import type { Alert } from "../../../core/alert.ts";
import type { Plan } from "../../../core/plan.ts";
import { ActionButton } from "../../parts/action-button.tsx";
import { useActing } from "../../state/act.ts";
import { useLockReason, useOperatorName } from "../../state/sign-in.ts";
import { offersFor, expectedStep } from "../../state/offers.ts";
import { carryOut } from "../../state/carry-out.ts";
import { t } from "../../language/language.ts";

interface ActionBarProps {
  readonly alert: Alert;
  readonly plan: Plan | null;
}

/** Buttons keep their places through an alert's life; the step expected next is the primary one. */
export function ActionBar({ alert, plan }: ActionBarProps): React.JSX.Element {
  const operator = useOperatorName();
  const locked = useLockReason();
  const acting = useActing(({ kindById }) => kindById.get(alert.id));
  const expected = expectedStep(alert.status);
  return (
    <div className="action-bar" role="toolbar" aria-label={t("What to do with this alert")}>
      {offersFor(alert, operator, plan).map(({ kind, label, key, reason, hint }) => (
        <ActionButton
          key={kind}
          label={label}
          keys={key}
          hint={hint}
          reason={locked ?? reason}
          isBusy={acting === kind}
          look={kind === expected && reason === null && locked === null ? "primary" : "plain"}
          onPress={() => carryOut(alert.id, kind)}
        />
      ))}
    </div>
  );
}
