// Where every command comes together: loads what it is about, lets core decide, writes the outcome in one group commit.
import { randomFillSync } from "node:crypto";

import type { Actor, AlertState, AlertStatus } from "../core/alert.ts";
import type { AlertCommand, Trigger } from "../core/alert-command.ts";
import type { AlertEvent } from "../core/alert-event.ts";
import { decide } from "../core/alert-decide.ts";
import { type Employee, raise, type Raising } from "../core/alert-trigger.ts";
import { type Circumstances, isRefusal } from "../core/decision.ts";
import { makeId } from "../core/id.ts";
import { reminderStream } from "../core/on-call-reminder.ts";
import { accepted, refused, type Result } from "../core/refusal.ts";
import type { Unsaved } from "../core/unsaved.ts";
import { beginTracks } from "../core/track-decide.ts";
import {
  type Asked,
  type Caller,
  type Desk,
  type EngineDesk,
  type Reader,
  StepsFailed,
  StoreUnavailable,
} from "./ports.ts";
import { allTheSame } from "./all-the-same.ts";
import { createForesee } from "./foresee.ts";
import { createConflictDesk } from "./conflict-desk.ts";
import { createPlanChoice, inForceOf, type PlanChoice } from "./plan-choice.ts";
import { createRecordDesk } from "./record-desk.ts";
import { isApart, keepAttempt, keepReport } from "./apart.ts";
import { createDispatch, type Dispatched } from "./dispatch.ts";
import { createRoster, createShiftIndex } from "./roster.ts";
import type { Transaction } from "./store/ledger.ts";
import type { Store } from "./store/store.ts";

/** The desk with what only the station's own parts may ask. */
export interface StationDesk extends Desk, EngineDesk {
  readonly plan: PlanChoice["plan"];
  readonly shiftsOf: Reader["shifts"];
  readonly newId: (now: number) => string;
  readonly foresee: Reader["foresee"];
}

const engine: Actor = { kind: "engine", name: "Watchdesk" };

