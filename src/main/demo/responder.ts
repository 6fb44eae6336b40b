// Simulated people who take alerts, work on them and see them closed. An alert that the operator has touched is left alone.
import { type Alert, isUnanswered } from "../../core/alert.ts";
import type { Words } from "./incident.ts";
import { wordsOf } from "./incidents.ts";
import { operator, responders } from "./people.ts";
import { act, type Stage } from "./stage.ts";

export interface Responders {
  /** Somebody will look after this alert, for the first time at `firstLookAt` (epoch ms) or when chance wants it. */
  readonly attend: (alert: Alert, firstLookAt?: number) => void;
  /** Somebody real has it. */
  readonly leave: (alertId: string) => void;
  /** Somebody real has handed it back. */
  readonly takeBack: (alert: Alert) => void;
}

interface Case {
  readonly id: string;
  readonly who: string;
  readonly words: Words;
  readonly isFalseAlarm: boolean;
}

const second = 1000;

export function createResponders(stage: Stage): Responders {
  const { station, agenda, chance, clock } = stage;
  const attended = new Set<string>();
  const left = new Set<string>();

  function lookIn(one: Case, seconds: number): void {
    agenda.at(clock.now() + seconds * second, () => look(one));
  }

  async function look(one: Case): Promise<void> {
    const alert = station.store.alerts.get(one.id)?.alert;
    if (alert === undefined || alert.status === "CLOSED" || left.has(one.id)) return;
    lookIn(one, pauseAfter(one, alert));
    await takeNextStep(one, alert);
  }

  async function takeNextStep({ id, who, words, isFalseAlarm }: Case, { status }: Alert): Promise<void> {
    const by = who;
    switch (status) {
      case "TRIGGERED":
      case "DROPPED":
        await act(stage, id, { kind: "acknowledge", by, notes: words.taken });
        return;
      case "ACKNOWLEDGED":
        if (isFalseAlarm) await act(stage, id, { kind: "resolve", by, notes: "False alarm" });
        else await act(stage, id, { kind: "start", by, notes: null });
        return;
      case "IN_PROGRESS": {
        const isTold = station.store.alerts.get(id)?.comments.some(({ text }) => text === words.underWay) ?? true;
        if (words.underWay !== null && !isTold) await act(stage, id, { kind: "comment", by, text: words.underWay });
        else await act(stage, id, { kind: "resolve", by, notes: words.over });
        return;
      }
      default:
        await act(stage, id, {
          kind: "close",
          by: chance.happens(0.5) ? by : operator,
          notes: words.over,
          is_false_alarm: isFalseAlarm,
        });
    }
  }

  /** Seconds, after what was just done in this status. */
  function pauseAfter({ isFalseAlarm }: Case, { status }: Alert): number {
    if (isUnanswered(status)) return isFalseAlarm ? chance.between(12, 30) : chance.between(20, 80);
    if (status === "ACKNOWLEDGED") return chance.between(30, 110);
    if (status === "IN_PROGRESS") return chance.between(40, 130);
    return chance.between(25, 120);
  }

  /** Most are taken within the first minute; one in seven only after it has escalated. */
  const patience = (): number => (chance.happens(0.14) ? chance.between(110, 210) : chance.between(14, 75));

  function attend(alert: Alert, firstLookAt = clock.now() + patience() * second): void {
    if (attended.has(alert.id)) return;
    attended.add(alert.id);
    const who = isUnanswered(alert.status)
      ? chance.pick(responders)
      : (alert.acknowledged_by ?? chance.pick(responders));
    const one = {
      id: alert.id,
      who,
      words: wordsOf(alert),
      isFalseAlarm: isUnanswered(alert.status) && chance.happens(0.1),
    };
    agenda.at(firstLookAt, () => look(one));
  }

  return {
    attend,
    leave: (alertId) => {
      left.add(alertId);
      attended.delete(alertId);
    },
    takeBack: (alert) => {
      left.delete(alert.id);
      attend(alert);
    },
  };
}
