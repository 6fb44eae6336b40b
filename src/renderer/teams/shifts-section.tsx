import { useMemo, useState } from "react";

import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { isOver, kindOf, repeatWords, wallWords, whoWords } from "../shifts/shift-words.ts";
import { useClock } from "../state/clock.ts";
import { formKey, startDraft, useIsEdited } from "../state/record-form.ts";
import { useShifts } from "../state/shifts.ts";
import { useMay } from "../state/sign-in.ts";
import { newId } from "../state/view.ts";
import { newShiftKey, TeamShift } from "./team-shift.tsx";

interface ShiftsSectionProps {
  readonly team: Item<"teams">;
  readonly scheduleId: string;
  readonly people: readonly Item<"users">[];
}

/** What is planned, as a plain list by layer. What lies wholly in the past is put away. */
export function ShiftsSection({ team, scheduleId, people }: ShiftsSectionProps): React.JSX.Element {
  const all = useShifts(scheduleId);
  const [openedId, setOpened] = useState<string | null>(null);
  const [hasPast, setPast] = useState(false);
  const mayEdit = useMay("shifts.patch", { team_ids: [team.id] });
  const own = useMemo(
    () =>
      all.items.toSorted(
        (one, other) => one.fields.layer - other.fields.layer || one.fields.start.localeCompare(other.fields.start),
      ),
    [all.items],
  );
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const ahead = useMemo(
    () => new Set(own.filter(({ fields }) => !isOver(fields, minute)).map(({ id }) => id)),
    [own, minute],
  );
  const names = useMemo(() => new Map(people.map(({ id, fields }) => [id, fields.name])), [people]);
  const nameOf = (id: string): string => names.get(id) ?? t("somebody who is not there any more");
  const shown = hasPast ? own : own.filter(({ id }) => ahead.has(id));
  const past = own.length - ahead.size;
  const opened = own.find(({ id }) => id === openedId) ?? null;
  return (
    <section className="record-section" aria-labelledby="team-shifts">
      <div className="record-section-head">
        <h3 id="team-shifts">{t("Shifts")}</h3>
        <span className="mute num">{own.length}</span>
        <span className="records-gap" />
        {mayEdit && <ActionButton label={t("Add shift")} onPress={() => setOpened(newId)} />}
      </div>
      {all.failure !== null && (
        <p className="record-warning">
          {t("The shifts cannot be read: {{failure}}.", { failure: all.failure })}{" "}
          <button type="button" className="link-button" onClick={all.readAgain}>
            {t("Read again")}
          </button>
        </p>
      )}
      {all.isRead && own.length === 0 && <p className="mute">{t("Nothing is planned yet.")}</p>}
      <ul className="shift-list">
        {shown.map(({ id, fields }) => (
          <li key={id}>
            <button
              type="button"
              className="shift-row"
              aria-disabled={!mayEdit}
              onClick={() => mayEdit && setOpened(id)}
            >
              <b>L{fields.layer}</b>
              <span>{whoWords(fields, nameOf)}</span>
              <span>
                <Unsaved id={id} />
                {fields.parent_id !== null && <span className="record-tag">{t("override")}</span>}
                {!ahead.has(id) && <span className="record-tag">{t("over")}</span>}
              </span>
              <span className="mute num">
                {fields.title !== null && fields.title !== "" && `${fields.title} · `}
                {wallWords(fields, kindOf(fields) !== "single")}
                {fields.repeat !== null && `, ${repeatWords(fields.repeat)}`} · {fields.time_zone}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {past > 0 && (
        <button type="button" className="link-button mute" onClick={() => setPast(!hasPast)}>
          {hasPast ? t("Hide what is over") : t("Show what is over ({{past}})", { past })}
        </button>
      )}
      {openedId !== null && (opened !== null || openedId === newId) && (
        <TeamShift
          key={openedId}
          team={team}
          scheduleId={scheduleId}
          shift={opened}
          people={people}
          onClone={(fields) => {
            startDraft(newShiftKey(scheduleId), fields);
            setOpened(newId);
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

function Unsaved({ id }: { readonly id: string }): React.JSX.Element | null {
  return useIsEdited(formKey("shifts", id)) ? <span className="record-unsaved">{t("not saved")} </span> : null;
}
