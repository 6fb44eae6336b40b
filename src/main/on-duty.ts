// What only the console on duty does.
import type { Step } from "./engine/engine.ts";

/** Steps that rest while another console is on duty. */
export const onDuty = (mayAct: () => boolean, steps: readonly Step[]): readonly Step[] =>
  steps.map((step) => ({
    ...step,
    nextAt: () => (mayAct() ? step.nextAt() : null),
    run: async (now) => {
      if (mayAct()) await step.run(now);
    },
  }));
