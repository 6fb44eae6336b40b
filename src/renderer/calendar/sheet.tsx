import FullCalendar, {
  type CalendarRef,
  type DateClickInfo,
  type DateSelectInfo,
  type EventChangeInfo,
  type EventClickInfo,
  type EventDisplayInfo,
  type EventInput,
} from "@fullcalendar/react";
import dayGrid from "@fullcalendar/react/daygrid";
import interaction from "@fullcalendar/react/interaction";
import "@fullcalendar/react/skeleton.css";
import classicTheme from "@fullcalendar/react/themes/classic";
import "@fullcalendar/react/themes/classic/theme.css";
import timeGrid from "@fullcalendar/react/timegrid";
import { useEffect, useMemo, useRef } from "react";

import type { CalendarDuty, CalendarGap, CalendarView } from "../../contract/calendar.ts";
import { wallToMs } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import { t } from "../language/language.ts";
import { locale } from "../parts/time.ts";
import type { Look } from "../state/calendar.ts";
import { anchorOf, askAbout } from "./asking.ts";
import { clockIn, dutyKey, isWhole, namesIn, spanIn, whoServes } from "./duty-words.ts";
import { retime } from "./plan-edits.ts";

interface SheetProps {
  readonly look: Exclude<Look, "timeline">;
  readonly day: string;
  readonly zone: string;
  readonly view: CalendarView | null;
  /** Epoch ms; what is over is drawn fainter. */
  readonly now: number;
  /** Whether this schedule may be edited here. */
  readonly mayEdit: (schedule_id: string) => boolean;
  /** Of the one team that is looked at; null: several, and a drag over empty time makes nothing. */
  readonly schedule_id: string | null;
  readonly onCreate: (from: number, to: number) => void;
  readonly onCover: (gap: CalendarGap) => void;
}

const viewNames = { month: "dayGridMonth", week: "timeGridWeek", day: "timeGridDay" } as const;
const plugins = [dayGrid, timeGrid, interaction, classicTheme];

/** What an event of the calendar stands for. */
type Meant =
  | { readonly kind: "duty"; readonly duty: CalendarDuty }
  | { readonly kind: "gap"; readonly gap: CalendarGap };

/** Month, week and day. */
export function Sheet(props: SheetProps): React.JSX.Element {
  const { look, day, zone, view, now, mayEdit, schedule_id, onCreate, onCover } = props;
  const calendar = useRef<CalendarRef>(null);
  const events = useMemo(() => toEvents(view, now, mayEdit), [view, now, mayEdit]);
  const nameOf = useMemo(() => namesIn(view), [view]);
  const teamOf = useMemo(() => new Map((view?.teams ?? []).map((team) => [team.schedule_id, team.name])), [view]);

  useEffect(() => {
    const api = calendar.current?.getApi();
    // The calendar draws at once, which React does not allow while it is drawing itself.
    queueMicrotask(() => api?.changeView(viewNames[look], day));
  }, [look, day]);

  const open = ({ el, event }: EventClickInfo): void => {
    const meant = meantBy(event);
    if (meant?.kind === "duty") askAbout({ kind: "card", duty: meant.duty, anchor: anchorOf(el) });
    else if (meant?.kind === "gap") onCover(meant.gap);
  };

  const change = ({ event, revert }: EventChangeInfo, isResized: boolean): void => {
    const meant = meantBy(event);
    const { start, end } = event;
    if (meant?.kind !== "duty" || start === null) return revert();
    const { duty } = meant;
    const span = { start: instantOf(event.startStr), end: end === null ? duty.end : instantOf(event.endStr) };
    retime(duty, isResized ? span : { start: span.start }, revert);
  };

  /** Gaps let the pointer through, so that a drag over them makes a shift; a click on one plans what is missing. */
  const coverAt = ({ jsEvent: { clientX, clientY } }: DateClickInfo): void => {
    const hit = [...document.querySelectorAll<HTMLElement>(".calendar-sheet .duty-gap")].find((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return clientX >= left && clientX < right && clientY >= top && clientY < bottom;
    });
    const event = calendar.current?.getApi().getEventById(hit?.dataset["event"] ?? "") ?? null;
    const meant = event === null ? null : meantBy(event);
    if (meant?.kind === "gap") onCover(meant.gap);
  };

  const create = ({ startStr, endStr }: DateSelectInfo): void => {
    calendar.current?.getApi().unselect();
    onCreate(instantIn(zone, startStr), instantIn(zone, endStr));
  };

  const content = ({ event, isMirror }: EventDisplayInfo): React.JSX.Element => {
    const meant = meantBy(event);
    if (meant === null || isMirror) return <span className="duty-text num">{isMirror ? event.title : ""}</span>;
    if (meant.kind === "gap") {
      const { gap } = meant;
      return (
        <span className="duty-text num" title={spanIn(zone, gap.start, gap.end)}>
          <b>L{gap.layer}</b> <span aria-hidden="true">▲</span> <span className="duty-nobody">{t("Nobody")}</span>
          <Where team={schedule_id === null ? teamOf.get(gap.schedule_id) : undefined} />
          {look === "month" && <span className="duty-time"> {clockIn(zone, gap.start)}</span>}
        </span>
      );
    }
    const { duty } = meant;
    return (
      <span className="duty-text num" title={spanIn(zone, duty.start, duty.end)}>
        <b>L{duty.layer}</b> {whoServes(duty, nameOf)}
        <Where team={schedule_id === null ? teamOf.get(duty.schedule_id) : undefined} />
        {duty.parent_id !== null && <span className="duty-mark"> {t("override")}</span>}
        {look === "month" && <span className="duty-time"> {clockIn(zone, duty.start)}</span>}
      </span>
    );
  };

  return (
    <div className="calendar-sheet" data-look={look}>
      <FullCalendar
        ref={calendar}
        plugins={plugins}
        initialView={viewNames[look]}
        initialDate={day}
        timeZone={zone}
        events={events}
        headerToolbar={false}
        height="100%"
        firstDay={1}
        allDaySlot={false}
        nowIndicator
        expandRows
        slotHeaderInnerClass="calendar-sheet-hour num"
        dayHeaderInnerClass="calendar-sheet-head num"
        dayCellTopInnerClass="calendar-sheet-date num"
        scrollTime="06:00:00"
        slotDuration="01:00:00"
        snapDuration="00:30:00"
        slotHeaderFormat={{ hour: "2-digit", minute: "2-digit", hour12: false }}
        dayHeaderFormat={look === "month" ? { weekday: "short" } : { weekday: "short", day: "numeric", month: "short" }}
        locale={locale()}
        eventDisplay="block"
        eventOrder="order,start"
        eventInteractive
        slotEventOverlap={false}
        dayMaxEvents={look === "month" ? 5 : false}
        moreLinkText={(count) => t("{{count}} more", { count })}
        nextDayThreshold="12:00:00"
        selectable={schedule_id !== null && mayEdit(schedule_id)}
        selectMirror={look !== "month"}
        selectMinDistance={4}
        editable
        eventContent={content}
        eventClick={open}
        eventDrop={(info) => change(info, false)}
        eventResize={(info) => change(info, true)}
        dateClick={coverAt}
        eventDidMount={({ el, event }) => {
          el.dataset["event"] = event.id;
        }}
        select={create}
      />
    </div>
  );
}

