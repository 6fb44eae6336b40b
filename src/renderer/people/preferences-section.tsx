import { Channel, Severity } from "../../core/alert.ts";
import { addressFor, preferenceWarnings } from "../../core/contact.ts";
import { severityNames } from "../../core/message.ts";
import { type NotificationPreferences, type Step, stepsFor } from "../../core/notification-rule.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames, wordChannels } from "../parts/channel-name.ts";
import { formatDelay } from "../parts/duration.ts";
import { SeverityMark } from "../parts/severity-mark.tsx";
import type { RecordForm } from "../state/record-form.ts";
import type { CallLayer } from "./call-layers.ts";
import { groupSteps } from "./step-groups.ts";
import { StepsEditor } from "./steps-editor.tsx";
import { StepsLine } from "./steps-line.tsx";

interface PreferencesSectionProps {
  readonly form: RecordForm<"users">;
  /** The layers that may call this person. */
  readonly layers: readonly CallLayer[];
}

/** How this person is told of an alert, severity by severity, as a time line that can be edited. */
export function PreferencesSection({ form, layers }: PreferencesSectionProps): React.JSX.Element {
  const { values } = form;
  const preferences = values.notification_preferences;
  const hasDevice = values.devices.length > 0;
  const warnings = preferenceWarnings(preferences, { ...values, hasDevice }, layers);
  const set = (severity: Severity, steps: readonly Step[] | undefined): void => {
    const { [severity]: _, ...others } = preferences ?? {};
    const next: NotificationPreferences = steps === undefined ? others : { ...others, [severity]: [...steps] };
    form.set({ notification_preferences: Object.keys(next).length === 0 ? null : next });
  };
  const reachable = { ...values, hasDevice, preferences: null };
  const usable = Channel.options.filter(
    (channel) => addressFor(values, channel) !== null && (channel !== "PUSH" || hasDevice),
  );
  return (
    <section className="record-section" aria-labelledby="preferences-title">
      <h3 id="preferences-title">{t("How they are told")}</h3>
      <p className="mute">
        {t("Counted from the moment a layer begins to ask them.")}
        {layers.length > 0 &&
          t(" They are asked on {{layers}}.", { layers: layers.map(({ words }) => words).join("; ") })}
      </p>
      {Severity.options.map((severity) => {
        const own = preferences?.[severity];
        const usual = stepsFor(reachable, [], { severity } as never, "triggered").steps;
        const path = `notification_preferences.${severity}`;
        const said = warnings.filter((warning) => warning.path === path || warning.path.startsWith(`${path}.`));
        return (
          <div key={severity} className="preference" role="group" aria-label={t(severityNames[severity])}>
            <div className="record-section-head">
              <SeverityMark severity={severity} size={13} />
              <b>{t(severityNames[severity])}</b>
              <span className="mute">
                {own === undefined ? t("as usual: {{steps}}", { steps: stepWords(usual) }) : null}
              </span>
              <span className="records-gap" />
              {own === undefined ? (
                <ActionButton label={t("Set own")} onPress={() => set(severity, usual)} />
              ) : (
                <ActionButton label={t("As usual")} hint={stepWords(usual)} onPress={() => set(severity, undefined)} />
              )}
            </div>
            {own !== undefined && (
              <>
                <StepsLine steps={own} layers={layers} />
                <StepsEditor
                  name={severityNames[severity]}
                  steps={own}
                  usable={usable}
                  onChange={(steps) => set(severity, steps)}
                />
              </>
            )}
            {[
              ...new Set(
                said.map(({ path: place, message }) => `${placeWords(place, own ?? [])}${wordChannels(message)}`),
              ),
            ].map((words) => (
              <p key={words} className="record-warning">
                {words}
              </p>
            ))}
            {form.errorAt(path, true) !== undefined && <p className="field-error">{form.errorAt(path, true)}</p>}
          </div>
        );
      })}
    </section>
  );
}

const stepWords = (steps: readonly Step[]): string =>
  groupSteps(steps)
    .map(
      ({ delay_seconds, channels }) =>
        `${formatDelay(delay_seconds)} ${channels.map((channel) => t(channelNames[channel])).join(", ")}`,
    )
    .join("; ");

/** `notification_preferences.HIGH.1.delay_seconds` is said as "Voice after 2 min". */
function placeWords(path: string, steps: readonly Step[]): string {
  const step = steps[Number(path.split(".")[2] ?? "-1")];
  return step === undefined ? "" : `${t(channelNames[step.channel])} ${formatDelay(step.delay_seconds)} `;
}
