import type { ChannelHealth, RoomHealth } from "../../contract/room.ts";
import { t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";
import { type Health, HealthMark, healthWords } from "../parts/health-mark.tsx";
import { formatClock, zoneName } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { useConnection } from "../state/connection.ts";
import { useRoom } from "../state/room.ts";
import { useSession } from "../state/session.ts";
import { DutyChip } from "./duty-chip.tsx";

interface HeaderProps {
  readonly sound: React.ReactNode;
  readonly operator: React.ReactNode;
}

/** The health of the room, always in sight. */
export function Header({ sound, operator }: HeaderProps): React.JSX.Element {
  const account = useSession(({ session }) => session?.account?.name ?? "");
  const isDemo = useSession(({ session }) => session?.is_demo ?? false);
  const room = useRoom((state) => state.room);
  return (
    <section className="header" aria-label={t("Console")}>
      <b className="header-name">{t("WATCHDESK")}</b>
      {isDemo && (
        <span className="header-demo" title={t("Made-up people and alerts; nothing leaves this machine")}>
          {t("Demo")}
          <span className="header-spare">{t(": nothing leaves this machine")}</span>
        </span>
      )}
      <span className="header-chip header-account clip" title={account}>
        {account}
      </span>
      <ul className="header-health" aria-label={t("Health of the room")}>
        <DutyChip />
        <Station room={room} />
        {room?.channels.map((channel) => (
          <ChannelChip key={channel.channel} health={channel} />
        ))}
      </ul>
      <span className="header-gap" />
      {sound}
      {operator}
      <ClockFace />
    </section>
  );
}

interface ChipProps {
  readonly health: Health;
  readonly label: string;
  /** What is the matter; null while nothing is. */
  readonly word?: string | null;
  /** Given up first where the window is narrow. */
  readonly spareWord?: string | null;
  readonly title: string;
}

function Chip({ health, label, word = null, spareWord = null, title }: ChipProps): React.JSX.Element {
  return (
    <li className="header-chip" data-health={health} title={title}>
      <HealthMark health={health} />
      <span>{label}</span>
      {word === null ? <span className="unseen">{t(healthWords[health])}</span> : <i>{word}</i>}
      {spareWord !== null && <i className="header-spare num">{spareWord}</i>}
    </li>
  );
}

function ChannelChip({ health }: { readonly health: ChannelHealth }): React.JSX.Element {
  const { channel, state, note, waiting } = health;
  const name = t(channelNames[channel]);
  const isQuiet = state === "ok" || state === "idle";
  const spareWord = waiting > 0 && state !== "not_set_up" ? t("{{waiting}} waiting", { waiting }) : null;
  const details = [t(healthWords[state]), spareWord].filter((word) => word !== null).join(", ");
  return (
    <Chip
      health={state}
      label={name}
      word={isQuiet ? null : t(healthWords[state])}
      spareWord={spareWord}
      title={`${name}: ${details}${note === null ? "" : `. ${note}`}`}
    />
  );
}

/** The station's own organs are mentioned one by one only when they fail. */
function Station({ room }: { readonly room: RoomHealth | null }): React.JSX.Element {
  const failure = useConnection((connection) => connection.failure);
  if (failure !== null) {
    const word = failure.code === "crashed" ? t("failing") : t("no answer");
    return <Chip health="failing" label={t("Station")} word={word} title={failure.message} />;
  }
  if (room === null)
    return <Chip health="idle" label={t("Station")} title={t("The state of the room is being read")} />;
  const troubles = [
    room.store_error === null ? null : t("store refuses to write"),
    room.receiver_url === null ? t("not receiving") : null,
    room.engine_ok ? null : t("escalation late"),
  ].filter((trouble) => trouble !== null);
  return troubles.length === 0 ? (
    <Chip
      health="ok"
      label={t("Station")}
      title={t("Receiving at {{receiver_url}}, storing, escalating on time", { receiver_url: room.receiver_url ?? "" })}
    />
  ) : (
    <Chip
      health="failing"
      label={t("Station")}
      word={troubles.join(", ")}
      title={[room.store_error, room.receiver_error].filter(Boolean).join(". ")}
    />
  );
}

function ClockFace(): React.JSX.Element {
  const time = useClock(({ now }) => formatClock(now));
  const hour = useClock(({ now }) => Math.floor(now / 3_600_000));
  return (
    <span className="header-clock">
      <time className="num">{time}</time>
      <span className="mute">{zoneName(hour * 3_600_000)}</span>
    </span>
  );
}
