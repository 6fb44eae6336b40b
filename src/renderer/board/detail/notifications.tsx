import { useState } from "react";

import type { Notification } from "../../../core/alert.ts";
import { reasonToWords } from "../../../core/timeline.ts";
import { channelNames } from "../../parts/channel-name.ts";
import { PaneSection } from "../../parts/pane-section.tsx";
import { formatClock } from "../../parts/time.ts";
import { isCall, stateOf } from "./notification-words.ts";

const noticesAtFirst = 0;

/** Who was called, on which channel, with every attempt; notices of status stand apart, since they ask nobody to come. */
export function Notifications({
  notifications,
}: {
  readonly notifications: readonly Notification[];
}): React.JSX.Element {
  const calls = notifications.filter(isCall);
  const notices = notifications.filter((notification) => !isCall(notification));
  const [isOpen, setOpen] = useState(noticesAtFirst > 0);
  const reached = calls.filter(({ status }) => status === "sent" || status === "delivered").length;
  return (
    <PaneSection
      title="Notifications"
      aside={calls.length === 0 ? undefined : `${reached} of ${calls.length} got through`}
    >
      {calls.length === 0 && <p className="pane-text mute">Nobody was called.</p>}
      <ul className="notification-list">
        {calls.map((notification) => (
          <NotificationLine key={notification.id} notification={notification} />
        ))}
      </ul>
      {notices.length > 0 && (
        <>
          <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "Hide" : "Show"} {notices.length} {notices.length === 1 ? "notice" : "notices"} of status
          </button>
          {isOpen && (
            <ul className="notification-list">
              {notices.map((notification) => (
                <NotificationLine key={notification.id} notification={notification} />
              ))}
            </ul>
          )}
        </>
      )}
    </PaneSection>
  );
}

function NotificationLine({ notification }: { readonly notification: Notification }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { recipient_name, recipient_role, channel, attempts, kind } = notification;
  const { text, tone } = stateOf(notification);
  return (
    <li>
      <button type="button" className="notification-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="clip">
          {recipient_name}
          {kind === "escalated" && <span className="mute"> escalated</span>}
        </span>
        <span>{channelNames[channel]}</span>
        <span className="num notification-state" data-tone={tone}>
          {text}
        </span>
        <span className="num mute notification-tries">
          {attempts.length === 0 ? "" : `${attempts.length} ${attempts.length === 1 ? "try" : "tries"}`}
        </span>
        <span aria-hidden="true" className="mute notification-fold">
          {isOpen ? "▴" : "▾"}
        </span>
      </button>
      {isOpen && (
        <div className="notification-more">
          <p className="num">
            {[recipient_role, notification.address ?? "no address", notification.provider_id]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <ol>
            <li className="num">{formatClock(notification.queued_at)} queued</li>
            {attempts.map((attempt) => (
              <li key={attempt.at} className="num" data-tone={attempt.outcome === "sent" ? "good" : "bad"}>
                {formatClock(attempt.at)} {attempt.outcome === "sent" ? "sent" : reasonToWords(attempt.error)}
                {attempt.outcome === "refused" && ", not tried again"}
              </li>
            ))}
            {notification.delivered_at !== null && (
              <li className="num" data-tone="good">
                {formatClock(notification.delivered_at)} delivered
              </li>
            )}
          </ol>
        </div>
      )}
    </li>
  );
}
