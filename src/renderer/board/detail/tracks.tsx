import type { Responder, Track } from "../../../core/track.ts";
import { PaneSection } from "../../parts/pane-section.tsx";
import { formatAge, formatInstant } from "../../parts/time.ts";
import { useClock } from "../../state/clock.ts";
import { t } from "../../language/language.ts";
import { Sentence } from "../../language/sentence.tsx";
import { answerWords, latestFirst, nextInTrack, trackState } from "./track-words.ts";
import "./tracks.css";

/** What the teams and people that were called are doing: which layer, who was asked and answered, and what comes next. */
export function Tracks({ tracks }: { readonly tracks: readonly Track[] }): React.JSX.Element | null {
  const called = tracks.filter(({ kind }) => kind !== "configuration");
  if (called.length === 0) return null;
  return (
    <PaneSection title={t("On call")}>
      {called.map((track) => (
        <TrackCard key={track.id} track={track} />
      ))}
    </PaneSection>
  );
}

function TrackCard({ track }: { readonly track: Track }): React.JSX.Element {
  const { name, layer, policy, status, next_at, responders } = track;
  const left = useClock(({ now }) => (next_at === null ? null : formatAge(next_at - now)));
  const next = nextInTrack(track);
  const colour = status === "running" ? policy?.layers[layer - 1]?.color_hex : undefined;
  return (
    <div className="track" style={colour === undefined ? {} : { borderLeftColor: colour }}>
      <p>
        <b>{name}</b> <span className={status === "exhausted" ? "crit" : "mute"}>{trackState(track)}</span>
      </p>
      {next !== null && left !== null && (
        <p className="num">
          <Sentence of="in {{time}} {{step}}" parts={{ time: <b>{left}</b>, step: next }} />
        </p>
      )}
      <ul className="track-people">
        {latestFirst(responders).map((responder) => (
          <Asked key={`${responder.user_id} ${responder.round} ${responder.layer}`} responder={responder} />
        ))}
      </ul>
    </div>
  );
}

function Asked({ responder }: { readonly responder: Responder }): React.JSX.Element {
  const { name, layer, round, paged_at, answer, answered_at } = responder;
  const asked = useClock(({ now }) => formatInstant(paged_at, now));
  const answered = useClock(({ now }) => (answered_at === null ? null : formatInstant(answered_at, now)));
  return (
    <li data-answer={answer}>
      <time className="num mute">{asked}</time>
      <span>
        {name}
        <span className="mute">
          {" "}
          · L{layer}
          {round > 0 && t(", round {{round}}", { round: round + 1 })}
        </span>
      </span>
      <span className="track-answer num">
        {answerWords(responder)}
        {answered !== null && answer !== "timed_out" && ` ${answered}`}
      </span>
    </li>
  );
}
