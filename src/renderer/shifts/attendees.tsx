import { NumberInput, Select } from "@mantine/core";

import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { SortableRows } from "../records/sortable.tsx";
import type { RecordForm } from "../state/record-form.ts";
import { moveItem } from "./move.ts";

/** The team whose plan a shift belongs to. */
export interface ShiftTeam {
  readonly name: string;
  readonly member_ids: readonly string[];
  /** How many its policy has. */
  readonly layers: number;
}

interface AttendeesProps {
  readonly form: RecordForm<"shifts">;
  readonly team: ShiftTeam;
  readonly people: readonly Item<"users">[];
}

/** Who serves; in a rotation in this order, and somebody may be named again. */
export function Attendees({ form, team, people }: AttendeesProps): React.JSX.Element {
  const { attendees, is_rotating } = form.values;
  const nameOf = (id: string): string =>
    people.find((person) => person.id === id)?.fields.name ?? t("not there any more");
  const set = (next: readonly string[]): void => form.set({ attendees: [...next] });
  const free = people.filter(({ id }) => is_rotating || !attendees.includes(id));
  const options = (isMember: boolean) =>
    free
      .filter(({ id }) => team.member_ids.includes(id) === isMember)
      .map(({ id, fields }) => ({ value: id, label: fields.name }));
  return (
    <div className="shift-form">
      <div>
        <p className="field-label">{is_rotating ? t("They take turns in this order") : t("Who serves, all at once")}</p>
        {is_rotating ? (
          <SortableRows
            label={t("They take turns in this order")}
            names={attendees.map(nameOf)}
            isDisabled={false}
            onMove={(from, to) => set(moveItem(attendees, from, to))}
            renderRow={(place) => (
              <Turn
                place={place}
                name={nameOf(attendees[place] ?? "")}
                onTakeOut={() => set(attendees.toSpliced(place, 1))}
              />
            )}
          />
        ) : (
          <ul className="attendee-list">
            {attendees.map((id, place) => (
              <li key={id}>
                <span />
                <span className="clip">{nameOf(id)}</span>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t("Take {{name}} out of the shift", { name: nameOf(id) })}
                  title={t("Take out")}
                  onClick={() => set(attendees.toSpliced(place, 1))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Select
        data-autofocus
        openOnFocus={false}
        aria-label={t("Add somebody to the shift")}
        placeholder={t("Add somebody")}
        searchable
        limit={60}
        nothingFoundMessage={t("Nobody of that name")}
        data={[
          { group: team.name, items: options(true) },
          { group: t("Others"), items: options(false) },
        ].filter(({ items }) => items.length > 0)}
        value={null}
        error={form.errorAt("attendees", true)}
        onChange={(id) => id !== null && set([...attendees, id])}
      />
      {is_rotating && (
        <div className="shift-repeat">
          <NumberInput
            label={t("Times in a row before the next one's turn")}
            min={1}
            clampBehavior="none"
            allowDecimal={false}
            value={form.values.occurrences_per_turn}
            error={form.errorAt("occurrences_per_turn")}
            onChange={(value) => form.set({ occurrences_per_turn: typeof value === "number" ? value : 0 })}
          />
          <Select
            label={t("First turn")}
            allowDeselect={false}
            data={attendees.map((id, place) => ({
              value: String(place * form.values.occurrences_per_turn),
              label: `${place + 1}. ${nameOf(id)}`,
            }))}
            value={String(form.values.rotation_offset)}
            onChange={(value) => form.set({ rotation_offset: Number(value ?? 0) })}
          />
        </div>
      )}
    </div>
  );
}

interface TurnProps {
  readonly place: number;
  readonly name: string;
  readonly onTakeOut: () => void;
}

function Turn({ place, name, onTakeOut }: TurnProps): React.JSX.Element {
  return (
    <span className="turn">
      <span className="mute num">{place + 1}</span>
      <span className="clip">{name}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={t("Take {{name}} out of the shift", { name })}
        title={t("Take out")}
        onClick={onTakeOut}
      >
        ×
      </button>
    </span>
  );
}
