import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";

import { Preferences } from "../../core/preferences.ts";
import { JoinForm } from "../consoles/join-form.tsx";
import { t } from "../language/language.ts";
import { writePreferences } from "../state/session.ts";

/** A further workstation of a room that has a console already: it founds nothing of its own. */
export function JoinStep({ onBack }: { readonly onBack: () => void }): React.JSX.Element {
  const [name, setName] = useState("");
  const [isJoined, setJoined] = useState(false);
  useEffect(() => document.querySelector<HTMLElement>(".setup-join input")?.focus(), []);
  const operator = Preferences.shape.operator_name.safeParse(name.trim());
  if (isJoined)
    return (
      <p className="setup-lead" role="status">
        {t("Joined. What the control room has is on its way; the board opens by itself.")}
      </p>
    );
  return (
    <div
      className="setup-join"
      onKeyDown={({ key }) => {
        if (key === "Escape") onBack();
      }}
    >
      <p className="setup-lead">
        {t(
          "At the other console: Consoles, Show a code. This one then shows the same board, people and settings, and takes duty when the other fails.",
        )}
      </p>
      <div className="setup-fields">
        <TextInput
          label={t("Your name")}
          description={t("Stands beside everything that is done at this console. May be given later, in the settings")}
          value={name}
          error={operator.success ? undefined : t("Use at most 200 characters")}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <JoinForm
          onBack={onBack}
          onJoined={() => {
            setJoined(true);
            if (operator.success && operator.data !== "") void writePreferences({ operator_name: operator.data });
          }}
        />
      </div>
    </div>
  );
}
