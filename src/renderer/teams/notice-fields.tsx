import { MultiSelect, Select } from "@mantine/core";

import type { Item } from "../../core/collection.ts";
import { NoticeTo, type TeamNotice } from "../../core/team.ts";
import { t } from "../language/language.ts";
import type { RecordForm } from "../state/record-form.ts";

const words: Readonly<Record<TeamNotice["to"], string>> = {
  nobody: "Nobody",
  team: "The whole team",
  admins: "The team's admins",
  on_call: "Whoever is on call",
  people: "Chosen people",
};

interface NoticeFieldsProps {
  readonly form: RecordForm<"teams">;
  readonly field: "drop_notice" | "handoff_notice";
  readonly label: string;
  readonly people: readonly Item<"users">[];
}

export function NoticeFields({ form, field, label, people }: NoticeFieldsProps): React.JSX.Element {
  const notice = form.values[field];
  const set = (next: TeamNotice): void => form.set({ [field]: next });
  return (
    <div className="record-section">
      <Select
        label={label}
        allowDeselect={false}
        data={NoticeTo.options.map((value) => ({ value, label: t(words[value]) }))}
        value={notice.to}
        error={form.errorAt(field)}
        onChange={(value) => {
          const to = NoticeTo.safeParse(value);
          if (to.success) set({ to: to.data, user_ids: to.data === "people" ? notice.user_ids : [] });
        }}
      />
      {notice.to === "people" && (
        <MultiSelect
          aria-label={t("{{label}}: people", { label })}
          placeholder={t("Choose people")}
          searchable
          limit={50}
          data={people.map(({ id, fields }) => ({ value: id, label: fields.name }))}
          value={notice.user_ids.map(String)}
          error={form.errorAt(`${field}.user_ids`)}
          onChange={(user_ids) => set({ to: "people", user_ids })}
        />
      )}
    </div>
  );
}
