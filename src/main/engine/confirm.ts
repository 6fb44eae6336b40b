// The step that looks after alerts that somebody has: quiet for too long, they are asked to confirm, then others are called again.
import type { EngineDesk } from "../ports.ts";
import type { Step } from "./engine.ts";

const everyMs = 1000;

export function confirmStep(setup: {
  /** Alerts that somebody has and whose timer has run out; core decides. */
  readonly quiet: (now: number) => readonly string[];
  /** False: no account has a timer. */
  readonly isWanted: () => boolean;
  readonly desk: Pick<EngineDesk, "step">;
}): Step {
  const { quiet, isWanted, desk } = setup;
  let wasAt = Number.NEGATIVE_INFINITY;
  return {
    name: "confirm",
    nextAt: () => (isWanted() ? wasAt + everyMs : null),
    run: async (now) => {
      if (!isWanted() || (now >= wasAt && now < wasAt + everyMs)) return;
      wasAt = now;
      const due = quiet(now);
      if (due.length > 0) await desk.step(due.map((alert_id) => ({ alert_id, command: { kind: "confirm" } })));
    },
  };
}
