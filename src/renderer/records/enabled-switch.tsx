import { useState } from "react";

import type { EditedCollection } from "../../contract/record.ts";
import { t } from "../language/language.ts";
import { patchNow } from "../state/record-patch.ts";
import { useLockReason } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";

interface EnabledSwitchProps {
  readonly collection: Extract<
    EditedCollection,
    "alert-configurations" | "integrations" | "notification-rules" | "routers"
  >;
  readonly id: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly mayEdit: boolean;
  readonly isTabStop: boolean;
}

/** Switches one of a list on or off, at once; the same press takes it back. */
export function EnabledSwitch(props: EnabledSwitchProps): React.JSX.Element {
  const { collection, id, name, isOn, mayEdit, isTabStop } = props;
  const [isBusy, setBusy] = useState(false);
  const lockReason = useLockReason();
  const reason = mayEdit ? lockReason : t("Your role does not allow it");
  const toggle = async (): Promise<void> => {
    setBusy(true);
    const trouble = await patchNow(collection, id, { enabled: !isOn });
    setBusy(false);
    if (trouble !== null) say({ tone: "bad", text: t("{{name}} was not switched: {{trouble}}", { name, trouble }) });
    else say({ tone: "good", text: isOn ? t("{{name}} is off", { name }) : t("{{name}} is on", { name }) });
  };
  return (
    <button
      type="button"
      role="switch"
      className="record-switch"
      aria-checked={isOn}
      aria-label={t("{{name}} enabled", { name })}
      aria-disabled={reason !== null || isBusy}
      title={reason ?? undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => {
        if (reason === null && !isBusy) void toggle();
      }}
    >
      {isOn ? t("In use") : t("Off")}
    </button>
  );
}
