// Stands where the lists' buttons were, so that selecting moves no row.
import { isUnanswered } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useAlerts } from "../state/alerts.ts";
import { openDialog, select, useView } from "../state/view.ts";

export function BulkSummary(): React.JSX.Element {
  const count = useView(({ selectedIds }) => selectedIds.size);
  const waiting = useWaiting();
  const rest =
    waiting === count
      ? t("none acknowledged yet")
      : waiting === 0
        ? t("none of them not acknowledged")
        : t("{{waiting}} of them not acknowledged", { waiting });
  return (
    <>
      <b className="num">{t("{{count}} selected", { count })}</b>
      <span className="mute num bulk-rest">{rest}</span>
    </>
  );
}

export function BulkActions(): React.JSX.Element {
  const waiting = useWaiting();
  return (
    <>
      <span className="filter-gap" />
      <ActionButton
        label={t("Acknowledge {{waiting}}", { waiting })}
        keys="A"
        look="primary"
        reason={waiting === 0 ? t("None of them waits for an acknowledgement") : null}
        onPress={() => openDialog({ kind: "bulk" })}
      />
      <ActionButton label={t("Clear selection")} keys="Esc" onPress={() => select([])} />
    </>
  );
}

/** How many of the selected nobody has taken yet. */
function useWaiting(): number {
  const selectedIds = useView((view) => view.selectedIds);
  return useAlerts(({ alertById }) => {
    let count = 0;
    for (const id of selectedIds) if (isUnanswered(alertById.get(id)?.status ?? "CLOSED")) count += 1;
    return count;
  });
}
