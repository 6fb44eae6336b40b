// The engine and the outbox of the past: what fell due while time is moved by hand happens at its own instant.
import { Channel } from "../../core/alert.ts";
import { nextAttempt } from "../../core/delivery.ts";
import type { Station } from "../station.ts";
import { createOutboxTable } from "../store/outbox-table.ts";
import type { Agenda } from "./agenda.ts";
import type { Carrier } from "./carrier.ts";
import type { Chance } from "./chance.ts";
import type { DemoClock } from "./clock.ts";
import { toAnswer } from "./notifiers.ts";

export interface Courier {
  /** Lets everything happen that is due until then, and leaves the clock there. */
  readonly runTo: (end: number) => Promise<void>;
  /** What is on the way is left to the real outbox. */
  readonly retire: () => void;
}

const together = 500;

export function createCourier(setup: {
  readonly station: Station;
  readonly clock: DemoClock;
  readonly agenda: Agenda;
  readonly carrier: Carrier;
  readonly chance: Chance;
}): Courier {
  const { station, clock, agenda, carrier, chance } = setup;
  const { desk, store } = station;
  const rows = createOutboxTable(store.db);
  const underWay = new Set<string>();
  let isRetired = false;

  function pickUp(channel: Channel): void {
    for (const { id, alert_id } of rows.due(channel, clock.now(), together)) {
      const found = underWay.has(id) ? null : store.findNotification(id);
      if (found === null) continue;
      const { notification } = found;
      const { tookMs, outcome, report } = carrier.fateOf({
        channel,
        alert_id,
        recipient_name: notification.recipient_name,
      });
      underWay.add(id);
      agenda.at(clock.now() + tookMs, async () => {
        underWay.delete(id);
        if (isRetired) return;
        const answer = toAnswer(outcome, clock.now());
        const made = notification.attempts.length + 1;
        await desk.step([
          {
            alert_id,
            command: {
              kind: "attempted",
              notification_id: id,
              outcome: answer.kind,
              provider_id: answer.kind === "sent" ? answer.provider_id : null,
              error: answer.kind === "sent" ? null : answer.reason,
              cost: answer.kind === "sent" ? answer.cost : null,
              next_at:
                answer.kind === "retry"
                  ? nextAttempt(notification.kind, made, clock.now(), chance.between(0, 1), answer.not_before)
                  : null,
            },
          },
        ]);
        if (report !== null)
          agenda.at(clock.now() + report.afterMs, () => desk.report(id, report.delivered, report.error));
      });
    }
  }

  const nextAt = (): number =>
    Math.min(
      ...[
        agenda.nextAt(),
        rows.nextDeadline(),
        ...Channel.options.map((channel) => rows.nextAfter(channel, clock.now())),
      ].map((at) => at ?? Infinity),
    );

  return {
    runTo: async (end) => {
      for (let at = clock.now(); at <= end; at = nextAt()) {
        if (at > clock.now()) clock.goTo(at);
        await agenda.run(clock.now());
        const due = rows.dueAlerts(clock.now(), together);
        if (due.length > 0) await desk.step(due.map(({ id }) => ({ alert_id: id, command: { kind: "step" } })));
        for (const channel of Channel.options) pickUp(channel);
      }
      clock.goTo(end);
    },
    retire: () => {
      isRetired = true;
    },
  };
}
