import { Checkbox } from "@mantine/core";
import { useEffect } from "react";
import { create } from "zustand";

import { t } from "../language/language.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { say } from "../state/toast.ts";

/** Null: not known yet, or not to be chosen here. */
const useLoginStart = create<{ readonly isOn: boolean | null }>(() => ({ isOn: null }));

/** A console that nobody has to remember to start after a power cut. */
export function LoginStart(): React.JSX.Element | null {
  const { isOn } = useLoginStart();
  useEffect(() => void read(), []);
  if (isOn === null) return null;
  return (
    <Checkbox
      label={t("Start Watchdesk when somebody signs in to this computer")}
      checked={isOn}
      onChange={({ currentTarget: { checked } }) => void write(checked)}
    />
  );
}

async function read(): Promise<void> {
  try {
    useLoginStart.setState({ isOn: await ask("login_start.read", undefined) });
  } catch {
    // The switch stays away; the page says itself when the station does not answer.
  }
}

async function write(isOn: boolean): Promise<void> {
  try {
    const written = await ask("login_start.write", { is_on: isOn });
    if (written.ok) useLoginStart.setState({ isOn: written.value });
    else say({ tone: "bad", text: written.refusal.detail });
  } catch (error) {
    say({ tone: "bad", text: t("Not changed: {{message}}", { message: toCallFailed(error).failure.message }) });
  }
}
