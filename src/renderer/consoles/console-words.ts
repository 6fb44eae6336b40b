// What the screen says of one console. Called while drawing.
import type { ConsoleView } from "../../contract/consoles.ts";
import { t } from "../language/language.ts";
import type { Health } from "../parts/health-mark.tsx";
import { formatInstant } from "../parts/time.ts";
import { skewLimitMs, syncOf } from "../state/duty.ts";

export const roleNames = { full: "Full console", display: "Display only" } as const;

/** Where other consoles answer unless somebody chose otherwise. */
const usualPort = 4781;

/** As it is typed, with the usual port where none was. */
export function withPort(typed: string): string {
  const text = typed.trim();
  if (text === "" || /\]:\d+$/u.test(text) || /^[^:]*:\d+$/u.test(text)) return text;
  if (text.startsWith("[")) return `${text}:${usualPort}`;
  return text.includes(":") ? `[${text}]:${usualPort}` : `${text}:${usualPort}`;
}

export function healthOf(console: ConsoleView): Health {
  if (console.revoked_at !== null) return "not_set_up";
  if (console.is_own) return "ok";
  if (console.trouble !== null) return "failing";
  if (!console.is_connected) return "slow";
  return isSkewed(console) ? "slow" : "ok";
}

export const isSkewed = ({ skew_ms }: ConsoleView): boolean => skew_ms !== null && Math.abs(skew_ms) > skewLimitMs;

export function connectionWords(console: ConsoleView, now: number): string {
  if (console.revoked_at !== null) return t("Revoked {{instant}}", { instant: formatInstant(console.revoked_at, now) });
  if (console.is_own) return t("This console");
  const sync = syncOf(console);
  switch (sync.kind) {
    case "in_step":
      return t("Connected, in step");
    case "sending":
      return t("Connected, {{count}} changes behind", { count: sync.count });
    case "receiving":
      return t("Connected, {{count}} changes still to come", { count: sync.count });
    case "away":
      return console.last_seen_at === null
        ? t("Not connected since this console started")
        : t("Not connected, last seen {{instant}}", { instant: formatInstant(console.last_seen_at, now) });
  }
}

/** Null: not measured, or nothing to say. */
export function clockWords({ skew_ms }: ConsoleView): string | null {
  if (skew_ms === null) return null;
  const seconds = (Math.abs(skew_ms) / 1000).toFixed(1);
  if (Number(seconds) === 0) return t("Clock agrees");
  return skew_ms > 0 ? t("Clock {{seconds}} s ahead", { seconds }) : t("Clock {{seconds}} s behind", { seconds });
}
