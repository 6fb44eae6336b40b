import { Button, NativeSelect, PasswordInput, TextInput } from "@mantine/core";

import { t } from "../language/language.ts";

import { Kept, OverriddenBy, Unsaved } from "./setting-field.tsx";
import { dropEdits, editSmtp, shownSetting, useSettings } from "./settings-state.ts";
import { wordsOf } from "./setting-words.ts";
import { noSmtp, readSmtpUrl, type SmtpParts, smtpErrors, usualPort } from "./smtp-address.ts";

/** The mail server in the parts that a provider's help page names. */
export function SmtpField(): React.JSX.Element {
  const shown = useSettings(({ view }) => shownSetting(view, "smtp_url"));
  const edited = useSettings(({ smtp }) => smtp);
  const refused = useSettings(({ refusedByName }) => refusedByName.smtp_url);
  const { label } = wordsOf("smtp_url");
  const variable = shown?.overridden_by ?? null;

  if (variable !== null)
    return (
      <TextInput
        label={label}
        readOnly
        value={shown?.value ?? ""}
        description={<OverriddenBy variable={variable} />}
        inputWrapperOrder={["label", "input", "description", "error"]}
        className="setting-fixed"
      />
    );
  if (shown?.is_set === true && edited === null)
    return (
      <Kept
        label={label}
        value={shown.value ?? ""}
        onReplace={() => editSmtp(readSmtpUrl(shown.value ?? "") ?? noSmtp)}
      />
    );

  const parts = edited ?? noSmtp;
  const errors = edited === null ? {} : smtpErrors(parts);
  const edit = (change: Partial<SmtpParts>): void => editSmtp({ ...parts, ...change });
  return (
    <div className="smtp-parts">
      <TextInput
        className="smtp-host"
        label={edited === null ? label : <Unsaved label={label} />}
        placeholder={t("mail.example.org, or a whole smtp:// address")}
        spellCheck={false}
        autoComplete="off"
        error={refused ?? errors.host}
        value={parts.host}
        onChange={({ currentTarget: { value } }) => edit({ host: value })}
      />
      <NativeSelect
        label={t("Security")}
        size="sm"
        value={parts.security}
        data={[
          { value: "starttls", label: t("STARTTLS when offered") },
          { value: "tls", label: t("TLS from the start") },
        ]}
        onChange={({ currentTarget: { value } }) => edit({ security: value === "tls" ? "tls" : "starttls" })}
      />
      <TextInput
        label={t("Port")}
        placeholder={usualPort[parts.security]}
        inputMode="numeric"
        error={errors.port}
        value={parts.port}
        onChange={({ currentTarget: { value } }) => edit({ port: value })}
      />
      <TextInput
        label={t("User")}
        placeholder={t("Empty when it wants none")}
        spellCheck={false}
        autoComplete="off"
        error={errors.user}
        value={parts.user}
        onChange={({ currentTarget: { value } }) => edit({ user: value })}
      />
      <PasswordInput
        label={t("Password")}
        autoComplete="off"
        value={parts.password}
        onChange={({ currentTarget: { value } }) => edit({ password: value })}
      />
      {edited !== null && shown?.is_set === true && (
        <div className="smtp-old">
          <Button variant="default" size="xs" onClick={() => dropEdits(["smtp_url"])}>
            {t("Keep the old one")}
          </Button>
          <span className="mute small">{t("The old user and password cannot be shown: write them again.")}</span>
        </div>
      )}
    </div>
  );
}
