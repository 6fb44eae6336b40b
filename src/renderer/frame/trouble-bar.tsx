import type { RoomHealth } from "../../contract/room.ts";
import type { Failure } from "../../contract/calls.ts";
import { t } from "../language/language.ts";
import { formatClock } from "../parts/time.ts";
import { useAlerts } from "../state/alerts.ts";
import { useClock } from "../state/clock.ts";
import { useConnection } from "../state/connection.ts";
import { useConsoles } from "../state/consoles.ts";
import { type DutyState, dutyStateOf } from "../state/duty.ts";
import { useRoom } from "../state/room.ts";

/** Stands under the list, so that it appears without moving a row: what is broken for everybody, and what to do. */
export function TroubleBar(): React.JSX.Element | null {
  const { failure, failing_since, last_answer_at } = useConnection();
  const boardFailure = useAlerts((alerts) => alerts.failure);
  const hasRows = useAlerts((alerts) => alerts.status === "ready");
  const room = useRoom((state) => state.room);
  const consoles = useConsoles(({ view }) => view);
  const duty = useClock(({ now }) => (consoles === null ? null : dutyStateOf(consoles, now)));
  const lines = [
    ...connectionTrouble(failure ?? boardFailure, failing_since, hasRows ? last_answer_at : null),
    ...(room === null ? [] : roomTroubles(room)),
    ...dutyTroubles(duty),
  ];
  if (lines.length === 0) return null;
  return (
    <div className="trouble-bar" role="alert">
      {lines.map(({ what, act }) => (
        <p key={what}>
          <b>{what}</b> {act}
        </p>
      ))}
    </div>
  );
}

interface Trouble {
  readonly what: string;
  readonly act: string;
}

function connectionTrouble(
  failure: Failure | null,
  since: number | null,
  lastAnswerAt: number | null,
): readonly Trouble[] {
  if (failure === null) return [];
  const asOf =
    lastAnswerAt === null ? "" : t(" What is shown is as of {{clock}}.", { clock: formatClock(lastAnswerAt) });
  if (failure.code === "crashed")
    return [
      {
        what: t("A request to the station failed: {{message}}.", { message: failure.message }),
        act: t("It is tried again by itself.{{asOf}} If it stays, save the log folder and start Watchdesk again.", {
          asOf,
        }),
      },
    ];
  return [
    {
      what:
        since === null
          ? t("The station has not answered: {{message}}.", { message: failure.message })
          : t("The station has not answered since {{clock}}: {{message}}.", {
              clock: formatClock(since),
              message: failure.message,
            }),
      act: t(
        "{{asOf}} New alerts may be missing here. Use a second console or the telephone, quit Watchdesk from its tray menu and start it again.",
        { asOf },
      ),
    },
  ];
}

function dutyTroubles(duty: DutyState | null): readonly Trouble[] {
  if (duty === "nobody")
    return [
      {
        what: t("No console that this one hears is on duty: nobody is told of alerts from here."),
        act: t(
          "Look after the network and the other consoles, call people by telephone, or make this console a full one (Z).",
        ),
      },
    ];
  if (duty === "shut_out")
    return [
      {
        what: t("The other consoles have revoked this one: what is done here is not seen there."),
        act: t("Use another console; to take this one in again, pair it with one of them (Z)."),
      },
    ];
  return [];
}

function roomTroubles(room: RoomHealth): readonly Trouble[] {
  return [
    ...(room.store_error === null
      ? []
      : [
          {
            what: t("The store refuses to write: {{store_error}}.", { store_error: room.store_error }),
            act: t(
              "Nothing new is accepted until it can; senders are told to try again. Free space on the disk; it goes on by itself.",
            ),
          },
        ]),
    ...(room.receiver_url === null
      ? [
          {
            what: t("Alerts cannot be received: {{receiver_error}}.", {
              receiver_error: room.receiver_error ?? t("the receiver is not listening"),
            }),
            act: t("Choose another port or end the program that holds this one, then start Watchdesk again."),
          },
        ]
      : []),
    ...(room.grace_ends_at === null
      ? []
      : [
          {
            what: t("A backup was put back: its alerts do not escalate before {{clock}}.", {
              clock: formatClock(room.grace_ends_at),
            }),
            act: t("Resolve or close what is over; then the rest is called for again. New alerts are not held."),
          },
        ]),
    ...(room.engine_ok
      ? []
      : [
          {
            what: t("Escalations are late."),
            act: t("Watch the countdowns and escalate by hand; save the log folder and start Watchdesk again."),
          },
        ]),
  ];
}
