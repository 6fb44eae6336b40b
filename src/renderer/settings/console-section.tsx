import { Button, Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import { useId } from "react";
import { create } from "zustand";

import { Severity } from "../../core/alert.ts";
import { severityNames } from "../../core/message.ts";
import { Preferences } from "../../core/preferences.ts";
import { languages, t } from "../language/language.ts";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { SoundTest } from "../sound/sound-menu.tsx";
import { useSession, writePreferences } from "../state/session.ts";
import { LoginStart } from "./login-start.tsx";
import { Unsaved } from "./setting-field.tsx";

/** What was typed as the operator's name; null while nothing was. Outlives the page. */
export const useOperatorEdit = create<{ readonly name: string | null }>(() => ({ name: null }));

/** Who sits here and how they like the window. Kept on this computer only. */
export function ConsoleSection(): React.JSX.Element {
  const { theme, density, language, clock } = useSession(({ preferences }) => preferences);
  return (
    <>
      <OperatorName />
      <div className="settings-pair">
        <Segments
          label={t("Theme")}
          value={theme}
          data={[
            { value: "dark", label: t("Dark") },
            { value: "light", label: t("Light") },
            { value: "contrast", label: t("High contrast") },
          ]}
          onChoose={(value) => void writePreferences({ theme: Preferences.shape.theme.parse(value) })}
        />
        <Segments
          label={t("Rows of the board")}
          value={density}
          data={[
            { value: "comfortable", label: t("Comfortable") },
            { value: "dense", label: t("Dense") },
          ]}
          onChoose={(value) => void writePreferences({ density: value === "dense" ? "dense" : "comfortable" })}
        />
      </div>
      <div className="settings-pair">
        <Segments
          label={t("Language")}
          value={language}
          data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          onChoose={(value) => void writePreferences({ language: Preferences.shape.language.parse(value) })}
        />
        <Segments
          label={t("Clock")}
          value={clock}
          data={[
            { value: "24", label: t("24 hours") },
            { value: "12", label: t("12 hours") },
          ]}
          onChoose={(value) => void writePreferences({ clock: Preferences.shape.clock.parse(value) })}
        />
      </div>
      <LoginStart />
    </>
  );
}

function OperatorName(): React.JSX.Element {
  const kept = useSession(({ preferences }) => preferences.operator_name);
  const edit = useOperatorEdit(({ name }) => name);
  const parsed = Preferences.shape.operator_name.safeParse(edit ?? kept);
  const save = (): void => {
    if (edit === null || !parsed.success) return;
    void writePreferences({ operator_name: parsed.data });
    useOperatorEdit.setState({ name: null });
  };
  return (
    <div className="setting-line settings-operator">
      <TextInput
        label={edit === null ? t("Operator") : <Unsaved label={t("Operator")} />}
        description={t("Stands beside everything that is done at this console. Change it when the shift changes")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder={t("Priya N.")}
        value={edit ?? kept}
        error={parsed.success ? undefined : t("Use at most 200 characters")}
        onChange={({ currentTarget: { value } }) => useOperatorEdit.setState({ name: value === kept ? null : value })}
        onKeyDown={({ key }) => {
          if (key === "Enter") save();
        }}
      />
      {edit !== null && (
        <div className="save-bar">
          <Button size="xs" onClick={save}>
            {t("Save operator")}
          </Button>
          <Button size="xs" variant="default" onClick={() => useOperatorEdit.setState({ name: null })}>
            {t("Take back")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface SegmentsProps {
  readonly label: string;
  readonly value: string;
  readonly data: { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

function Segments({ label, value, data, onChoose }: SegmentsProps): React.JSX.Element {
  const id = useId();
  return (
    <div>
      <p className="settings-label" id={id}>
        {label}
      </p>
      <SegmentedControl aria-labelledby={id} size="sm" value={value} data={data} onChange={onChoose} />
    </div>
  );
}

/** Which severities sound here. Volume, mute and output are in the header, where they are needed in a hurry. */
export function SoundSection(): React.JSX.Element {
  const audible = useSession(({ preferences }) => preferences.audible);
  return (
    <>
      <fieldset className="settings-sounds">
        <legend className="settings-label">{t("Alerts that sound until somebody takes them")}</legend>
        {Severity.options.map((severity) => (
          <Checkbox
            key={severity}
            label={
              <span className="settings-severity">
                <SeverityMark severity={severity} size={13} />
                {t(severityNames[severity])}
              </span>
            }
            checked={audible.includes(severity)}
            onChange={({ currentTarget: { checked } }) =>
              void writePreferences({
                audible: Severity.options.filter((one) => (one === severity ? checked : audible.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
      {!audible.includes("CRITICAL") && (
        <p className="settings-bad" role="status">
          {t("Critical alerts are silent at this console. Somebody has to keep watching the board.")}
        </p>
      )}
      <p className="mute">{t("Volume, output and mute are behind Sound in the header.")}</p>
      <SoundTest />
    </>
  );
}
