import { channelNames } from "../../parts/channel-name.ts";
import { HealthMark, healthWords } from "../../parts/health-mark.tsx";
import { PaneSection } from "../../parts/pane-section.tsx";
import { formatCount, formatInstant } from "../../parts/time.ts";
import { useClock } from "../../state/clock.ts";
import { useRoom } from "../../state/room.ts";
import { useSession } from "../../state/session.ts";
import { t } from "../../language/language.ts";
import { Sentence } from "../../language/sentence.tsx";
import { Fact } from "./choice.tsx";

/** While no alert is focused: whether the room would hear, call and remember. */
export function RoomPanel(): React.JSX.Element {
  const room = useRoom((state) => state.room);
  const session = useSession((state) => state.session);
  const backup = useClock(({ now }) =>
    room?.last_backup_at ? formatInstant(room.last_backup_at, now) : t("none yet"),
  );
  return (
    <div className="pane-body">
      <header className="pane-heading">
        <h2>{t("The room")}</h2>
        <p className="pane-line mute">
          <span>
            <Sentence
              of="No alert is focused. Press {{key}} for the first one, or click a row."
              parts={{ key: <kbd>j</kbd> }}
            />
          </span>
        </p>
      </header>
      {room === null ? (
        <p className="pane-waiting mute">{t("Reading the state of the room")}</p>
      ) : (
        <>
          <PaneSection title={t("Channels")}>
            <ul className="channel-list">
              {room.channels.map(({ channel, state, note, waiting }) => (
                <li key={channel}>
                  <HealthMark health={state} />
                  <span>{t(channelNames[channel])}</span>
                  <span className="mute">
                    {t(healthWords[state])}
                    {waiting > 0 && <span className="num">{t(", {{waiting}} waiting", { waiting })}</span>}
                    {note !== null && <span className={state === "failing" ? "crit" : undefined}> · {note}</span>}
                  </span>
                </li>
              ))}
            </ul>
          </PaneSection>
          <PaneSection title={t("Station")}>
            <dl className="facts num">
              <Fact label={t("Receiver")}>
                {room.receiver_url ?? (
                  <b className="crit">
                    {t("not listening: {{reason}}", { reason: room.receiver_error ?? t("no reason given") })}
                  </b>
                )}
              </Fact>
              <Fact label={t("Escalation")}>
                {room.engine_ok ? t("running on time") : <b className="crit">{t("late: beats do not complete")}</b>}
              </Fact>
              <Fact label={t("Store")}>
                {room.store_error === null ? t("writes") : <b className="crit">{room.store_error}</b>}
              </Fact>
              <Fact label={t("Journal")}>{t("{{count}} events", { count: formatCount(room.journal_length) })}</Fact>
              <Fact label={t("Backup")}>
                {room.backup_error === null ? backup : <b className="crit">{room.backup_error}</b>}
              </Fact>
              <Fact label={t("Configurations")}>
                {room.configurations === 0 ? (
                  <b className="crit">{t("none: nobody would be notified")}</b>
                ) : (
                  room.configurations
                )}
              </Fact>
              <Fact label={t("People")}>{room.people}</Fact>
              {session !== null && (
                <Fact label={t("Version")}>
                  {session.version} · {session.runtime}
                  {session.runtime_note !== null && <div className="mute">{session.runtime_note}</div>}
                </Fact>
              )}
            </dl>
          </PaneSection>
        </>
      )}
    </div>
  );
}
