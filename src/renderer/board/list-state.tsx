import { t } from "../language/language.ts";

import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { healthWords } from "../parts/health-mark.tsx";
import { formatInstant } from "../parts/time.ts";
import { retryBoard, useAlerts } from "../state/alerts.ts";
import { useClock } from "../state/clock.ts";
import { readClosed, useClosed } from "../state/closed.ts";
import { isNarrowed, noFilter, type Tab } from "../state/filter.ts";
import { useRoom } from "../state/room.ts";
import { setFilter, useView } from "../state/view.ts";

/** What the list says when it has no rows: loading, failing, filtered away, or calm. */
export function ListState(): React.JSX.Element {
  const status = useAlerts((alerts) => alerts.status);
  const failure = useAlerts((alerts) => alerts.failure);
  const filter = useView((view) => view.filter);
  const closed = useClosed();
  if (status === "loading" && failure !== null)
    return (
      <CalmNotice title={t("The board could not be read: {{message}}", { message: failure.message })} tone="bad">
        <p>
          {t(
            "It is tried again every 3 seconds. Alerts are still received and people notified as long as the station runs. If this stays, quit Watchdesk from its tray menu and start it again: nothing that was accepted is lost.",
          )}
        </p>
        <div className="notice-actions">
          <ActionButton label={t("Try now")} look="primary" onPress={retryBoard} />
        </div>
      </CalmNotice>
    );
  if (status === "loading") return <CalmNotice title={t("Reading the board")} />;
  if (filter.tab === "closed" && closed.failure !== null)
    return (
      <CalmNotice
        title={t("The closed alerts could not be read: {{message}}", { message: closed.failure.message })}
        tone="bad"
      >
        <div className="notice-actions">
          <ActionButton label={t("Try now")} look="primary" onPress={() => void readClosed()} />
        </div>
      </CalmNotice>
    );
  if (filter.tab === "closed" && closed.status !== "ready")
    return <CalmNotice title={t("Reading the closed alerts")} />;
  if (isNarrowed(filter))
    return (
      <CalmNotice title={t("No alert fits this filter")}>
        <div className="notice-actions">
          <ActionButton
            label={t("Show all in this list")}
            onPress={() => setFilter({ ...noFilter, tab: filter.tab })}
          />
        </div>
      </CalmNotice>
    );
  return filter.tab === "open" ? <Calm /> : <CalmNotice title={t(emptyTabs[filter.tab])} />;
}

const emptyTabs: Readonly<Record<Exclude<Tab, "open">, string>> = {
  mine: "You hold no alert",
  unreached: "Everybody who had to be reached was reached",
  to_close: "Nothing waits for closure",
  closed: "No alert was closed today",
};

/** The quiet board still tells when it was last needed and whether it would work. */
function Calm(): React.JSX.Element {
  const last = useAlerts((alerts) => alerts.last_triggered_at);
  const text = useClock(({ now }) => (last === null ? null : formatInstant(last, now)));
  const room = useRoom((state) => state.room);
  const troubled = room?.channels.filter(({ state }) => state === "failing" || state === "slow") ?? [];
  const ready = room?.channels.filter(({ state }) => state === "ok" || state === "idle") ?? [];
  return (
    <CalmNotice title={t("No open alerts")}>
      <p className="num">{text === null ? t("No alert has ever come in.") : t("Last alert {{text}}.", { text })}</p>
      {room !== null && (
        <>
          <p>
            {room.receiver_url === null
              ? t("Alerts cannot be received: {{receiver_error}}.", {
                  receiver_error: room.receiver_error ?? t("the receiver is not listening"),
                })
              : t("Listening at {{receiver_url}}.", { receiver_url: room.receiver_url })}{" "}
            {room.configurations === 0
              ? t("No configuration yet, so nobody would be notified.")
              : t("{{count}} configurations in force.", { count: room.configurations })}
          </p>
          <p>
            {ready.length === 0
              ? t("No channel is set up: alerts would only be seen and heard here.")
              : t("Ready: {{channels}}.", {
                  channels: ready.map(({ channel }) => t(channelNames[channel])).join(", "),
                })}
            {troubled.map(
              ({ channel, state, note }) =>
                ` ${t("{{channel}} is {{state}}", { channel: t(channelNames[channel]), state: t(healthWords[state]) })}${note === null ? "" : `: ${note}`}.`,
            )}
          </p>
        </>
      )}
    </CalmNotice>
  );
}