/** `fillWithChance`: with bytes that nobody can guess. */
export function createDesk(store: Store, fillWithChance: (bytes: Uint8Array) => void = randomFillSync): StationDesk {
  const { ledger, alerts, plans, records, reminders } = store;
  const newId = createIdMaker(fillWithChance);
  const shiftsOf = createShiftIndex(records);
  const dispatch = createDispatch(records, shiftsOf);
  const { plan, planWith } = createPlanChoice(records);

  function findEmployee(accountId: string, ref: string | number | null | undefined) {
    if (ref === null || ref === undefined) return null;
    const user = records.users.find(accountId, String(ref));
    const employee: Employee =
      user === null
        ? { id: String(ref), name: null, phone: null, email: null }
        : { id: user.id, name: user.fields.name, phone: user.fields.phone, email: user.fields.email };
    return { employee, team_id: user?.fields.team_id ?? null };
  }

  function findTeam(accountId: string, ref: string | number | null) {
    if (ref === null) return null;
    const team = records.teams.find(accountId, String(ref));
    return { id: team?.id ?? String(ref), name: team?.fields.name ?? null };
  }

  type Draft = Pick<Raising, "id" | "number" | "now" | "source" | "integration_id" | "idempotency_key">;

  /** What an accepted trigger becomes, with its plan. */
  function draft(accountId: string, trigger: Trigger, given: Draft, unsaved: Unsaved | null = null) {
    const found = findEmployee(accountId, trigger.employee_id);
    const team_id = trigger.team_id ?? found?.team_id ?? null;
    const about = { alert_type: trigger.alert_type, team_id };
    const inForce = unsaved === null ? plan(accountId, about) : planWith(accountId, about, unsaved, given.now);
    const payload = raise(trigger, {
      ...given,
      plan: inForce.plan,
      plan_id: inForce.id,
      employee: found?.employee ?? null,
      team: findTeam(accountId, team_id),
    });
    const dispatched = allTheSame<Dispatched>(
      () => dispatch.raised(accountId, payload, inForce.plan, given.now),
      (reason) => ({
        triggered: payload,
        next: [remark(`It was sent on without routers and maintenance windows: ${reason}`, given)],
        called: payload.destinations,
      }),
    );
    return { inForce, ...dispatched };
  }

  /** What it becomes where something that would say how it goes on cannot be read: kept, and loud. */
  function undirected({ employee_id, ...trigger }: Trigger, given: Draft, reason: string): ReturnType<typeof draft> {
    const why = `whom to call could not be found out: ${reason}`;
    const inForce = inForceOf({ configuration: null, why, others: [], owner: null });
    const id = employee_id === null || employee_id === undefined ? null : String(employee_id);
    const payload = raise(trigger, {
      ...given,
      plan: inForce.plan,
      plan_id: inForce.id,
      employee: id === null ? null : { id, name: null, phone: null, email: null },
      team: null,
    });
    return { inForce, triggered: payload, next: [], called: [] };
  }

  function raiseAlert(transaction: Transaction, trigger: Trigger, caller: Caller, key: string | null): string {
    const { account_id, actor } = caller;
    const id = newId(transaction.now);
    const given: Draft = {
      id,
      number: alerts.nextNumber(account_id),
      now: transaction.now,
      source: actor.name,
      integration_id: actor.kind === "integration" ? (actor.id ?? null) : null,
      idempotency_key: key,
    };
    const { inForce, triggered, next, called } = allTheSame(
      () => draft(account_id, trigger, given),
      (reason) => undirected(trigger, given, reason),
    );
    if (!plans.has(inForce.id))
      transaction.append(account_id, `plan:${inForce.id}`, "plan.fixed", inForce.plan, engine);
    transaction.append(account_id, `alert:${id}`, "alert.triggered", triggered, actor);
    append(transaction, id, next, engine);
    if (called.length > 0) {
      const state = stateOf(id);
      const begun = allTheSame<readonly AlertEvent[]>(
        () => beginTracks(state, called, circumstancesOf(state, transaction.now)),
        (reason) => [remark(`Nobody whom it was sent to could be called: ${reason}`, transaction)],
      );
      append(transaction, id, begun, engine);
    }
    tell(transaction, id, null, actor.name);
    return id;
  }

  function append(transaction: Transaction, id: string, events: readonly AlertEvent[], actor: Actor): void {
    const { account_id } = stateOf(id).alert;
    for (const { type, payload } of events) transaction.append(account_id, `alert:${id}`, type, payload, actor);
  }

  /** Those outside who follow it hear of its status, once it has changed. */
  function tell(transaction: Transaction, id: string, before: AlertStatus | null, by: string): void {
    const { alert } = stateOf(id);
    if (alert.status === before) return;
    const told = allTheSame(
      () => dispatch.told(alert, before, by, newId(transaction.now)),
      (reason) => remark(`Those who follow it could not be told: ${reason}`, transaction),
    );
    if (told !== null) append(transaction, id, [told], engine);
  }

  const remark = (text: string, { now }: Pick<Transaction, "now">): AlertEvent => ({
    type: "alert.commented",
    payload: { comment_id: newId(now), by: engine.name, text },
  });

  function circumstancesOf({ alert }: AlertState, now: number, command: AlertCommand | null = null): Circumstances {
    const { employee_id, plan_id, account_id } = alert;
    const inForce = plans.get(plan_id);
    const sent = dispatch.again(alert, command, inForce, now);
    const loudness = { ...alert, severity: sent.routing?.severity ?? alert.severity };
    return {
      ...sent,
      acknowledgementTimers: records.accounts.get(account_id)?.fields.acknowledgement_timers ?? null,
      now,
      plan: inForce,
      employeeHasDevice: allTheSame(
        () => employee_id !== null && (records.users.get(employee_id)?.fields.devices.length ?? 0) > 0,
        () => false,
      ),
      newId: newId(now),
      roster: createRoster(records, shiftsOf, loudness, now),
    };
  }

  /** Undefined: there is no such alert. */
  function carryOut(
    transaction: Transaction,
    id: string,
    command: AlertCommand,
    actor: Actor,
  ): Result<AlertState> | undefined {
    const state = alerts.get(id);
    if (state === null) return undefined;
    const decision = decide(state, command, circumstancesOf(state, transaction.now, command));
    if (isRefusal(decision)) return refused(decision);
    append(transaction, id, decision, actor);
    tell(transaction, id, state.alert.status, "by" in command ? command.by : actor.name);
    return accepted(stateOf(id));
  }

  function stateOf(id: string): AlertState {
    const state = alerts.get(id);
    if (state === null) throw new Error(`alert ${id} is missing`);
    return state;
  }

  /** The account user that a name, an email or an id in `by` means. */
  function userIdOf(accountId: string, by: string): string | null {
    const direct = records.users.find(accountId, by);
    if (direct !== null) return direct.id;
    const lower = by.toLowerCase();
    const match = records.users
      .all(accountId)
      .find(({ fields }) => fields.name.toLowerCase() === lower || fields.email?.toLowerCase() === lower);
    return match?.id ?? null;
  }

  /** Whoever is signed in is known by more than the name, which two people may share. */
  const byId = ({ account_id, actor }: Caller, by: string): string | null =>
    actor.kind === "operator" && actor.id !== undefined && actor.name === by ? actor.id : userIdOf(account_id, by);

  const idOf = (accountId: string, ref: string): string | null => {
    const direct = alerts.get(ref);
    if (direct !== null) return direct.alert.account_id === accountId ? ref : null;
    return /^#?\d{1,15}$/u.test(ref) ? alerts.idByNumber(accountId, Number(ref.replace("#", ""))) : null;
  };

  return {
    plan,
    shiftsOf,
    newId,
    foresee: createForesee(records, shiftsOf, draft),
    trigger: (trigger, caller, idempotencyKey) =>
      ledger.commit((transaction) => {
        const { account_id, actor } = caller;
        const repeated =
          (idempotencyKey === undefined ? null : alerts.idByIdempotencyKey(account_id, idempotencyKey)) ??
          (typeof trigger.source_id === "string" ? alerts.openIdBySource(account_id, trigger.source_id) : null);
        if (repeated === null) {
          const id = raiseAlert(transaction, trigger, caller, idempotencyKey ?? null);
          return accepted({ alert: stateOf(id).alert, isNew: true });
        }
        carryOut(transaction, repeated, { kind: "repeat", description: trigger.description ?? null }, actor);
        return accepted({ alert: stateOf(repeated).alert, isNew: false });
      }),
    act: (ref, asked: Asked, caller) =>
      ledger.commit((transaction) => {
        const { account_id, actor } = caller;
        const id = idOf(account_id, ref);
        const missing = refused({ kind: "not_found", detail: `There is no alert ${ref}` });
        if (id === null) return missing;
        const command = {
          ...asked,
          by_id: allTheSame(
            () => byId(caller, asked.by),
            () => null,
          ),
        } as AlertCommand;
        return carryOut(transaction, id, command, actor) ?? missing;
      }),
    step: async (commands, patienceMs) => {
      // Each is a piece of work of its own: the ledger puts them into one commit, and tries each alone when one fails.
      const done = await Promise.allSettled(
        commands.map(({ alert_id, command }) =>
          ledger.commit((transaction) => {
            if (isApart(alert_id)) keepAttempt(store, transaction, alert_id, command);
            else carryOut(transaction, alert_id, command, engine);
          }, patienceMs),
        ),
      );
      const failures = new Map<string, string>();
      for (const [place, one] of done.entries()) {
        if (one.status === "fulfilled") continue;
        if (one.reason instanceof StoreUnavailable) throw one.reason;
        failures.set(commands[place]?.alert_id ?? "", String(one.reason));
      }
      if (failures.size > 0) throw new StepsFailed(failures);
    },
    remind: (due) =>
      ledger.commit((transaction) => {
        for (const { id, account_id, due: payload } of due)
          if (reminders.get(id) === null)
            transaction.append(account_id, reminderStream(id), "reminder.due", payload, engine);
      }),
    report: (notificationId, delivered, error) =>
      ledger.commit((transaction) => {
        if (keepReport(store, transaction, { notification_id: notificationId, delivered, error })) return;
        const found = store.findNotification(notificationId);
        if (found === null) return;
        if (delivered && found.notification.status === "delivered") return;
        carryOut(
          transaction,
          found.alert.id,
          { kind: "delivered", notification_id: notificationId, delivered, error },
          engine,
        );
      }),
    ...createRecordDesk(store, newId),
    ...createConflictDesk(store),
  };
}

/** Asks the system for chance now and then: asking for each id would cost more than the id. */
function createIdMaker(fillWithChance: (bytes: Uint8Array) => void): (now: number) => string {
  const chance = new Uint8Array(4096);
  let used = chance.length;
  return (now) => {
    if (used === chance.length) {
      fillWithChance(chance);
      used = 0;
    }
    used += 16;
    return makeId(now, chance.subarray(used - 16, used));
  };
}
