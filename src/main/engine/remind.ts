// The step that tells people that they go on or off call. What is due follows from shifts and people, less what was told.
import type { DueReminder } from "../ports.ts";
import type { Step } from "./engine.ts";

export interface ReminderPlan {
  /** False: nobody asked to be reminded. */
  readonly isWanted: () => boolean;
  /** Another when shifts or people changed, so that what is due has to be looked for again. */
  readonly revision: () => string;
  /** Not told yet, and when the next one will be due, if that is within `horizonMs`. */
  readonly look: (
    now: number,
    horizonMs: number,
  ) => { readonly due: readonly DueReminder[]; readonly nextAt: number | null };
}

/** A change of the plan is looked at so much later, so that an edit of many shifts is looked at once. */
const settleMs = 1000;
/** So far ahead the next one is looked for. */
const horizonMs = 3_600_000;

export function remindStep(setup: {
  readonly plan: ReminderPlan;
  readonly remind: (due: readonly DueReminder[]) => Promise<void>;
}): Step {
  const { plan, remind } = setup;
  let seen = { revision: "", at: Number.NEGATIVE_INFINITY, nextAt: Number.NEGATIVE_INFINITY };

  function nextAt(): number | null {
    if (!plan.isWanted()) return null;
    return plan.revision() === seen.revision ? seen.nextAt : seen.at + settleMs;
  }

  return {
    name: "remind",
    nextAt,
    run: async (now) => {
      const at = nextAt();
      // A clock that was set back must not put it off.
      if (at === null || (now < at && now >= seen.at)) return;
      const revision = plan.revision();
      const { due, nextAt: next } = plan.look(now, horizonMs);
      if (due.length > 0) await remind(due);
      seen = { revision, at: now, nextAt: next ?? now + horizonMs };
    },
  };
}
