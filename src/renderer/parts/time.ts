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

export function formatClock(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

const dayAndMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayMonthYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** With the date where it is not today. */
export function formatInstant(at: number, now: number): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return formatClock(at);
  const format = date.getFullYear() === today.getFullYear() ? dayAndMonth : dayMonthYear;
  return `${format.format(date)} ${formatClock(at)}`;
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
