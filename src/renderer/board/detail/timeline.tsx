import { memo } from "react";

import type { TimelineEntry } from "../../../core/timeline.ts";
import { PaneSection } from "../../parts/pane-section.tsx";
import { formatInstant } from "../../parts/time.ts";
import { useClock } from "../../state/clock.ts";
import { t } from "../../language/language.ts";
import { inOwnWords } from "../../language/station-words.ts";

/** Newest first: the latest is what an operator comes back for. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }): React.JSX.Element {
  return (
    <PaneSection title={t("Timeline")} aside={t("newest first")}>
      <ol className="timeline">
        {entries.toReversed().map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </PaneSection>
  );
}

const Entry = memo(function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const at = useClock(({ now }) => formatInstant(entry.at, now));
  // Who did it stands in the words; what came from outside tells here through which door.
  const isOutside = entry.actor.kind === "token" || entry.actor.kind === "integration";
  return (
    <li data-tone={entry.tone}>
      <time className="num" dateTime={new Date(entry.at).toISOString()}>
        {at}
      </time>
      <span>
        {inOwnWords(entry.text)}
        {isOutside && !entry.text.includes(entry.actor.name) && <span className="mute"> · {entry.actor.name}</span>}
        {entry.notes !== null && <q>{entry.notes}</q>}
      </span>
    </li>
  );
});
