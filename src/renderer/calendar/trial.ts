// A change of a duty on the timeline: shown, then asked about, then made.
import { t } from "../language/language.ts";
import { spanIn } from "./duty-words.ts";
import { giveTo, retime } from "./plan-edits.ts";
import type { Row } from "./rows.ts";
import type { Trial } from "./timeline-row.tsx";

export const isChanged = ({ duty, start, end, rowKey }: Trial, fromRow: string): boolean =>
  start !== duty.start || end !== duty.end || rowKey !== fromRow;

export function trialWords({ start, end, rowKey }: Trial, rows: readonly Row[], zone: string): string {
  const name = rows.find(({ key }) => key === rowKey)?.name ?? "";
  return t("{{name}}, {{when}}?", { name, when: spanIn(zone, start, end) });
}

/** To another person, or to another time; both at once are two steps. */
export function carryOut({ duty, start, end, rowKey }: Trial, from: string | null, rows: readonly Row[]): void {
  const row = rows.find(({ key }) => key === rowKey);
  const isRetimed = start !== duty.start || end !== duty.end;
  if (from !== null && row !== undefined && row.person !== null && row.person !== from) {
    void giveTo(duty, row.person, from, row.name);
    return;
  }
  if (!isRetimed) return;
  const isSameLength = end - start === duty.end - duty.start;
  retime(duty, isSameLength ? { start } : { start, end });
}
