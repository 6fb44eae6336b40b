import { useEffect, useState } from "react";

import type { CalendarGap, CalendarTeam, CalendarView } from "../../contract/calendar.ts";
import type { Fairness } from "../../core/schedule/fairness.ts";
import { t } from "../language/language.ts";
import { PaneSection } from "../parts/pane-section.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { openThing } from "../state/view.ts";
import { clockIn, dayIn, namesIn, spanIn } from "./duty-words.ts";

interface SidePanelProps {
  readonly view: CalendarView;
  readonly teamId: string | null;
  readonly zone: string;
  /** Epoch ms: what is over cannot be settled any more. */
  readonly now: number;
  readonly mayEdit: (schedule_id: string) => boolean;
  readonly onCover: (gap: CalendarGap) => void;
}

const shownAtMost = 60;

/** Where the plan does not hold, and how the burden is shared, for the days in sight. */
export function SidePanel({ view, teamId, zone, now, mayEdit, onCover }: SidePanelProps): React.JSX.Element {
  const nameOf = namesIn(view);
  const teamOf = (schedule_id: string): CalendarTeam | undefined =>
    view.teams.find((team) => team.schedule_id === schedule_id);
  const ahead = view.gaps.filter(({ end }) => end > now);
  const open = joinGaps(
    ahead.filter(({ is_intended }) => !is_intended),
    zone,
  );
  const missing = open.reduce((sum, { times }) => sum + times, 0);
  const planned = ahead.length - missing;
  const twice = joinTwice(view);
  return (
    <aside className="calendar-panel" aria-label={t("What to settle")}>
      <PaneSection title={t("Nobody on call")} aside={missing}>
        {open.length === 0 && (
          <p className="mute">
            {view.teams.every(({ has_shifts }) => !has_shifts)
              ? t("Nobody is planned yet.")
              : t("From now on every layer is covered in these days.")}
          </p>
        )}
        <ul className="settle-list">
          {open.slice(0, shownAtMost).map(({ gap, times }) => (
            <li key={`${gap.schedule_id} ${gap.layer} ${gap.start}`}>
              <button
                type="button"
                className="settle-row settle-gap num"
                aria-disabled={!mayEdit(gap.schedule_id)}
                title={t("Plan a shift for this time")}
                onClick={() => mayEdit(gap.schedule_id) && onCover(gap)}
              >
                <span aria-hidden="true">▲</span>
                <span>
                  {times === 1
                    ? t("Nobody on layer {{layer}}, {{when}}", {
                        layer: gap.layer,
                        when: spanIn(zone, gap.start, gap.end),
                      })
                    : t("Nobody on layer {{layer}}, {{from}}-{{to}}, {{count}} times from {{day}}", {
                        layer: gap.layer,
                        from: clockIn(zone, gap.start),
                        to: clockIn(zone, gap.end),
                        count: times,
                        day: dayIn(zone, gap.start),
                      })}
                  {teamId === null && <span className="mute"> {teamOf(gap.schedule_id)?.name}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {open.length > shownAtMost && (
          <p className="mute">{t("and {{count}} more", { count: open.length - shownAtMost })}</p>
        )}
        {planned > 0 && <p className="mute small">{t("{{count}} planned so, on purpose", { count: planned })}</p>}
      </PaneSection>
      <PaneSection title={t("On call twice at once")} aside={twice.length}>
        {twice.length === 0 && <p className="mute">{t("Nobody is in two places at once.")}</p>}
        <ul className="settle-list">
          {twice.slice(0, shownAtMost).map((one) => (
            <li key={one.key} className="settle-row num">
              <span aria-hidden="true">◆</span>
              <span>
                <button type="button" className="link-button" onClick={() => openThing("people", one.person)}>
                  {nameOf(one.person)}
                </button>
                {", "}
                {one.places
                  .map(([schedule_id, layer]) =>
                    teamId === null ? `${teamOf(schedule_id)?.name ?? ""} L${layer}` : `L${layer}`,
                  )
                  .join(" + ")}
                <span className="mute">
                  {" "}
                  {one.times === 1
                    ? spanIn(zone, one.start, one.end)
                    : t("{{count}} times, first {{when}}", {
                        count: one.times,
                        when: spanIn(zone, one.start, one.end),
                      })}
                </span>
              </span>
            </li>
          ))}
        </ul>
        {twice.length > shownAtMost && (
          <p className="mute">{t("and {{count}} more", { count: twice.length - shownAtMost })}</p>
        )}
      </PaneSection>
      <FairnessTable view={view} teamId={teamId} zone={zone} />
    </aside>
  );
}

interface JoinedGap {
  /** The first. */
  readonly gap: CalendarGap;
  times: number;
}

/** The same hours of the day on the same layer over and over are one line. */
function joinGaps(gaps: readonly CalendarGap[], zone: string): readonly JoinedGap[] {
  const found = new Map<string, JoinedGap>();
  for (const gap of gaps) {
    const { schedule_id, layer, start, end } = gap;
    const key = [schedule_id, layer, clockIn(zone, start), Math.round((end - start) / 60_000)].join(" ");
    const known = found.get(key);
    if (known === undefined) found.set(key, { gap, times: 1 });
    else known.times += 1;
  }
  return [...found.values()];
}

interface Twice {
  readonly key: string;
  readonly person: string;
  readonly places: readonly (readonly [schedule_id: string, layer: number])[];
  readonly start: number;
  readonly end: number;
  times: number;
}

/** The same person in the same two places over and over is one line. */
function joinTwice({ double_bookings }: CalendarView): readonly Twice[] {
  const found = new Map<string, Twice>();
  for (const { person, start, end, at } of double_bookings) {
    const places = [...new Set(at.map(({ schedule_id, layer }) => `${schedule_id} ${layer}`))].toSorted();
    const key = `${person} ${places.join(" ")}`;
    const known = found.get(key);
    if (known !== undefined) known.times += 1;
    else
      found.set(key, {
        key,
        person,
        start,
        end,
        times: 1,
        places: places.map((place) => [place.slice(0, place.lastIndexOf(" ")), Number(place.split(" ").at(-1))]),
      });
  }
  return [...found.values()].toSorted((one, other) => one.start - other.start);
}

interface FairnessTableProps {
  readonly view: CalendarView;
  readonly teamId: string | null;
  readonly zone: string;
}

function FairnessTable({ view, teamId, zone }: FairnessTableProps): React.JSX.Element {
  const [fair, setFair] = useState<Fairness | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const nameOf = namesIn(view);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      try {
        const { from, to } = view;
        const found = await ask("calendar.fairness", { team_id: teamId, from, to, time_zone: zone });
        if (isWanted) setFair(found);
        if (isWanted) setFailure(null);
      } catch (error) {
        if (isWanted) setFailure(toCallFailed(error).failure.message);
      }
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [view, teamId, zone]);
  const most = Math.max(1, fair?.spread.hours.most ?? 1);
  const loads = fair?.loads.toSorted((one, other) => other.hours - one.hours) ?? [];
  return (
    <PaneSection title={t("How the burden is shared")}>
      {failure !== null && <p className="record-warning">{t("Cannot be read: {{why}}", { why: failure })}</p>}
      {fair !== null && loads.length === 0 && <p className="mute">{t("Nobody serves in these days.")}</p>}
      {loads.length > 0 && (
        <table className="fairness num">
          <thead>
            <tr>
              <th scope="col">{t("Person")}</th>
              <th scope="col">{t("Hours")}</th>
              <th scope="col">{t("Nights")}</th>
              <th scope="col" title={t("Weekends of which any time is served")}>
                {t("Wkends")}
              </th>
            </tr>
          </thead>
          <tbody>
            {loads.map(({ person, hours, nights, weekends }) => (
              <tr key={person}>
                <th scope="row">
                  <span className="clip">{nameOf(person)}</span>
                  <span className="fairness-bar" style={{ inlineSize: `${(hours / most) * 100}%` }} />
                </th>
                <td>{Math.round(hours)}</td>
                <td>{nights}</td>
                <td>{weekends}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PaneSection>
  );
}
