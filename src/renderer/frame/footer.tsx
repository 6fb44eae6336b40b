import { t } from "../language/language.ts";
import { formatCount, formatInstant } from "../parts/time.ts";
import { useAlerts } from "../state/alerts.ts";
import { useClock } from "../state/clock.ts";
import { useRoom } from "../state/room.ts";
import { openDialog } from "../state/view.ts";

const hints = [
  ["j k", "move"],
  ["A", "acknowledge"],
  ["X", "select"],
  ["/", "search"],
  ["N", "raise"],
  ["Esc", "back"],
] as const;

export function Footer(): React.JSX.Element {
  const open = useAlerts(({ order, status }) => (status === "ready" ? order.length : null));
  const room = useRoom((state) => state.room);
  const backup = useClock(({ now }) =>
    room?.last_backup_at
      ? t("backed up {{instant}}", { instant: formatInstant(room.last_backup_at, now) })
      : t("no backup yet"),
  );
  return (
    <footer className="footer num">
      {hints.map(([key, text]) => (
        <span key={key}>
          {key.split(" ").map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}{" "}
          {t(text)}
        </span>
      ))}
      <button type="button" className="link-button" onClick={() => openDialog({ kind: "keys" })}>
        <kbd>?</kbd> {t("all keys")}
      </button>
      <span className="footer-gap" />
      {open !== null && <span>{t("{{count}} open", { count: formatCount(open) })}</span>}
      {room !== null && (
        <>
          <span>{t("Journal {{count}}", { count: formatCount(room.journal_length) })}</span>
          {room.backup_error === null ? (
            <span>{backup}</span>
          ) : (
            <span className="crit">{t("Backup failed: {{backup_error}}", { backup_error: room.backup_error })}</span>
          )}
        </>
      )}
    </footer>
  );
}
