import { Select } from "@mantine/core";

import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import type { RecordForm } from "../state/record-form.ts";
import { openThing } from "../state/view.ts";

interface MembersProps {
  readonly form: RecordForm<"teams">;
  readonly people: readonly Item<"users">[];
}

/** Admins run the team: its members, schedule and policy. Admins are members too. */
export function Members({ form, people }: MembersProps): React.JSX.Element {
  const admins = form.values.admins.map(String);
  const members = [...new Set([...admins, ...form.values.members.map(String)])];
  const nameOf = (id: string): string =>
    people.find((person) => person.id === id)?.fields.name ?? t("not there any more");
  const sorted = members.toSorted(
    (one, other) =>
      Number(admins.includes(other)) - Number(admins.includes(one)) || nameOf(one).localeCompare(nameOf(other)),
  );
  const set = (nextMembers: readonly string[], nextAdmins: readonly string[]): void =>
    form.set({ members: [...nextMembers], admins: [...nextAdmins] });
  return (
    <section className="record-section" aria-labelledby="team-members">
      <div className="record-section-head">
        <h3 id="team-members">{t("People")}</h3>
        <span className="mute num">{members.length}</span>
      </div>
      {admins.length === 0 && members.length > 0 && (
        <p className="mute">{t("Nobody is admin of this team; only account admins can change it.")}</p>
      )}
      <ul className="member-list">
        {sorted.map((id) => {
          const isAdmin = admins.includes(id);
          return (
            <li key={id}>
              <button type="button" className="link-button clip" onClick={() => openThing("people", id)}>
                {nameOf(id)}
              </button>
              <button
                type="button"
                className="tab-choice"
                aria-pressed={isAdmin}
                aria-label={t("{{name}} is admin of this team", { name: nameOf(id) })}
                onClick={() => set(members, isAdmin ? admins.filter((one) => one !== id) : [...admins, id])}
              >
                {t("Admin")}
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={t("Take {{name}} out of the team", { name: nameOf(id) })}
                title={t("Take out of the team")}
                onClick={() =>
                  set(
                    members.filter((one) => one !== id),
                    admins.filter((one) => one !== id),
                  )
                }
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      <Select
        aria-label={t("Add somebody to the team")}
        placeholder={t("Add somebody")}
        searchable
        limit={50}
        nothingFoundMessage={t("Nobody of that name")}
        data={people
          .filter(({ id }) => !members.includes(id))
          .map(({ id, fields }) => ({ value: id, label: fields.name }))}
        value={null}
        onChange={(id) => id !== null && set([...members, id], admins)}
      />
      {["members", "admins"].map((field) => {
        const error = form.errorAt(field, true);
        return error === undefined ? null : (
          <p key={field} className="field-error">
            {error}
          </p>
        );
      })}
    </section>
  );
}
