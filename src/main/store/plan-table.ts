import type { JournalEvent } from "../../core/journal-event.ts";
import type { Plan } from "../../core/plan.ts";
import type { Projection } from "./ledger.ts";
import type { Db } from "./open.ts";

export interface PlanTable extends Projection {
  /** Plans never change. That of an alert from elsewhere may come after it: until then, one that calls nobody. */
  readonly get: (id: string) => Plan;
  readonly has: (id: string) => boolean;
}

const onItsWay: Plan = {
  configuration: null,
  why: "the plan has not come yet from the console that made it",
  others: [],
  owner: null,
  is_on_its_way: true,
};

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
    types: ["plan.fixed"],
    apply,
    // Its id says what is in it: however often it was fixed, it is the same.
    refold: (_, events) => events.forEach(apply),
    forget: () => plans.clear(),
    get: (id) => find(id) ?? onItsWay,
    has: (id) => find(id) !== undefined,
  };
}
