// The step that looks after the others: every open alert must be able to move, and what is due must go out.
import { type Audited, type Fault, faultOf } from "../../core/audit.ts";
import type { Log } from "../ports.ts";
import type { Step } from "./engine.ts";

export interface Audit {
  /** Epoch ms; null before the first. */
  readonly at: number | null;
  readonly checked: number;
  readonly faults: readonly Fault[];
}

const everyMs = 5000;
/** So many at a time, so that a full board holds up no deadline. */
const together = 500;
const pauseMs = 50;
const heartbeatMs = 60_000;

export function auditStep(setup: {
  /** In the order of their ids. */
  readonly openAfter: (id: string, limit: number) => readonly Audited[];
  readonly hasPlan: (planId: string) => boolean;
  /** What is overdue waits on purpose, so that it is no fault. */
  readonly isHeld?: () => boolean;
  /** Told that all is well; null: nobody wants to know. */
  readonly heartbeatUrl: () => string | null;
  readonly beatHeart: (url: string) => Promise<void>;
  readonly log: Log;
}): { readonly step: Step; readonly last: () => Audit } {
  const { log } = setup;
  let last: Audit = { at: null, checked: 0, faults: [] };
  let beatenAt = Number.NEGATIVE_INFINITY;
  let toldOf = "";
  /** Where the pass under way has come to; null between two. */
  let pass: { readonly after: string; readonly checked: number; readonly faults: readonly Fault[] } | null = null;
  let wasAt = Number.NEGATIVE_INFINITY;

  const nextAt = (): number => wasAt + (pass === null ? everyMs : pauseMs);

  function finish(now: number, checked: number, faults: readonly Fault[]): void {
    pass = null;
    last = { at: now, checked, faults };
    const found = faults.map(({ number, reason }) => `#${number} ${reason}`).join("; ");
    if (found !== toldOf && found !== "") log.error({ faults: found }, "the audit of open alerts failed");
    toldOf = found;
    const url = setup.heartbeatUrl();
    if (faults.length > 0 || url === null || now - beatenAt < heartbeatMs) return;
    beatenAt = now;
    // Nobody waits for it: whoever listens raises the alarm when it stays away.
    setup.beatHeart(url).catch((error: unknown) => log.warn({ error: String(error) }, "the heartbeat was not heard"));
  }

  function look(now: number): void {
    const { after, checked, faults } = pass ?? { after: "", checked: 0, faults: [] };
    const some = setup.openAfter(after, together);
    const judgedAt = setup.isHeld?.() === true ? 0 : now;
    const found = [...faults, ...some.flatMap((alert) => faultOf(alert, setup.hasPlan(alert.plan_id), judgedAt) ?? [])];
    const soFar = checked + some.length;
    const lastOne = some.at(-1);
    if (lastOne === undefined || some.length < together) finish(now, soFar, found);
    else pass = { after: lastOne.id, checked: soFar, faults: found };
  }

  return {
    last: () => last,
    step: {
      name: "audit",
      nextAt,
      run: (now) => {
        // A clock that was set back must not put it off.
        if (now >= nextAt() || now < wasAt) {
          wasAt = now;
          look(now);
        }
        return Promise.resolve();
      },
    },
  };
}
