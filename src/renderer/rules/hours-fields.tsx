import { Checkbox, TextInput } from "@mantine/core";

import type { Hours } from "../../core/hours.ts";
import { t } from "../language/language.ts";

interface HoursFieldsProps {
  readonly name: string;
  readonly hours: Hours | null;
  readonly errorAt: (field: string) => string | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (hours: Hours | null) => void;
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

const nights = (): Hours => ({
  time_zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  days_of_week: [0, 1, 2, 3, 4, 5, 6],
  from: "22:00",
  until: "06:00",
});

/** When a rule counts: at any time, or in some hours of the week. */
export function HoursFields({ name, hours, errorAt, mayEdit, onChange }: HoursFieldsProps): React.JSX.Element {
  const toggle = (day: number): void => {
    if (hours === null) return;
    const { days_of_week: before } = hours;
    const next = days
      .map((_, one) => one)
      .filter((one) => (one === day ? !before.includes(one) : before.includes(one)));
    if (next.length > 0) onChange({ ...hours, days_of_week: next });
  };
  const text = (field: "from" | "until" | "time_zone", label: string): React.JSX.Element => (
    <TextInput
      label={label}
      aria-label={`${name}: ${label}`}
      value={hours?.[field] ?? ""}
      error={errorAt(field)}
      onChange={({ currentTarget: { value } }) => hours !== null && onChange({ ...hours, [field]: value })}
    />
  );
  return (
    <>
      <Checkbox
        label={t("Only at some hours")}
        aria-label={`${name}: ${t("Only at some hours")}`}
        checked={hours !== null}
        onChange={({ currentTarget: { checked } }) => onChange(checked ? nights() : null)}
      />
      {hours !== null && (
        <>
          <div className="steps-channels" role="group" aria-label={`${name}: ${t("days")}`}>
            {days.map((day, place) => (
              <button
                key={day}
                type="button"
                className="tab-choice"
                aria-pressed={hours.days_of_week.includes(place)}
                disabled={!mayEdit}
                onClick={() => toggle(place)}
              >
                {t(day)}
              </button>
            ))}
          </div>
          <div className="record-fields">
            {text("from", t("From"))}
            {text("until", t("Until"))}
            {text("time_zone", t("Time zone"))}
          </div>
        </>
      )}
    </>
  );
}
