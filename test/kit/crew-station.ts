// A station with teams that plan who is on call, every channel recorded, and a clock moved by hand.
import { expect } from "vitest";

import { Channel } from "../../src/core/alert.ts";
import type { Delivery, DeliveryOutcome, Notifier } from "../../src/main/ports.ts";
import { startStation, type TestStation } from "./station.ts";
import { until } from "./until.ts";

/** 18:45:00 UTC, the seed's moment. */
export const clockAt = Date.UTC(2026, 10, 21, 18, 45, 0);

export interface Crew {
  readonly team: { readonly id: string; readonly schedule_id: string; readonly escalation_policy_id: string };
  readonly people: Readonly<Record<string, string>>;
}

export interface CrewStation {
  readonly desk: TestStation;
  /** Fails the test on anything but success. */
  readonly call: (method: string, path: string, body?: object) => Promise<any>;
  /** Beats; an edit of anything makes the outbox look at the moved clock. */
  readonly goTo: (minutes: number) => Promise<void>;
  /** What was sent since this was last asked, as `name CHANNEL kind`, sorted: there was nothing else. */
  readonly news: () => Promise<readonly string[]>;
  /** A team with these people on its layers, one each, from a day ago on. */
  readonly crew: (name: string, layers: readonly string[], policy?: object) => Promise<Crew>;
  readonly trigger: (teamId: string, more?: object) => Promise<any>;
  /** Alert 1. */
  readonly alert: () => Promise<any>;
  readonly stop: () => Promise<void>;
}

export const emailOf = (name: string): string => `${name.toLowerCase()}@company.com`;

const taken: DeliveryOutcome = { kind: "sent", provider_id: null, cost: null };

/** `answer`: what the providers say; they take everything unless it is given. */
export async function startCrewStation(
  answer: (delivery: Delivery, channel: Channel) => DeliveryOutcome = () => taken,
): Promise<CrewStation> {
  const sent: string[] = [];
  let minutes = 0;
  const notifiers = new Map(
    Channel.options.map((channel): [Channel, Notifier] => [
      channel,
      {
        channel,
        concurrency: 8,
        isConfigured: () => true,
        send: (delivery: Delivery) => {
          sent.push(`${delivery.recipient_name} ${channel} ${delivery.kind}`);
          return Promise.resolve(answer(delivery, channel));
        },
        close: () => Promise.resolve(),
      },
    ]),
  );
  const desk = await startStation({ clockAt, notifiers });

  async function call(method: string, path: string, body?: object): Promise<any> {
    const reply = await desk.call(method, `/api/v1${path}`, body);
    expect(reply.status, `${path} ${JSON.stringify(reply.body)}`).toBeLessThan(300);
    return reply.body;
  }

  return {
    desk,
    call,
    goTo: async (to) => {
      minutes = to;
      await desk.goTo(to * 60);
      await call("PATCH", "/accounts/default", { name: `At minute ${to}` });
    },
    news: async () => {
      const { db } = desk.station.store;
      const due = db.prepare("SELECT count(*) FROM alert_notifications WHERE next_attempt_at <= ?").pluck();
      const isQuiet = () => desk.station.underWay().size === 0 && due.get(clockAt + minutes * 60_000) === 0;
      await until("everything that is due was sent", isQuiet);
      return sent.splice(0).toSorted();
    },
    crew: async (name, layers, policy) => {
      const team = await call("POST", "/teams", { name });
      const people: Record<string, string> = {};
      for (const [place, person] of layers.entries()) {
        people[person] = (await call("POST", "/users", { name: person, email: emailOf(person) })).id;
        await call("POST", "/shifts", {
          schedule_id: team.schedule_id,
          layer: place + 1,
          attendees: [people[person]],
          time_zone: "UTC",
          start: "2026-11-20T00:00",
          end: "2026-11-21T00:00",
          repeat: { frequency: "daily" },
        });
      }
      if (policy !== undefined) await call("PATCH", `/escalation-policies/${team.escalation_policy_id}`, policy);
      return { team, people };
    },
    trigger: (team_id, more = {}) => call("POST", "/alerts/trigger", { alert_type: "SOS", team_id, ...more }),
    alert: () => call("GET", "/alerts/1"),
    stop: async () => {
      await desk.stop();
      expect(desk.errors()).toEqual([]);
    },
  };
}
