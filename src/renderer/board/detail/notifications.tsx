import { useState } from "react";

import type { Notification } from "../../../core/alert.ts";
import { sentTwiceBy } from "../../../core/notification-evolve.ts";
import { reasonToWords } from "../../../core/timeline.ts";
import { channelNames } from "../../parts/channel-name.ts";
import { PaneSection } from "../../parts/pane-section.tsx";
import { formatClock } from "../../parts/time.ts";
import { t } from "../../language/language.ts";
import { useConsoles } from "../../state/consoles.ts";
import { isCall, peopleOf, roundsOf, stateOf } from "./notification-words.ts";

/** Who was called, on which channel, with every attempt; notices of status stand apart, since they ask nobody to come. */
export function Notifications({
  notifications,
}: {
  readonly notifications: readonly Notification[];
}): React.JSX.Element {
  const calls = notifications.filter(isCall);
  const notices = notifications.filter((notification) => !isCall(notification));
  const rounds = roundsOf(calls);
  const [isOpen, setOpen] = useState(false);
  const reached = calls.filter(({ status }) => status === "sent" || status === "delivered").length;
  return (
    <PaneSection
      title={t("Notifications")}
      aside={
        calls.length === 0 ? undefined : t("{{reached}} of {{length}} got through", { reached, length: calls.length })
      }
    >
      {calls.length === 0 && <p className="pane-text mute">{t("Nobody was called.")}</p>}
      {rounds.map(({ title, notifications: asked }) => (
        <div key={title}>
          {rounds.length > 1 && <p className="notification-round num">{title}</p>}
          <Lines notifications={asked} />
        </div>
      ))}
      {notices.length > 0 && (
        <>
          <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen
              ? t("Hide {{count}} notices of status", { count: notices.length })
              : t("Show {{count}} notices of status", { count: notices.length })}
          </button>
          {isOpen && <Lines notifications={notices} />}
        </>
      )}
    </PaneSection>
  );
}

/** One person after the other, each with the channels that were tried. */
function Lines({ notifications }: { readonly notifications: readonly Notification[] }): React.JSX.Element {
  return (
    <ul className="notification-list">
      {peopleOf(notifications).map(({ name, notifications: asked }) => (
        <li key={name} className="notification-person">
          <span className="clip" title={name}>
            {name}
          </span>
          <ul className="notification-list">
            {asked.map((notification) => (
              <Line key={notification.id} notification={notification} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Line({ notification }: { readonly notification: Notification }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { channel, attempts } = notification;
  const isTwice = sentTwiceBy(notification).length > 0;
  const { text, tone } = stateOf(notification);
  return (
    <li>
      <button type="button" className="notification-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>{t(channelNames[channel])}</span>
        <span className="num" data-tone={tone}>
          {text}
        </span>
        <span className="num mute notification-tries">
          {isTwice ? t("sent twice") : attempts.length === 0 ? "" : t("{{count}} tries", { count: attempts.length })}
        </span>
        <span aria-hidden="true" className="mute">
          {isOpen ? "▴" : "▾"}
        </span>
      </button>
      {isOpen && <Attempts notification={notification} />}
    </li>
  );
}

function Attempts({ notification }: { readonly notification: Notification }): React.JSX.Element {
  const senders = sentTwiceBy(notification);
  const consoles = useConsoles(({ view }) => view?.consoles);
  const nameOf = (id: string): string => consoles?.find((one) => one.id === id)?.name ?? t("another console");
  const { recipient_role, address, provider_id, queued_at, attempts, delivered_at } = notification;
  return (
    <div className="notification-more">
      <p className="num">{[recipient_role, address ?? t("no address"), provider_id].filter(Boolean).join(" · ")}</p>
      {senders.length > 0 && (
        <p>
          {t("Sent twice: {{consoles}} could not reach each other, and each saw to it.", {
            consoles: senders.map(nameOf).join(", "),
          })}
        </p>
      )}
      <ol>
        <li className="num">{t("{{clock}} queued", { clock: formatClock(queued_at) })}</li>
        {attempts.map((attempt) => (
          <li key={attempt.at} className="num" data-tone={attempt.outcome === "sent" ? "good" : "bad"}>
            {formatClock(attempt.at)} {attempt.outcome === "sent" ? t("sent") : t(reasonToWords(attempt.error))}
            {senders.length > 0 && attempt.console_id !== undefined && `, ${nameOf(attempt.console_id)}`}
            {attempt.outcome === "refused" && t(", not tried again")}
          </li>
        ))}
        {delivered_at !== null && (
          <li className="num" data-tone="good">
            {t("{{clock}} delivered", { clock: formatClock(delivered_at) })}
          </li>
        )}
      </ol>
    </div>
  );
}
