import { NumberInput } from "@mantine/core";

import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { formatTurn } from "../parts/turn-time.ts";
import { useClock } from "../state/clock.ts";
import type { RecordForm } from "../state/record-form.ts";
import { useRoster } from "../state/roster.ts";
import { openThing } from "../state/view.ts";

interface OnCallSectionProps {
  readonly form: RecordForm<"users">;
  readonly userId: string | null;
  readonly teams: readonly Item<"teams">[];
}

/** Where they serve, now and next, and how long before they are reminded. */
export function OnCallSection({ form, userId, teams }: OnCallSectionProps): React.JSX.Element {
  const { values } = form;
  return (
    <section className="record-section" aria-labelledby="person-on-call">
      <h3 id="person-on-call">{t("On call")}</h3>
      {userId !== null && <Duties userId={userId} teams={teams} />}
      <div className="record-fields">
        <Reminder
          label={t("Remind before going on call")}
          minutes={values.on_call_reminder_minutes}
          error={form.errorAt("on_call_reminder_minutes")}
          onChange={(on_call_reminder_minutes) => form.set({ on_call_reminder_minutes })}
        />
        <Reminder
          label={t("Remind before going off call")}
          minutes={values.off_call_reminder_minutes}
          error={form.errorAt("off_call_reminder_minutes")}
          onChange={(off_call_reminder_minutes) => form.set({ off_call_reminder_minutes })}
        />
      </div>
    </section>
  );
}

function Duties({
  userId,
  teams,
}: {
  readonly userId: string;
  readonly teams: readonly Item<"teams">[];
}): React.JSX.Element {
  const roster = useRoster((state) => state.roster);
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const lines = (roster?.teams ?? []).flatMap(({ team_id, name, layers }) =>
    layers.flatMap(({ layer, now, until, next }) => {
      const isNow = now.some(({ id }) => id === userId);
      const isNext = next?.people.some(({ id }) => id === userId) ?? false;
      if (!isNow && !isNext) return [];
      const when = isNow
        ? `now${until === null ? "" : t(" until {{turn}}", { turn: formatTurn(until, minute) })}`
        : t("next, from {{turn}}", { turn: formatTurn(next?.start ?? 0, minute) });
      return [{ key: `${team_id} ${layer}`, team_id, words: t("{{name}}, layer {{layer}}", { name, layer }), when }];
    }),
  );
  const memberships = teams.filter(({ fields }) => [...fields.members, ...fields.admins].includes(userId));
  return (
    <div className="person-duties">
      {lines.length === 0 && <p className="mute">{t("Neither now nor next, in any team.")}</p>}
      {lines.map(({ key, team_id, words, when }) => (
        <p key={key}>
          <button type="button" className="link-button" onClick={() => openThing("teams", team_id)}>
            {words}
          </button>{" "}
          {when}
        </p>
      ))}
      {memberships.length > 0 && (
        <p className="mute">
          {t("Member of {{teams}}", {
            teams: memberships
              .map(({ fields }) =>
                fields.admins.includes(userId) ? t("{{name}} (admin)", { name: fields.name }) : fields.name,
              )
              .join(", "),
          })}
        </p>
      )}
    </div>
  );
}

interface ReminderProps {
  readonly label: string;
  readonly minutes: number | null;
  readonly error: string | undefined;
  readonly onChange: (minutes: number | null) => void;
}

function Reminder({ label, minutes, error, onChange }: ReminderProps): React.JSX.Element {
  return (
    <NumberInput
      label={label}
      placeholder={t("No reminder")}
      suffix=" min"
      size="sm"
      hideControls
      allowDecimal={false}
      clampBehavior="none"
      value={minutes ?? ""}
      error={error}
      onChange={(value) => onChange(typeof value === "number" ? value : null)}
    />
  );
}
