import type { Item } from "../../core/collection.ts";
import { nextTurn, type Turn } from "../../core/schedule/occurrences.ts";
import { NewShift, type ShiftFields } from "../../core/schedule/shift.ts";
import { msToWall } from "../../core/schedule/wall-time.ts";
import { t } from "../language/language.ts";
import { useClock } from "../state/clock.ts";
import { isOver, wallWords } from "./shift-words.ts";

const shownAtMost = 6;

/** The next turns as they would come, so that a slip of the day or the order is seen before it is saved. */
export function TurnsPreview({
  shift,
  people,
}: {
  readonly shift: ShiftFields;
  readonly people: readonly Item<"users">[];
}): React.JSX.Element | null {
  const hour = useClock(({ now }) => Math.floor(now / 3_600_000) * 3_600_000);
  const parsed = NewShift.safeParse(shift);
  if (!parsed.success) return null;
  const coming = isOver(parsed.data, hour) ? [] : comingTurns(parsed.data, hour);
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.fields.name ?? t("somebody");
  return (
    <div>
      <p className="field-label">
        {coming.length === 0
          ? t("It is over: no turn lies ahead")
          : shift.repeat === null
            ? t("It comes")
            : t("It comes next")}
      </p>
      <dl className="turn-list num">
        {coming.map(({ wall, wallEnd, attendees }) => (
          <div key={wall} style={{ display: "contents" }}>
            <dt className="mute">{wallWords({ start: msToWall(wall), end: msToWall(wallEnd) }, false)}</dt>
            <dd>{attendees.length === 0 ? t("nobody, on purpose") : attendees.map(nameOf).join(", ")}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function comingTurns(fields: ShiftFields, from: number): readonly Turn[] {
  const shift = { ...fields, id: "preview" };
  const found: Turn[] = [];
  let at = from;
  while (found.length < shownAtMost) {
    const turn = nextTurn(shift, at);
    if (turn === null) break;
    found.push(turn);
    at = turn.end;
  }
  return found;
}
