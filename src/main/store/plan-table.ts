import type { JournalEvent } from "../../core/journal-event.ts";
import type { Plan } from "../../core/plan.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";

export interface PlanTable extends Projection {
  /** Plans never change; an alert's plan is in the journal before the alert. */
  readonly get: (id: string) => Plan;
  readonly has: (id: string) => boolean;
}

export function createPlanTable(db: Db): PlanTable {
  const insert = db.prepare("INSERT OR IGNORE INTO plans (id, plan) VALUES (?, ?)");
  const select = db.prepare<[string], { plan: string }>("SELECT plan FROM plans WHERE id = ?");
  const plans = new Map<string, Plan>();
  const find = (id: string): Plan | undefined => {
    const known = plans.get(id);
    if (known !== undefined) return known;
    const row = select.get(id);
    if (row === undefined) return undefined;
    const plan = JSON.parse(row.plan) as Plan;
    plans.set(id, plan);
    return plan;
  };
  function apply(event: JournalEvent): void {
    if (event.type === "plan.fixed") insert.run(event.stream.slice("plan:".length), JSON.stringify(event.payload));
  }
  return {
    apply,
    // Its id says what is in it: however often it was fixed, it is the same.
    refold: (_, events) => events.forEach(apply),
    forget: () => plans.clear(),
    get: (id) => {
      const plan = find(id);
      if (plan === undefined) throw new Error(`plan ${id} is missing`);
      return plan;
    },
    has: (id) => find(id) !== undefined,
  };
}
