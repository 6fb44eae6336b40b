import { ActionButton } from "../../parts/action-button.tsx";
import { CalmNotice } from "../../parts/calm-notice.tsx";
import { useAlerts } from "../../state/alerts.ts";
import { readDetail, useDetail } from "../../state/detail.ts";
import { useView } from "../../state/view.ts";
import { t } from "../../language/language.ts";
import { ActionBar } from "./action-bar.tsx";
import { Comments } from "./comments.tsx";
import { Contacts } from "./contacts.tsx";
import { Choice } from "./choice.tsx";
import { Facts } from "./facts.tsx";
import { Heading } from "./heading.tsx";
import { Notifications } from "./notifications.tsx";
import { RoomPanel } from "./room-panel.tsx";
import { Timeline } from "./timeline.tsx";
import { Acknowledgements } from "./acknowledgements.tsx";
import { Tracks } from "./tracks.tsx";

/** Everything about the focused alert; the room's state while none is focused. */
export function DetailPane(): React.JSX.Element {
  const focusedId = useView((view) => view.focusedId);
  return (
    <aside className="pane" aria-label={focusedId === null ? t("The room") : t("Alert in detail")}>
      {focusedId === null ? <RoomPanel /> : <AlertPane id={focusedId} />}
    </aside>
  );
}

function AlertPane({ id }: { readonly id: string }): React.JSX.Element {
  const row = useAlerts(({ alertById }) => alertById.get(id));
  const { detail, status, failure } = useDetail();
  const own = detail?.alert.id === id ? detail : null;
  // The row is newer while the detail is on its way; a row unknown to the board (closed long ago) is only in the detail.
  const alert = row ?? own?.alert;
  if (alert === undefined)
    return status === "missing" ? (
      <CalmNotice title={t("This alert does not exist")}>
        <p>{t("It may belong to another organisation or have been removed. Press Esc to go back.")}</p>
      </CalmNotice>
    ) : (
      <Failing id={id} message={status === "failed" ? (failure?.message ?? "") : null} />
    );
  return (
    <>
      <Heading alert={alert} plan={own?.plan ?? null} />
      <ActionBar alert={alert} plan={own?.plan ?? null} />
      <div
        key={id}
        className="pane-body"
        tabIndex={0}
        role="region"
        aria-label={t("Record of alert {{number}}", { number: alert.number })}
      >
        {own === null ? (
          <Failing id={id} message={status === "failed" ? (failure?.message ?? "") : null} />
        ) : (
          <>
            <Acknowledgements alert={alert} />
            <Tracks tracks={alert.tracks} />
            <Notifications notifications={own.notifications} />
            <Contacts contacts={own.plan.configuration?.emergency_contacts ?? []} />
          </>
        )}
        {/* At once and in one place: whoever presses its key and types must not wait for the record. */}
        <Comments alertId={id} comments={own?.comments ?? []} />
        {own !== null && (
          <>
            <Timeline entries={own.timeline} />
            <Choice plan={own.plan} />
            <Facts alert={alert} escalations={own.escalations} />
          </>
        )}
      </div>
    </>
  );
}

function Failing({ id, message }: { readonly id: string; readonly message: string | null }): React.JSX.Element {
  if (message === null) return <p className="pane-waiting mute">{t("Reading the record")}</p>;
  return (
    <CalmNotice title={t("The record could not be read: {{message}}", { message })} tone="bad">
      <div className="notice-actions">
        <ActionButton label={t("Try now")} look="primary" onPress={() => void readDetail(id)} />
      </div>
    </CalmNotice>
  );
}
