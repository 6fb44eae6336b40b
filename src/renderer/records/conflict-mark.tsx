import { t } from "../language/language.ts";
import { useConflictsOf } from "../state/conflicts.ts";
import { openPage } from "../state/view.ts";

/** In the row of something that was edited at two consoles which did not know of each other. */
export function ConflictMark({ id }: { readonly id: string }): React.JSX.Element | null {
  const count = useConflictsOf(id);
  if (count === 0) return null;
  return (
    <span className="conflict-mark" title={t("Edited at two consoles at once; settle it at Consoles (Z)")}>
      <span aria-hidden="true">⇄</span>
      <span className="unseen">{t("conflicting edits")}</span>
    </span>
  );
}

/** Above the thing in detail: what stands may not be what somebody else has written. */
export function ConflictBar({ id }: { readonly id: string }): React.JSX.Element | null {
  const count = useConflictsOf(id);
  if (count === 0) return null;
  return (
    <p className="conflict-bar" role="status">
      {t("{{count}} edits from another console conflict with what stands here.", { count })}{" "}
      <button type="button" className="link-button" onClick={() => openPage("consoles")}>
        {t("Settle")} <kbd>Z</kbd>
      </button>
    </p>
  );
}
