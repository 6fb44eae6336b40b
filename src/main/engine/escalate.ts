// The step that carries out deadlines of alerts: escalation, and dropping once everybody was asked.
import type { EngineDesk } from "../ports.ts";
import type { Step } from "./engine.ts";

export interface Deadlines {
  readonly dueAlerts: (now: number, limit: number) => readonly { readonly id: string; readonly due_at: number }[];
  readonly nextDeadline: () => number | null;
}

/** So many alerts share one commit, so that the first of a thousand does not wait for the last. */
const together = 100;

export function escalateStep(setup: {
  readonly deadlines: Deadlines;
  readonly desk: Pick<EngineDesk, "step">;
  readonly onLate: (lateMs: number) => void;
  readonly now: () => number;
}): Step {
  const { deadlines, desk, onLate, now } = setup;
  return {
    name: "escalate",
    nextAt: deadlines.nextDeadline,
    run: async (at) => {
      let before = "";
      for (;;) {
        const due = deadlines.dueAlerts(at, together);
        const ids = due.map(({ id, due_at }) => `${id}@${due_at}`).join();
        // The same again: core left them alone, so the next beat has to look, not this one.
        if (due.length === 0 || ids === before) return;
        before = ids;
        await desk.step(due.map(({ id }) => ({ alert_id: id, command: { kind: "step" } })));
        for (const { due_at } of due) onLate(now() - due_at);
      }
    },
  };
}
