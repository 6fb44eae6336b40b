import { Checkbox, NumberInput } from "@mantine/core";

import { Channel } from "../../core/alert.ts";
import type { Kept } from "../../core/collection.ts";
import type { Warning } from "../../core/configuration.ts";
import { t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";
import { formatDuration } from "../parts/duration.ts";
import { Warnings } from "../records/warnings.tsx";
import type { RecordForm } from "../state/record-form.ts";
import { Chips } from "./chips.tsx";
import { RecipientList } from "./recipient-list.tsx";

interface TellingProps {
  readonly form: RecordForm<"alert-configurations">;
  readonly warnings: readonly Warning[];
  readonly mayEdit: boolean;
}

type Flag = Extract<
  keyof Kept["alert-configurations"],
  | "enable_escalation"
  | "notify_on_escalation"
  | "notify_on_status_change"
  | "require_closure_notes"
  | "enable_geofencing_alerts"
  | "run_on_call_track"
>;

interface FlagBoxProps {
  readonly form: RecordForm<"alert-configurations">;
  readonly flag: Flag;
  readonly label: string;
}

function FlagBox({ form, flag, label }: FlagBoxProps): React.JSX.Element {
  return (
    <Checkbox
      label={label}
      checked={form.values[flag]}
      error={form.errorAt(flag)}
      onChange={({ currentTarget: { checked } }) => form.set({ [flag]: checked })}
    />
  );
}

/** Who is told at once, and on which channels at all. */
export function PrimarySection({ form, warnings, mayEdit }: TellingProps): React.JSX.Element {
  return (
    <section className="record-section" aria-labelledby="primary-title">
      <h3 id="primary-title">{t("Told at once")}</h3>
      <div>
        <p className="field-label">{t("Channels that may be used")}</p>
        <Chips
          label={t("Channels that may be used")}
          options={Channel.options}
          names={channelNames}
          chosen={form.values.notification_channels}
          isDisabled={!mayEdit}
          onChange={(notification_channels) => form.set({ notification_channels })}
        />
        {form.errorAt("notification_channels", true) !== undefined && (
          <p className="field-error">{form.errorAt("notification_channels", true)}</p>
        )}
        <Warnings of={warnings} at="notification_channels" />
      </div>
      <RecipientList
        form={form}
        field="primary_recipients"
        noun={t("Primary recipient")}
        warnings={warnings}
        mayEdit={mayEdit}
      />
      <FlagBox form={form} flag="run_on_call_track" label={t("Ask whoever is on call in the alert's team, too")} />
    </section>
  );
}

export function EscalationSection({ form, warnings, mayEdit }: TellingProps): React.JSX.Element {
  const { enable_escalation, escalation_threshold_seconds: threshold } = form.values;
  return (
    <section className="record-section" aria-labelledby="escalation-title">
      <h3 id="escalation-title">{t("Told when nobody acknowledges")}</h3>
      <FlagBox form={form} flag="enable_escalation" label={t("Escalate when nobody acknowledges")} />
      <NumberInput
        className="configuration-number"
        label={t("Escalate after")}
        description={t("30 to 3600 seconds; now {{duration}}", { duration: formatDuration(threshold) })}
        inputWrapperOrder={["label", "input", "description", "error"]}
        suffix=" s"
        min={30}
        max={3600}
        step={30}
        clampBehavior="none"
        allowDecimal={false}
        disabled={!enable_escalation || !mayEdit}
        value={threshold}
        error={form.errorAt("escalation_threshold_seconds")}
        onChange={(value) => form.set({ escalation_threshold_seconds: typeof value === "number" ? value : 0 })}
      />
      <RecipientList
        form={form}
        field="escalation_recipients"
        noun={t("Escalation recipient")}
        warnings={warnings}
        mayEdit={mayEdit}
      />
      <Warnings of={warnings.filter(({ path }) => path === "escalation_recipients")} at="escalation_recipients" />
      <FlagBox form={form} flag="notify_on_escalation" label={t("Tell the primary recipients that it was escalated")} />
    </section>
  );
}

const usualAutoClose = 120;
const usualRadius = 1000;

/** What comes after somebody took it, and the geofence. */
export function AfterwardsSection({ form, mayEdit }: Omit<TellingProps, "warnings">): React.JSX.Element {
  const { auto_close_false_alarm_seconds: autoClose, enable_geofencing_alerts, geofence_radius_meters } = form.values;
  return (
    <section className="record-section" aria-labelledby="afterwards-title">
      <h3 id="afterwards-title">{t("Afterwards")}</h3>
      <FlagBox form={form} flag="notify_on_status_change" label={t("Tell of each change of status")} />
      <FlagBox form={form} flag="require_closure_notes" label={t("Ask for notes when it is closed")} />
      <Checkbox
        label={t("Close by itself as a false alarm when it is resolved soon")}
        checked={autoClose !== null}
        onChange={({ currentTarget: { checked } }) =>
          form.set({ auto_close_false_alarm_seconds: checked ? usualAutoClose : null })
        }
      />
      {autoClose !== null && (
        <NumberInput
          className="configuration-number"
          label={t("Resolved within")}
          description={t("60 to 600 seconds; now {{duration}}", { duration: formatDuration(autoClose) })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          suffix=" s"
          min={60}
          max={600}
          step={30}
          clampBehavior="none"
          allowDecimal={false}
          value={autoClose}
          error={form.errorAt("auto_close_false_alarm_seconds")}
          onChange={(value) => form.set({ auto_close_false_alarm_seconds: typeof value === "number" ? value : 0 })}
        />
      )}
      <FlagBox
        form={form}
        flag="enable_geofencing_alerts"
        label={t("Raise an alert when somebody leaves the planned route")}
      />
      {enable_geofencing_alerts && (
        <NumberInput
          className="configuration-number"
          label={t("Further from the route than")}
          description={t("100 to 10000 meters")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          suffix=" m"
          min={100}
          max={10_000}
          step={100}
          clampBehavior="none"
          allowDecimal={false}
          disabled={!mayEdit}
          value={geofence_radius_meters ?? usualRadius}
          error={form.errorAt("geofence_radius_meters")}
          onChange={(value) => form.set({ geofence_radius_meters: typeof value === "number" ? value : 0 })}
        />
      )}
    </section>
  );
}
