import { t } from "../language/language.ts";

import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { readSession, useSession } from "../state/session.ts";

/** Until main has said who sits here. */
export function Starting(): React.JSX.Element {
  const failure = useSession((state) => state.failure);
  if (failure === null) return <CalmNotice title={t("Starting")} />;
  return (
    <CalmNotice title={t("Watchdesk's station does not answer: {{message}}", { message: failure.message })} tone="bad">
      <p>
        {t(
          "It is asked again every 3 seconds. If this stays, quit Watchdesk from its tray menu and start it again: nothing that was accepted is lost.",
        )}
      </p>
      <div className="notice-actions">
        <ActionButton label={t("Try now")} look="primary" onPress={() => void readSession()} />
      </div>
    </CalmNotice>
  );
}
