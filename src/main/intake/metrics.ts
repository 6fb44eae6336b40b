// What Prometheus may read at /metrics. Names and labels live here; the rest of the station calls typed functions.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

import type { Channel } from "../../core/alert.ts";

/** Asked at each scrape. */
interface Gauged {
  readonly alertsByStatus: () => Iterable<{ readonly status: string; readonly count: number }>;
  readonly consoles: () => {
    readonly duty: { readonly is_here: boolean };
    readonly consoles: readonly {
      readonly name: string;
      readonly is_own: boolean;
      readonly is_connected: boolean;
      readonly behind: number | null;
    }[];
  };
  /** Notifications that wait to be sent, by channel. */
  readonly outboxDepth: () => Iterable<{ readonly channel: string; readonly waiting: number }>;
}

export interface Metrics {
  /** `isNew` is false for a repeat of an open alert. */
  readonly alertAccepted: (isNew: boolean) => void;
  readonly notificationAttempted: (channel: Channel, outcome: "sent" | "retry" | "refused") => void;
  /** How long after its deadline an escalation was on disk. */
  readonly escalated: (lateMs: number) => void;
  readonly requestTook: (method: string, route: string, status: number, ms: number) => void;
  readonly gauge: (gauged: Gauged) => void;
  /** The Prometheus text format. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  let gauged: Gauged | null = null;

  const accepted = new Counter({
    name: "watchdesk_alerts_accepted_total",
    help: "Alerts that were accepted and are on disk",
    labelNames: ["kind"],
    registers,
  });
  const attempts = new Counter({
    name: "watchdesk_notification_attempts_total",
    help: "Attempts to hand a notification to its provider",
    labelNames: ["channel", "outcome"],
    registers,
  });
  const lateness = new Histogram({
    name: "watchdesk_escalation_lateness_seconds",
    help: "From the deadline of an escalation until it was on disk",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers,
  });
  const durations = new Histogram({
    name: "watchdesk_http_request_duration_seconds",
    help: "From the first byte of a request until its answer was written",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const byStatus = new Gauge({
    name: "watchdesk_alerts",
    help: "Alerts by their present status",
    labelNames: ["status"],
    registers,
    collect: () => {
      byStatus.reset();
      for (const { status, count } of gauged?.alertsByStatus() ?? []) byStatus.set({ status }, count);
    },
  });
  const depth = new Gauge({
    name: "watchdesk_outbox_depth",
    help: "Notifications that wait to be sent",
    labelNames: ["channel"],
    registers,
    collect: () => {
      depth.reset();
      for (const { channel, waiting } of gauged?.outboxDepth() ?? []) depth.set({ channel }, waiting);
    },
  });

  const onDuty = new Gauge({
    name: "watchdesk_on_duty",
    help: "1 on the console that escalates and sends",
    registers,
    collect: () => {
      onDuty.set(gauged?.consoles().duty.is_here === true ? 1 : 0);
    },
  });
  const others = () => gauged?.consoles().consoles.filter(({ is_own }) => !is_own) ?? [];
  const connected = new Gauge({
    name: "watchdesk_peer_connected",
    help: "1 for each other console that is connected",
    labelNames: ["console"],
    registers,
    collect: () => {
      connected.reset();
      for (const { name, is_connected } of others()) connected.set({ console: name }, is_connected ? 1 : 0);
    },
  });
  const behind = new Gauge({
    name: "watchdesk_peer_behind_events",
    help: "Events that a connected console has not acknowledged",
    labelNames: ["console"],
    registers,
    collect: () => {
      behind.reset();
      for (const one of others()) if (one.behind !== null) behind.set({ console: one.name }, one.behind);
    },
  });

  const acceptedNew = accepted.labels("new");
  const acceptedRepeat = accepted.labels("repeat");
  // Looking up a child by its labels costs more than counting.
  const durationByKey = new Map<string, ReturnType<typeof durations.labels>>();

  return {
    alertAccepted: (isNew) => (isNew ? acceptedNew : acceptedRepeat).inc(),
    notificationAttempted: (channel, outcome) => attempts.inc({ channel, outcome }),
    escalated: (lateMs) => lateness.observe(lateMs / 1000),
    requestTook: (method, route, status, ms) => {
      const key = `${method} ${route} ${status}`;
      let child = durationByKey.get(key);
      if (child === undefined) {
        child = durations.labels(method, route, String(status));
        durationByKey.set(key, child);
      }
      child.observe(ms / 1000);
    },
    gauge: (source) => {
      gauged = source;
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
