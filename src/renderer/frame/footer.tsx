import { t } from "../language/language.ts";
import { type AnyKeyLine, capsOf } from "../parts/key-line.ts";
import { formatCount, formatInstant } from "../parts/time.ts";
import { useAlerts } from "../state/alerts.ts";
import { useClock } from "../state/clock.ts";
import { useRoom } from "../state/room.ts";
import { openDialog } from "../state/view.ts";
import { Caps } from "./caps.tsx";
import { backLines, frameLines } from "./keys.ts";
import { SyncNote } from "./sync-note.tsx";

/** Of several keys for one thing, the rest is in the list of all keys. */
const capsAtMost = 4;

const isBack = ({ keys }: AnyKeyLine): boolean => Object.hasOwn(keys, "Escape");

interface FooterProps {
  /** Of the screen that is shown. */
  readonly lines: readonly AnyKeyLine[];
  readonly isBoard: boolean;
}

export function Footer({ lines, isBoard }: FooterProps): React.JSX.Element {
  const open = useAlerts(({ order, status }) => (status === "ready" ? order.length : null));
  const room = useRoom((state) => state.room);
  const backup = useClock(({ now }) =>
    room?.last_backup_at
      ? t("backed up {{instant}}", { instant: formatInstant(room.last_backup_at, now) })
      : t("no backup yet"),
  );
  const told = [...lines, ...frameLines, ...(isBoard || lines.some(isBack) ? [] : backLines)].filter(
    ({ hint }) => hint !== undefined,
  );
  return (
    <footer className="footer num">
      <span className="footer-keys">
        {told.map((line) => (
          <span key={line.what}>
            <Caps caps={capsOf(line).slice(0, capsAtMost)} /> {t(line.hint ?? line.what)}
          </span>
        ))}
      </span>
      <button type="button" className="link-button" onClick={() => openDialog({ kind: "keys" })}>
        <kbd>?</kbd> {t("all keys")}
      </button>
      <span className="footer-gap" />
      <SyncNote />
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
