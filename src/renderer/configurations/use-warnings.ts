import { useEffect, useState } from "react";

import { type ConfigurationFields, configurationWarnings, type Warning } from "../../core/configuration.ts";
import { ask } from "../state/connection.ts";

const pauseMs = 200;

/** At once what core sees; a moment later also what main knows of numbers and teams. */
export function useWarnings(values: ConfigurationFields): readonly Warning[] {
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly warnings: readonly Warning[] } | null>(null);
  const asked = JSON.stringify(values);
  useEffect(() => {
    let isStale = false;
    const look = async (): Promise<void> => {
      try {
        const fields = JSON.parse(asked) as Record<string, unknown>;
        const warnings = await ask("configuration.warnings", { fields });
        if (!isStale) setAnswer({ asked, warnings });
      } catch {
        // What core sees stays in sight; `ask` has noted that main is silent.
      }
    };
    const timer = setTimeout(() => void look(), pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [asked]);
  const own = configurationWarnings(values);
  if (answer === null || answer.asked !== asked) return own;
  const more = answer.warnings.filter(
    ({ path, message }) => !own.some((one) => one.path === path && one.message === message),
  );
  return [...own, ...more];
}