function Where({ team }: { readonly team: string | undefined }): React.JSX.Element | null {
  return team === undefined ? null : <span className="duty-where"> {team}</span>;
}

function toEvents(view: CalendarView | null, now: number, mayEdit: (schedule_id: string) => boolean): EventInput[] {
  if (view === null) return [];
  const nameOf = namesIn(view);
  const duties = view.duties.map((duty): EventInput => {
    const meant: Meant = { kind: "duty", duty };
    return {
      id: dutyKey(duty),
      title: `L${duty.layer} ${whoServes(duty, nameOf)}`,
      start: new Date(duty.start).toISOString(),
      end: new Date(duty.end).toISOString(),
      className: classOf(duty),
      editable: isWhole(duty) && mayEdit(duty.schedule_id),
      order: duty.layer,
      meant,
    };
  });
  const gaps = view.gaps
    .filter(({ is_intended }) => !is_intended)
    .map((gap): EventInput => {
      const meant: Meant = { kind: "gap", gap };
      return {
        id: `gap ${gap.schedule_id} ${gap.layer} ${gap.start}`,
        title: `L${gap.layer} ${t("Nobody")}`,
        start: new Date(gap.start).toISOString(),
        end: new Date(gap.end).toISOString(),
        className: gap.end <= now ? "duty duty-gap duty-over" : "duty duty-gap",
        editable: false,
        order: gap.layer,
        meant,
      };
    });
  return [...duties, ...gaps];
}

function classOf({ layer, parent_id, is_intended_gap }: CalendarDuty): string {
  const kinds = [parent_id === null ? "" : " duty-override", is_intended_gap ? " duty-intended" : ""];
  return `duty duty-layer-${((layer - 1) % 6) + 1}${kinds.join("")}`;
}

const meantBy = (event: { readonly extendedProps: Readonly<Record<string, unknown>> }): Meant | null =>
  (event.extendedProps["meant"] as Meant | undefined) ?? null;

const instantOf = (text: string): number => Date.parse(text);

/** A whole day has no offset: it begins at midnight on the wall. */
function instantIn(zone: string, text: string): number {
  return text.includes("T") ? Date.parse(text) : midnightIn(zone, text);
}

const midnightIn = (zone: string, day: string): number => zoneNamed(zone).toInstant(wallToMs(`${day}T00:00:00`));
