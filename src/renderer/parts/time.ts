// How the console writes times: ages as mm:ss, instants as HH:mm:ss in the zone that the header names. Never "a few seconds ago".

const two = (value: number): string => String(value).padStart(2, "0");

/** Milliseconds as mm:ss, h:mm:ss or days and hours; never negative. */
export function formatAge(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const seconds = total % 60;
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  if (hours === 0) return `${two(minutes)}:${two(seconds)}`;
  if (hours < 100) return `${hours}:${two(minutes)}:${two(seconds)}`;
  return `${Math.floor(hours / 24)} d ${two(hours % 24)} h`;
}

interface Style {
  readonly is12: boolean;
  readonly dayAndMonth: Intl.DateTimeFormat;
  readonly dayMonthYear: Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
}

const styleOf = (locale: string, is12: boolean): Style => ({
  is12,
  dayAndMonth: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }),
  dayMonthYear: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }),
  weekday: new Intl.DateTimeFormat(locale, { weekday: "short" }),
});

let spokenIn: "en-GB" | "hi-IN" = "en-GB";
let style = styleOf(spokenIn, false);

/** The window is drawn anew after it. */
export function writeTimesAs(language: "en" | "hi", clock: "24" | "12"): void {
  spokenIn = language === "hi" ? "hi-IN" : "en-GB";
  style = styleOf(spokenIn, clock === "12");
}

/** For dates that are written in another zone than this computer's. */
export const locale = (): string => spokenIn;

/** By this computer's clock, 20:05:09 or 8:05:09 pm. */
export function formatClock(at: number): string {
  const date = new Date(at);
  return `${hourOf(date)}:${two(date.getMinutes())}:${two(date.getSeconds())}${half(date)}`;
}

/** 20:05 or 8:05 pm. */
export function formatMinute(at: number): string {
  const date = new Date(at);
  return `${hourOf(date)}:${two(date.getMinutes())}${half(date)}`;
}

const hourOf = (date: Date): string => (style.is12 ? String(date.getHours() % 12 || 12) : two(date.getHours()));
const half = (date: Date): string => (style.is12 ? (date.getHours() < 12 ? " am" : " pm") : "");

/** How the midnight that ends a day is written. */
export const endOfDay = (): string => (style.is12 ? "12:00 am" : "24:00");

export const formatWeekday = (at: number): string => style.weekday.format(at);
export const formatDay = (at: number): string => style.dayAndMonth.format(at);
export const formatDayOfYear = (at: number): string => style.dayMonthYear.format(at);

/** With the date where it is not today. */
export function formatInstant(at: number, now: number): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return formatClock(at);
  const day = date.getFullYear() === today.getFullYear() ? formatDay(at) : formatDayOfYear(at);
  return `${day} ${formatClock(at)}`;
}

/** For example IST; the languages only serve to find a short name before falling back to GMT+5:30. */
export function zoneName(at: number): string {
  const names = ["en-IN", "en-GB", "en-US", "en-AU"].map(
    (language) =>
      new Intl.DateTimeFormat(language, { timeZoneName: "short" })
        .formatToParts(at)
        .find((part) => part.type === "timeZoneName")?.value ?? "",
  );
  return names.find((name) => !/\d/u.test(name)) ?? names[0] ?? "";
}

export const formatCount = (count: number): string => count.toLocaleString("en-US");
