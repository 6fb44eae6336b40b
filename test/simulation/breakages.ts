// Consoles that do one thing wrong on purpose: the simulation is worth something only as long as it notices each of them.
import type { Message } from "./network.ts";
import type { Parts, SimulatedConsole } from "./simulated-console.ts";

export interface Breakage {
  readonly does: string;
  readonly alter?: (parts: Parts, console: SimulatedConsole) => Parts;
  readonly between?: (message: Message) => Message | null;
  /** A console that comes back has lost the last that it wrote. */
  readonly forgets?: true;
}

/** What the engine asks of the desk, without these. */
const without =
  (kind: string) =>
  (parts: Parts): Parts => ({
    ...parts,
    desk: {
      ...parts.desk,
      step: (commands, patienceMs) =>
        parts.desk.step(
          commands.filter(({ command }) => command.kind !== kind),
          patienceMs,
        ),
    },
  });

export const breakages = {
  deaf: {
    does: "no beat of another console arrives",
    between: (message) => (message.kind === "beat" ? null : message),
  },
  "no-step-down": {
    does: "a console that was stopped does not notice it",
    alter: (parts, console) => {
      let missed = 0;
      let seen = parts.timersNow();
      return {
        ...parts,
        timersNow: () => {
          const now = parts.timersNow();
          if (now - seen > 1200 && console.lastStop().ms > 0) missed += now - seen - 1;
          seen = now;
          return now - missed;
        },
      };
    },
  },
  "drops-an-acknowledgement": {
    does: "acknowledgements become something else on their way",
    between: (message) => {
      const events = message["events"];
      if (message.kind !== "events" || !Array.isArray(events)) return message;
      const changed = (events as readonly { readonly type: string }[]).map((event) =>
        event.type === "alert.acknowledged" ? { ...event, type: "alert.forgotten" } : event,
      );
      return { ...message, events: changed };
    },
  },
  "arrival-order": {
    does: "events are folded as they come, not as they are stamped",
    alter: (parts) => {
      Object.assign(parts.store.journal, { newest: () => null });
      return parts;
    },
  },
  "forgets-a-commit": { does: "the disk loses what was committed last", forgets: true },
  "keeps-no-outcome": { does: "what came of a message is never written", alter: without("attempted") },
  "never-escalates": { does: "deadlines pass and nothing follows", alter: without("step") },
  "sends-what-was-called-off": {
    does: "the outbox does not look whether a message was called off",
    alter: (parts) => {
      const { db } = parts.store;
      const calledOff = db.prepare<[string], { id: string; alert_id: string }>(
        "SELECT id, alert_id FROM alert_notifications WHERE channel = ? AND status = 'cancelled' AND address IS NOT NULL",
      );
      const outboxTable = {
        ...parts.outboxTable,
        due: (...[channel, now, limit]: Parameters<typeof parts.outboxTable.due>) =>
          [...parts.outboxTable.due(channel, now, limit), ...calledOff.all(channel)].slice(0, limit),
      };
      return { ...parts, outboxTable };
    },
  },
  "same-digits": {
    does: "every console counts its alerts alike",
    alter: (parts) => ({ ...parts, store: { ...parts.store, setDigit: () => undefined } }),
  },
} as const satisfies Readonly<Record<string, Breakage>>;

export type BreakageName = keyof typeof breakages;
export const isBreakage = (name: string): name is BreakageName => Object.hasOwn(breakages, name);
