// Where alerts went after they were raised.
import type { AlertEvent } from "../../core/alert-event.ts";
import type { Trail, TrailPoint } from "../../core/geography.ts";
import type { JournalEvent } from "../../core/journal-event.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";

export interface TrailTable extends Projection {
  /** Oldest first. */
  readonly points: (alertId: string) => readonly TrailPoint[];
  /** Of the open alerts of the account that moved, or of these among them. */
  readonly open: (accountId: string, ids: readonly string[] | null) => readonly Trail[];
}

/** So many of the newest positions of one alert are kept at hand for a map. */
const shownAtMost = 500;

export function createTrailTable(db: Db): TrailTable {
  // Whichever console hears of it first, the better accuracy stands.
  const save = db.prepare(
    `INSERT INTO alert_positions (alert_id, at, latitude, longitude, accuracy_meters) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET accuracy_meters =
       min(coalesce(accuracy_meters, excluded.accuracy_meters), coalesce(excluded.accuracy_meters, accuracy_meters))`,
  );
  const columns = "latitude, longitude, accuracy_meters, at";
  const selectPoints = db.prepare<[string], TrailPoint>(
    `SELECT ${columns} FROM alert_positions WHERE alert_id = ? ORDER BY at, latitude, longitude`,
  );
  const selectNewest = db.prepare<[string, number], TrailPoint>(
    `SELECT ${columns} FROM (SELECT * FROM alert_positions WHERE alert_id = ? ORDER BY at DESC LIMIT ?)
     ORDER BY at, latitude, longitude`,
  );
  const isOpen = db.prepare<[string, string], { id: string }>(
    "SELECT id FROM alerts WHERE id = ? AND account_id = +? AND status NOT IN ('CLOSED', 'SUPPRESSED')",
  );
  const selectMoved = db.prepare<[string], { id: string }>(
    `SELECT id FROM alerts WHERE account_id = ? AND status NOT IN ('CLOSED', 'SUPPRESSED')
       AND EXISTS (SELECT 1 FROM alert_positions WHERE alert_id = alerts.id)`,
  );
  function apply(event: JournalEvent): void {
    const { type, payload } = event as JournalEvent & AlertEvent;
    if (type !== "alert.moved") return;
    const id = event.stream.slice("alert:".length);
    save.run(id, payload.at, payload.latitude, payload.longitude, payload.accuracy_meters);
  }

  return {
    types: ["alert.moved"],
    apply,
    // The same rows in whatever order the positions come, and however often.
    refold: (_, events) => events.forEach(apply),
    forget: () => undefined,
    points: (alertId) => selectPoints.all(alertId),
    open: (accountId, ids) => {
      const moved =
        ids === null
          ? selectMoved.all(accountId).map(({ id }) => id)
          : ids.filter((id) => isOpen.get(id, accountId) !== undefined);
      return moved
        .map((id) => ({ alert_id: id, points: selectNewest.all(id, shownAtMost) }))
        .filter(({ points }) => points.length > 0);
    },
  };
}
