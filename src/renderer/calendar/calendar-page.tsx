import { Suspense, useCallback, useEffect, useMemo } from "react";

import type { CalendarGap, CalendarTeam } from "../../contract/calendar.ts";
import { permit } from "../../core/permission.ts";
import type { ShiftFields } from "../../core/schedule/shift.ts";
import { dayMs, hourMs, msToWall, wallToMs } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { later } from "../parts/later.tsx";
import { goToDay, readCalendar, showStretch, useCalendar } from "../state/calendar.ts";
import { useClock } from "../state/clock.ts";
import { useRecords } from "../state/records.ts";
import { lockReason, useOperatorName, useSignIn } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { openPage } from "../state/view.ts";
import { askAbout, useAsking } from "./asking.ts";
import "./calendar.css";
import { useCalendarKeys } from "./calendar-keys.ts";
import { DutyCard } from "./duty-card.tsx";
import { namesIn } from "./duty-words.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { OverrideDialog } from "./override-dialog.tsx";
import { EditPlannedShift, NewPlannedShift } from "./planned-shift.tsx";
import { ScopeQuestion } from "./scope-question.tsx";
import { SidePanel } from "./side-panel.tsx";
import { stretchOf, titleOf, todayIn, turnPage } from "./stretch.ts";
import { SwapDialog } from "./swap-dialog.tsx";
import "./timeline.css";
import { Timeline } from "./timeline.tsx";
import { Toolbar } from "./toolbar.tsx";

// The timeline is there without it.
const Sheet = later(async () => (await import("./sheet.tsx")).Sheet);

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function CalendarPage(): React.JSX.Element {
  const { look, span, zone: chosenZone, view, failure, isPanelOpen, day: chosenDay } = useCalendar();
  const teams = useRecords("teams");
  const schedules = useRecords("schedules").items;
  const teamId = useTeamId(teams.items.map(({ id }) => id));
  const team = teams.items.find(({ id }) => id === teamId) ?? null;
  const schedule_id = team === null || team.fields.schedule_id === null ? null : String(team.fields.schedule_id);
  const shown = view?.teams.find((one) => one.schedule_id === schedule_id) ?? null;
  const planned = schedules.find(({ id }) => id === schedule_id)?.fields.time_zone ?? null;
  const teamZone = planned ?? shown?.time_zone ?? view?.teams[0]?.time_zone ?? ownZone;
  const zone = chosenZone ?? teamZone;
  const today = useClock(({ now }) => todayIn(zone, now));
  const hour = useClock(({ now }) => Math.floor(now / hourMs) * hourMs);
  const day = chosenDay ?? today;
  const stretch = useMemo(() => stretchOf(look, span, day, zone), [look, span, day, zone]);
  const isReady = teams.isRead;
  useEffect(
    () => (isReady ? showStretch({ teamId, from: stretch.from, to: stretch.to }) : undefined),
    [isReady, teamId, stretch.from, stretch.to],
  );

  const mayEdit = useMayEdit(view?.teams);
  const addReason =
    schedule_id === null ? t("Choose one team") : mayEdit(schedule_id) ? null : t("Only an admin of this team can");
  const create = useCallback(
    (from: number, to: number, person: string | null = null) => {
      if (shown === null) return say({ tone: "bad", text: t("Choose one team to plan a shift") });
      const missing = view?.gaps.find(
        (gap) => gap.schedule_id === shown.schedule_id && !gap.is_intended && gap.start < to && gap.end > from,
      );
      askNew(shown, from, to, { layer: missing?.layer ?? 1, ...(person === null ? {} : { attendees: [person] }) });
    },
    [shown, view],
  );
  const cover = useCallback(
    (gap: CalendarGap) => {
      const missing = view?.teams.find((one) => one.schedule_id === gap.schedule_id);
      if (missing !== undefined && mayEdit(gap.schedule_id)) askNew(missing, gap.start, gap.end, { layer: gap.layer });
    },
    [view, mayEdit],
  );
  const turn = useCallback((pages: number) => goToDay(turnPage(look, span, day, pages)), [look, span, day]);
  const goToToday = useCallback(() => goToDay(null), []);
  const add = useCallback(() => {
    if (addReason !== null) return say({ tone: "bad", text: addReason });
    const { toInstant } = zoneNamed(zone);
    const morning = wallToMs(`${day}T00:00:00`) + 8 * hourMs;
    create(toInstant(morning), toInstant(morning + 12 * hourMs));
  }, [addReason, create, day, zone]);
  useCalendarKeys({ onTurn: turn, onToday: goToToday, onAdd: add });

  const isEmpty = view !== null && view.teams.every(({ has_shifts }) => !has_shifts);
  return (
    <div className="calendar" data-panel={isPanelOpen || undefined}>
      <main className="calendar-main" aria-label={t("On-call calendar")}>
        <Toolbar
          title={titleOf(look, span, day)}
          teams={teams.items}
          teamId={teamId}
          teamZone={teamZone}
          zone={zone}
          addReason={addReason}
          onTurn={turn}
          onToday={goToToday}
          onAdd={add}
          onFiles={() => schedule_id !== null && askAbout({ kind: "import", schedule_id })}
        />
        {failure !== null && (
          <p className="records-bad" role="alert">
            {view === null
              ? t("The plan cannot be read: {{why}}", { why: failure })
              : t("What stands here may be old: {{why}}", { why: failure })}{" "}
            <button type="button" className="link-button" onClick={() => void readCalendar()}>
              {t("Read again")}
            </button>
          </p>
        )}
        {isReady && teams.items.length === 0 ? (
          <CalmNotice title={t("There is no team yet")}>
            <p>{t("A team comes with a schedule of its own.")}</p>
            <div className="notice-actions">
              <ActionButton label={t("Make a team")} keys="T" look="primary" onPress={() => openPage("teams")} />
            </div>
          </CalmNotice>
        ) : (
          <>
            {isEmpty && (
              <p className="calendar-empty" role="status">
                {schedule_id === null
                  ? t("Nobody is planned, so no team is called. Choose a team to plan its first shift.")
                  : t(
                      "Nobody is planned, so this team is not called. Drag over the days to plan the first shift, or press +.",
                    )}
              </p>
            )}
            {look !== "timeline" ? (
              <Suspense fallback={<div className="calendar-sheet" />}>
                <Sheet
                  key={`${zone} ${look === "month" ? "days" : "hours"}`}
                  look={look}
                  day={day}
                  zone={zone}
                  view={view}
                  now={hour}
                  mayEdit={mayEdit}
                  schedule_id={schedule_id}
                  onCreate={create}
                  onCover={cover}
                />
              </Suspense>
            ) : (
              view !== null && (
                <Timeline
                  span={span}
                  stretch={stretch}
                  zone={zone}
                  view={view}
                  mayEdit={mayEdit}
                  onCreate={create}
                  onCover={cover}
                />
              )
            )}
          </>
        )}
      </main>
      {isPanelOpen && view !== null && teams.items.length > 0 && (
        <SidePanel view={view} teamId={teamId} zone={zone} now={hour} mayEdit={mayEdit} onCover={cover} />
      )}
      <Question zone={zone} mayEdit={mayEdit} />
    </div>
  );
}

