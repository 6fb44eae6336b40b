import { Button, Switch } from "@mantine/core";
import { useState } from "react";

import type { TestResult } from "../../contract/room.ts";
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { useSession, writePreferences } from "../state/session.ts";
import { TestAnswer } from "./channel-test.tsx";

/** Notices on this computer's own screen. */
export function DesktopSection(): React.JSX.Element {
  const isOn = useSession(({ preferences }) => preferences.desktop_notifications);
  return (
    <>
      <Switch
        label={t("Show new alerts on this computer's screen")}
        description={t("Also while the window is hidden. A click on the notice opens the alert")}
        checked={isOn}
        onChange={({ currentTarget: { checked } }) => void writePreferences({ desktop_notifications: checked })}
      />
      <DesktopTest />
    </>
  );
}

export function DesktopTest({ onResult }: { readonly onResult?: (ok: boolean) => void }): React.JSX.Element {
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState<TestResult | null>(null);
  const test = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setResult(null);
    const answer = await showTest();
    setIsBusy(false);
    setResult(answer);
    onResult?.(answer.ok);
  };
  return (
    <div className="desktop-test">
      <Button variant="default" aria-disabled={isBusy} onClick={() => void test()}>
        {isBusy ? t("Showing") : t("Show a test notice")}
      </Button>
      <TestAnswer result={result} />
    </div>
  );
}

async function showTest(): Promise<TestResult> {
  const since = performance.now();
  try {
    return await ask("desktop.test", undefined, 15_000);
  } catch (error) {
    return { ok: false, answer: toCallFailed(error).failure.message, took_ms: performance.now() - since };
  }
}
