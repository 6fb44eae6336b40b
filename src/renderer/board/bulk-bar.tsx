import { isUnanswered } from "../../core/alert.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useAlerts } from "../state/alerts.ts";
import { openDialog, select, useView } from "../state/view.ts";

/** Stands where the filters were, so that selecting moves no row. */
export function BulkBar(): React.JSX.Element {
  const selectedIds = useView((view) => view.selectedIds);
  const open = useAlerts(({ alertById }) => {
    let count = 0;
    for (const id of selectedIds) if (isUnanswered(alertById.get(id)?.status ?? "CLOSED")) count += 1;
    return count;
  });
  const count = selectedIds.size;
  return (
    <>
      <b className="num">{count} selected</b>
      <span className="mute num">
        {open === count
          ? "none acknowledged yet"
          : open === 0
            ? "all acknowledged or over"
            : `${open} not acknowledged`}
      </span>
      <span className="filter-gap" />
      <ActionButton
        label={`Acknowledge ${open}`}
        keys="A"
        look="primary"
        reason={open === 0 ? "None of them waits for an acknowledgement" : null}
        onPress={() => openDialog({ kind: "bulk" })}
      />
      <ActionButton label="Clear selection" keys="Esc" onPress={() => select([])} />
    </>
  );
}