/** The chosen team while it is there, else the first. */
function useTeamId(ids: readonly string[]): string | null {
  const chosen = useCalendar((state) => state.teamId);
  if (chosen === null) return null;
  return chosen !== undefined && ids.includes(chosen) ? chosen : (ids[0] ?? null);
}

/** By schedule: an admin of the team that plans by it, at a console that is not locked. */
function useMayEdit(teams: readonly CalendarTeam[] | undefined): (schedule_id: string) => boolean {
  const signIn = useSignIn((state) => state.view);
  return useCallback(
    (schedule_id) => {
      const principal = signIn?.principal ?? null;
      const team_ids = (teams ?? []).filter((team) => team.schedule_id === schedule_id).map(({ team_id }) => team_id);
      return lockReason() === null && (principal === null || permit(principal, "shifts.patch", { team_ids }) === null);
    },
    [signIn, teams],
  );
}

/** In the hours of the team's own zone, on the minute. */
function askNew(team: CalendarTeam, from: number, to: number, fields: Partial<ShiftFields>): void {
  const { toWall } = zoneNamed(team.time_zone);
  const wall = (at: number): string => msToWall(Math.round(toWall(at) / 60_000) * 60_000);
  const end = Math.min(to, from + 31 * dayMs);
  askAbout({
    kind: "new",
    schedule_id: team.schedule_id,
    fields: { ...fields, time_zone: team.time_zone, start: wall(from), end: wall(end) },
  });
}

interface QuestionProps {
  readonly zone: string;
  readonly mayEdit: (schedule_id: string) => boolean;
}

/** What stands in front of the calendar. */
function Question({ zone, mayEdit }: QuestionProps): React.JSX.Element | null {
  const asking = useAsking((state) => state.asking);
  const view = useCalendar((state) => state.view);
  const operator = useSignIn((state) => state.view?.operator ?? null);
  const operatorName = useOperatorName();
  const users = useRecords("users").items;
  const nameOf = useMemo(() => namesIn(view), [view]);
  const found = users.find(({ fields }) => fields.name === operatorName);
  const named = found === undefined ? null : { id: found.id, name: found.fields.name };
  if (asking === null) return null;
  const schedule_id = "duty" in asking ? asking.duty.schedule_id : asking.schedule_id;
  const team = view?.teams.find((one) => one.schedule_id === schedule_id) ?? null;
  switch (asking.kind) {
    case "card": {
      const me = operator ?? named;
      const { duty, anchor } = asking;
      return <DutyCard {...{ duty, anchor, team, nameOf, ownZone, me }} mayEdit={mayEdit(schedule_id)} />;
    }
    case "scope":
      return <ScopeQuestion title={asking.title} onChoose={asking.onChoose} onDrop={asking.onDrop} />;
    case "override":
      return <OverrideDialog duty={asking.duty} team={team} nameOf={nameOf} />;
    case "swap":
      return <SwapDialog duty={asking.duty} team={team} zone={zone} nameOf={nameOf} />;
    case "new":
      return team === null ? null : <NewPlannedShift team={team} fields={asking.fields} />;
    case "edit":
      return team === null ? null : <EditPlannedShift team={team} duty={asking.duty} scope={asking.scope} />;
    case "import":
      return team === null ? null : <ImportDialog team={team} />;
  }
}
