// The step that carries out deadlines of alerts: escalation, and dropping once everybody was asked.
import { type EngineDesk, type Log, StepsFailed } from "../ports.ts";
import type { Step } from "./engine.ts";

export interface Deadlines {
  readonly dueAlerts: (now: number, limit: number) => readonly { readonly id: string; readonly due_at: number }[];
  readonly nextDeadline: () => number | null;
}

/** So many alerts share one commit, so that the first of a thousand does not wait for the last. */
const together = 100;
/** An alert that cannot be moved is tried again after this time; the others are not kept from moving. */
const retryMs = 5000;

export function escalateStep(setup: {
  readonly deadlines: Deadlines;
  readonly desk: Pick<EngineDesk, "step">;
  readonly onLate: (lateMs: number) => void;
  readonly now: () => number;
  readonly log: Log;
}): Step {
  const { deadlines, desk, onLate, now, log } = setup;
  /** By alert: why it could not be moved, and when that was. */
  const stuck = new Map<string, { readonly why: string; readonly at: number }>();

  /** Whatever of the first is not stuck; of those that are, there are never more than these are asked beside. */
  const due = (at: number, limit: number) =>
    deadlines
      .dueAlerts(at, limit + stuck.size)
      .filter(({ id }) => !stuck.has(id))
      .slice(0, limit);

  function nextAt(): number | null {
    if (stuck.size === 0) return deadlines.nextDeadline();
    const [next] = due(Number.MAX_SAFE_INTEGER, 1);
    const retryAt = Math.min(...[...stuck.values()].map(({ at }) => at)) + retryMs;
    return Math.min(next?.due_at ?? retryAt, retryAt);
  }

  async function move(alerts: readonly { readonly id: string }[], at: number): Promise<void> {
    try {
      await desk.step(alerts.map(({ id }) => ({ alert_id: id, command: { kind: "step" } })));
    } catch (error) {
      if (!(error instanceof StepsFailed)) throw error;
      for (const [id, why] of error.failures) stuck.set(id, { why, at });
      log.error({ alerts: error.message }, "alerts could not be escalated");
    }
  }

  return {
    name: "escalate",
    nextAt,
    trouble: () => (stuck.size === 0 ? null : [...stuck.values()].map(({ why }) => why).join("; ")),
    run: async (at) => {
      for (const [id, one] of stuck) if (at >= one.at + retryMs || at < one.at) stuck.delete(id);
      let before = "";
      for (;;) {
        const alerts = due(at, together);
        const ids = alerts.map(({ id, due_at }) => `${id}@${due_at}`).join();
        // The same again: core left them alone, so the next beat has to look, not this one.
        if (alerts.length === 0 || ids === before) return;
        before = ids;
        await move(alerts, at);
        for (const { id, due_at } of alerts) if (!stuck.has(id)) onLate(now() - due_at);
      }
    },
  };
}
