import { useEffect } from "react";

import type { Alert } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { useAlerts } from "../state/alerts.ts";
import { focusAlert } from "../state/view.ts";
import { useRaising } from "./raising.ts";

interface RaiseReceiptProps {
  readonly alert: Alert;
  readonly onClose: () => void;
  readonly closeButton: React.ReactNode;
}

/** The number to tell the caller, and what is happening meanwhile. */
export function RaiseReceipt({ alert: raised, onClose, closeButton }: RaiseReceiptProps): React.JSX.Element {
  const alert = useAlerts(({ alertById }) => alertById.get(raised.id)) ?? raised;
  // The form that had the focus is gone.
  useEffect(() => document.querySelector<HTMLElement>(".raise-receipt button")?.focus(), []);
  const { people_paged: paged, people_reached: reached } = alert;
  return (
    <div className="raise-receipt" role="status">
      <p className="raise-number num">
        <SeverityMark severity={alert.severity} size={20} />#{alert.number}
      </p>
      <p>{alert.title}</p>
      <p className="mute">
        {paged === 0
          ? t("Nobody could be told. Take it yourself or call somebody.")
          : t("{{count}} people are being told, {{reached}} reached so far.", { count: paged, reached })}
      </p>
      <div className="raise-foot">
        <ActionButton
          label={t("Show it")}
          look="primary"
          onPress={() => {
            focusAlert(alert.id);
            onClose();
          }}
        />
        <ActionButton label={t("Raise another")} onPress={() => useRaising.setState({ raised: null })} />
        {closeButton}
      </div>
    </div>
  );
}
