// Edits of one duty as the calendar makes them: moved, given to somebody else, taken out.
import type { CalendarDuty } from "../../contract/calendar.ts";
import { msToWall } from "../../core/schedule/wall-time.ts";
import { zoneNamed } from "../../core/schedule/zone.ts";
import { t } from "../language/language.ts";
import { editPlanAtOnce } from "../state/calendar.ts";
import { withScope } from "./asking.ts";

/** To these instants, told in the shift's own zone. With a start alone it keeps its length on the wall. */
export function retime(
  duty: CalendarDuty,
  { start, end }: { readonly start: number; readonly end?: number },
  onDrop: () => void = () => undefined,
): void {
  const { toWall } = zoneNamed(duty.time_zone);
  const changes = { start: msToWall(toWall(start)), ...(end === undefined ? {} : { end: msToWall(toWall(end)) }) };
  const words = end === undefined ? t("Shift moved") : t("Shift's times changed");
  withScope(
    duty,
    end === undefined ? t("Move which of them?") : t("Change the times of which of them?"),
    (scope) =>
      void editPlanAtOnce(
        duty.schedule_id,
        { kind: "edit", shift_id: duty.shift_id, occurrence: duty.start_wall, scope, changes },
        words,
      ).then((isDone) => {
        if (!isDone) onDrop();
      }),
    onDrop,
  );
}

/** This one occurrence; the rest of a series stays as it is. */
export const giveTo = (duty: CalendarDuty, by: string, instead_of: string | null, name: string): Promise<boolean> =>
  editPlanAtOnce(
    duty.schedule_id,
    { kind: "take_over", shift_id: duty.shift_id, occurrence: duty.start_wall, by, instead_of },
    t("{{name}} takes over", { name }),
  );

export function takeOut(duty: CalendarDuty): void {
  withScope(
    duty,
    t("Delete which of them?"),
    (scope) =>
      void editPlanAtOnce(
        duty.schedule_id,
        { kind: "remove", shift_id: duty.shift_id, occurrence: duty.start_wall, scope },
        duty.parent_id === null ? t("Shift deleted") : t("Override deleted"),
      ),
  );
}

export const clone = (duty: CalendarDuty, start: string): Promise<boolean> =>
  editPlanAtOnce(duty.schedule_id, { kind: "clone", shift_id: duty.shift_id, start }, t("Shift copied"));
