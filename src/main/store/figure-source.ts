// What the figures are made of, a page at a time, so that nobody waits for a year of alerts.
import type { Channel, NotificationStatus } from "../../core/alert.ts";
import type { AlertFigure } from "../../core/figures/answer.ts";
import type { DeliveryPile } from "../../core/figures/delivery.ts";
import type { Db } from "./open.ts";

export interface FigurePlace {
  readonly triggered_at: number;
  readonly id: string;
}

export interface FigureSource {
  /** In the order in which they came; `after` null: from `from` on. `to` itself is left out. */
  readonly alerts: (
    accountId: string,
    span: { readonly from: number; readonly to: number },
    after: FigurePlace | null,
    limit: number,
  ) => readonly AlertFigure[];
  /** Of these alerts, counted together. */
  readonly deliveries: (alertIds: readonly string[]) => readonly DeliveryPile[];
}

type AlertRow = Omit<AlertFigure, "is_over" | "is_false_alarm"> & {
  readonly is_over: number;
  readonly is_false_alarm: number;
};

export function createFigureSource(db: Db): FigureSource {
  const select = db.prepare<[string, number, number, number, string, number], AlertRow>(
    `SELECT id, triggered_at, coalesce(acknowledged_at, resolved_at, closed_at) AS answered_at,
        coalesce(acknowledged_by, resolved_by, closed_by) AS answered_by,
        alert_type, team_id, team_name, status IN ('RESOLVED', 'CLOSED') AS is_over, is_false_alarm
       FROM alerts
      WHERE account_id = +? AND is_drill = 0 AND triggered_at >= +? AND triggered_at < +? AND (triggered_at, id) > (+?, +?)
      ORDER BY triggered_at, id LIMIT +?`,
  );
  const selectDeliveries = db.prepare<
    [string],
    {
      readonly channel: Channel;
      readonly status: NotificationStatus;
      readonly tenths: number | null;
      readonly count: number;
      readonly cost: number;
    }
  >(
    `SELECT channel, status, (delivered_at - sent_at + 50) / 100 AS tenths, count(*) AS count, total(cost) AS cost
       FROM json_each(+?) AS wanted CROSS JOIN alert_notifications ON alert_id = wanted.value
      GROUP BY channel, status, tenths`,
  );
  return {
    alerts: (accountId, { from, to }, after, limit) =>
      select
        .all(accountId, after?.triggered_at ?? from, to, after?.triggered_at ?? from, after?.id ?? "", limit)
        .map((row) => ({ ...row, is_over: row.is_over === 1, is_false_alarm: row.is_false_alarm === 1 })),
    deliveries: (alertIds) => selectDeliveries.all(JSON.stringify(alertIds)),
  };
}
