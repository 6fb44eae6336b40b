import { Button, PasswordInput, TextInput } from "@mantine/core";

import type { SettingName } from "../../core/settings.ts";
import { t } from "../language/language.ts";
import { Sentence } from "../language/sentence.tsx";
import { dropEdits, editError, editSetting, shownSetting, useSettings } from "./settings-state.ts";
import { wordsOf } from "./setting-words.ts";

/** One setting: its value, who overrides it, what is typed over it. */
export function SettingField({ name }: { readonly name: SettingName }): React.JSX.Element {
  const shown = useSettings(({ view }) => shownSetting(view, name));
  const edit = useSettings(({ editByName }) => editByName[name]);
  const refused = useSettings(({ refusedByName }) => refusedByName[name]);
  const { label, hint, placeholder } = wordsOf(name);
  const words = edit === undefined ? label : <Unsaved label={label} />;
  const error = refused ?? (edit === undefined ? undefined : (editError(name, edit) ?? undefined));
  const overriding = shown?.overridden_by ?? null;
  const Input = shown?.is_secret === true ? PasswordInput : TextInput;

  if (overriding !== null)
    return (
      <TextInput
        label={label}
        readOnly
        value={shown?.value ?? ""}
        description={<OverriddenBy variable={overriding} />}
        inputWrapperOrder={["label", "input", "description", "error"]}
        className="setting-fixed"
      />
    );
  if (shown?.is_secret === true && shown.is_set && edit === undefined)
    return <Kept label={label} value={shown.value ?? ""} onReplace={() => editSetting(name, "")} />;
  return (
    <div className="setting-line">
      <Input
        label={words}
        placeholder={placeholder}
        description={hint}
        inputWrapperOrder={["label", "input", "description", "error"]}
        spellCheck={false}
        autoComplete="off"
        error={error}
        value={edit ?? shown?.value ?? ""}
        onChange={({ currentTarget: { value } }) => editSetting(name, value)}
      />
      {edit !== undefined && shown?.is_set === true && shown.is_secret && (
        <Button className="setting-undo" variant="default" size="xs" onClick={() => dropEdits([name])}>
          {t("Keep the old one")}
        </Button>
      )}
    </div>
  );
}

export function Unsaved({ label }: { readonly label: string }): React.JSX.Element {
  return (
    <>
      {label} <span className="setting-unsaved">{t("not saved yet")}</span>
    </>
  );
}

export function OverriddenBy({ variable }: { readonly variable: string }): React.JSX.Element {
  return (
    <>
      <Sentence
        of="Set by the environment variable {{variable}}. Change it there, or take it away to edit here"
        parts={{ variable: <code>{variable}</code> }}
      />
    </>
  );
}

interface KeptProps {
  readonly label: string;
  readonly value: string;
  readonly onReplace: () => void;
}

/** A secret that is stored: masked, and replaced as a whole. */
export function Kept({ label, value, onReplace }: KeptProps): React.JSX.Element {
  return (
    <div className="setting-line">
      <TextInput label={label} readOnly value={value} className="setting-fixed" />
      <Button
        className="setting-undo"
        variant="default"
        size="xs"
        aria-label={t("Replace {{label}}", { label: label.toLowerCase() })}
        onClick={onReplace}
      >
        {t("Replace")}
      </Button>
    </div>
  );
}
