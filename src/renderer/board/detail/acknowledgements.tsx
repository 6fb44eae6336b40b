import type { Alert } from "../../../core/alert.ts";
import { isUnanswered } from "../../../core/alert.ts";
import { destinationsOf } from "../../../core/every-destination.ts";
import type { Track } from "../../../core/track.ts";
import { t } from "../../language/language.ts";
import { ActionButton } from "../../parts/action-button.tsx";
import { PaneSection } from "../../parts/pane-section.tsx";
import { formatInstant } from "../../parts/time.ts";
import { actAtOnce } from "../../state/act.ts";
import { useClock } from "../../state/clock.ts";

/** Which destinations have acknowledged and which have not, where every one of them has to. */
export function Acknowledgements({ alert }: { readonly alert: Alert }): React.JSX.Element | null {
  if (alert.acknowledge_by !== "every_destination") return null;
  const all = destinationsOf(alert);
  const done = all.filter(({ acknowledged_by }) => (acknowledged_by ?? null) !== null).length;
  const heading = t("Acknowledged by {{done}} of {{all}} destinations", { done, all: all.length });
  return (
    <PaneSection title={heading}>
      <ul className="track-people acknowledgements">
        {all.map((track) => (
          <Destination key={track.id} alert={alert} track={track} />
        ))}
      </ul>
    </PaneSection>
  );
}

function Destination({ alert, track }: { readonly alert: Alert; readonly track: Track }): React.JSX.Element {
  const { id, name, acknowledged_by, acknowledged_at } = track;
  const when = useClock(({ now }) =>
    acknowledged_at === null || acknowledged_at === undefined ? null : formatInstant(acknowledged_at, now),
  );
  if (acknowledged_by !== null && acknowledged_by !== undefined)
    return (
      <li data-answer="acknowledged">
        <span>{name}</span>
        <span className="track-answer num">
          {acknowledged_by} {when}
        </span>
      </li>
    );
  return (
    <li>
      <span>{name}</span>
      {isUnanswered(alert.status) ? (
        <ActionButton
          label={t("Acknowledge for {{name}}", { name })}
          onPress={() => void actAtOnce(alert.id, { kind: "acknowledge", notes: null, track_id: id })}
        />
      ) : (
        <span className="mute">{t("not acknowledged")}</span>
      )}
    </li>
  );
}
