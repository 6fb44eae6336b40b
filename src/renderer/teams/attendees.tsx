import { NumberInput, Select } from "@mantine/core";
import { useState } from "react";

import type { Item } from "../../core/collection.ts";
import type { RecordForm } from "../state/record-form.ts";
import { moveItem } from "./move.ts";

interface AttendeesProps {
  readonly form: RecordForm<"shifts">;
  readonly team: Item<"teams">;
  readonly people: readonly Item<"users">[];
}

/** Who serves; in a rotation in this order, changed by the buttons or by dragging, and somebody may be named again. */
export function Attendees({ form, team, people }: AttendeesProps): React.JSX.Element {
  const { attendees, is_rotating } = form.values;
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.fields.name ?? "not there any more";
  const set = (next: readonly string[]): void => form.set({ attendees: [...next] });
  const inTeam = new Set([...team.fields.members, ...team.fields.admins].map(String));
  const free = people.filter(({ id }) => is_rotating || !attendees.includes(id));
  const options = (isMember: boolean) =>
    free.filter(({ id }) => inTeam.has(id) === isMember).map(({ id, fields }) => ({ value: id, label: fields.name }));
  return (
    <div className="shift-form">
      <div>
        <p className="field-label">{is_rotating ? "They take turns in this order" : "Who serves, all at once"}</p>
        <ol className="attendee-list">
          {attendees.map((id, place) => (
            <li
              // The same person may stand twice in a rotation.
              key={`${id} ${place}`}
              draggable={is_rotating}
              data-over={over === place || undefined}
              onDragStart={() => setDragged(place)}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(place);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) set(moveItem(attendees, dragged, place));
              }}
            >
              <span className="mute num">{is_rotating ? place + 1 : ""}</span>
              <span className="clip">{nameOf(id)}</span>
              {is_rotating ? (
                <>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={`${nameOf(id)} earlier`}
                    title="Earlier"
                    disabled={place === 0}
                    onClick={() => set(moveItem(attendees, place, place - 1))}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={`${nameOf(id)} later`}
                    title="Later"
                    disabled={place === attendees.length - 1}
                    onClick={() => set(moveItem(attendees, place, place + 1))}
                  >
                    ↓
                  </button>
                </>
              ) : (
                <>
                  <span />
                  <span />
                </>
              )}
              <button
                type="button"
                className="icon-button"
                aria-label={`Take ${nameOf(id)} out of the shift`}
                title="Take out"
                onClick={() => set(attendees.toSpliced(place, 1))}
              >
                ×
              </button>
            </li>
          ))}
        </ol>
      </div>
      <Select
        aria-label="Add somebody to the shift"
        placeholder="Add somebody"
        searchable
        limit={60}
        nothingFoundMessage="Nobody of that name"
        data={[
          { group: team.fields.name, items: options(true) },
          { group: "Others", items: options(false) },
        ].filter(({ items }) => items.length > 0)}
        value={null}
        error={form.errorAt("attendees", true)}
        onChange={(id) => id !== null && set([...attendees, id])}
      />
      {is_rotating && (
        <div className="shift-repeat">
          <NumberInput
            label="Times in a row before the next one's turn"
            min={1}
            clampBehavior="none"
            allowDecimal={false}
            value={form.values.occurrences_per_turn}
            error={form.errorAt("occurrences_per_turn")}
            onChange={(value) => form.set({ occurrences_per_turn: typeof value === "number" ? value : 0 })}
          />
          <Select
            label="First turn"
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
