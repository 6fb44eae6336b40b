import { Checkbox, NumberInput, Select, TextInput } from "@mantine/core";

import { Frequency, type Repeat } from "../../core/schedule/repeat.ts";
import { t } from "../language/language.ts";
import type { RecordForm } from "../state/record-form.ts";
import { unitWord } from "./shift-words.ts";
import { weekdayNames, weekdayOrder } from "./weekdays.ts";

interface RepeatFieldsProps {
  readonly form: RecordForm<"shifts">;
  readonly repeat: Repeat;
}

export function RepeatFields({ form, repeat }: RepeatFieldsProps): React.JSX.Element {
  const set = (edit: Partial<Repeat>): void => form.set({ repeat: { ...repeat, ...edit } });
  const hasDays = repeat.frequency === "daily" || repeat.frequency === "weekly";
  const days = repeat.days_of_week ?? [];
  const toggle = (day: number): void => {
    const next = days.includes(day) ? days.filter((one) => one !== day) : [...days, day];
    set({ days_of_week: next.length === 0 ? null : next });
  };
  return (
    <fieldset className="record-fieldset shift-form">
      <legend className="unseen">{t("Repeat")}</legend>
      <div className="shift-repeat">
        <NumberInput
          label={t("Every")}
          className="shift-interval"
          min={1}
          max={1000}
          clampBehavior="none"
          allowDecimal={false}
          value={repeat.interval}
          error={form.errorAt("repeat.interval")}
          onChange={(value) => set({ interval: typeof value === "number" ? value : 0 })}
        />
        <Select
          aria-label={t("Unit of the repeat")}
          allowDeselect={false}
          data={Frequency.options.map((value) => ({ value, label: t(unitWord(value, repeat.interval)) }))}
          value={repeat.frequency}
          onChange={(value) => {
            const frequency = Frequency.safeParse(value);
            if (frequency.success)
              set({ frequency: frequency.data, days_of_week: null, day_of_month: null, is_continuous: null });
          }}
        />
        <TextInput
          label={t("Last day on which one may start")}
          placeholder={t("2026-12-31, or never")}
          autoComplete="off"
          value={repeat.until ?? ""}
          error={form.errorAt("repeat.until")}
          onChange={({ currentTarget: { value } }) => set({ until: value === "" ? null : value })}
        />
        <NumberInput
          label={t("Or after so many")}
          placeholder={t("Never ends")}
          min={1}
          clampBehavior="none"
          allowDecimal={false}
          hideControls
          value={repeat.count ?? ""}
          error={form.errorAt("repeat.count")}
          onChange={(value) => set({ count: typeof value === "number" ? value : null })}
        />
      </div>
      {hasDays && (
        <div>
          <p className="field-label">
            {repeat.frequency === "weekly" ? t("On these days") : t("Only on")}{" "}
            <span className="mute">
              {days.length === 0 && (repeat.frequency === "weekly" ? t("the day it starts on") : t("every day"))}
            </span>
          </p>
          <div className="shift-days" role="group" aria-label={t("Days of the week")}>
            {weekdayOrder.map((day) => (
              <button
                key={day}
                type="button"
                className="tab-choice"
                aria-pressed={days.includes(day)}
                onClick={() => toggle(day)}
              >
                {t(weekdayNames[day])}
              </button>
            ))}
          </div>
          {form.errorAt("repeat.days_of_week") !== undefined && (
            <p className="field-error">{form.errorAt("repeat.days_of_week")}</p>
          )}
        </div>
      )}
      <Checkbox
        label={t("Each lasts until the next begins")}
        checked={repeat.is_continuous === true}
        onChange={({ currentTarget: { checked } }) => set({ is_continuous: checked ? true : null })}
      />
      {form.errorAt("repeat.is_continuous") !== undefined && (
        <p className="field-error">{form.errorAt("repeat.is_continuous")}</p>
      )}
    </fieldset>
  );
}
