// From the first byte of a request to the first byte at a provider, at a steady rate, one request after the other in time.
import { setTimeout as pause } from "node:timers/promises";

import { emergencyResponse } from "../test/kit/configurations.ts";
import { until } from "../test/kit/until.ts";
import { type Benchmark, figure } from "./figure.ts";
import { type Connection, openConnection } from "./kit/connection.ts";
import { percentile, round } from "./kit/percentile.ts";
import { caseTitle, type FirstBytes, monotonicMs, type Provider, startProviderSink } from "./kit/provider-sink.ts";
import { adminToken, startStation } from "./kit/station-process.ts";

const perSecond = 50;
const seconds = 10;
const warmUp = 50;
const targetMs = 250;
const connections = 16;

export const firstByte: Benchmark = async function* ({ dir, say }) {
  const sink = await startProviderSink();
  try {
    const station = await startStation(dir, sink.env);
    try {
      await station.call("POST", "/api/v1/alert-configurations", emergencyResponse);
      say(`${perSecond} alerts a second for ${seconds} s`);
      const sentAt = await raise(station.url);
      let seen: FirstBytes = { smtp: {}, twilio: {} };
      await until(
        "every alert at both providers",
        async () => {
          await pause(50);
          seen = await sink.firstBytes();
          return Object.values(seen).every((at) => Object.keys(at).length >= sentAt.size);
        },
        60_000,
      );
      for (const provider of ["smtp", "twilio"] as const) yield toFigure(provider, sentAt, seen);
    } finally {
      await station.stop();
    }
  } finally {
    await sink.stop();
  }
};

/** Answers when each request was sent, by its case. The first ones only warm everything up and are in the map as well. */
async function raise(
  url: string,
): Promise<ReadonlyMap<number, { readonly at: number; readonly tookMs: () => number }>> {
  const free: Connection[] = await Promise.all(Array.from({ length: connections }, () => openConnection(url)));
  const everyone = [...free];
  const sent = new Map<number, { at: number; tookMs: () => number }>();
  const answers: Promise<void>[] = [];
  const startAt = monotonicMs();
  for (let number = 0; number < warmUp + perSecond * seconds; number++) {
    await pause(Math.max(0, startAt + (number * 1000) / perSecond - monotonicMs()));
    const connection = free.pop() ?? (await openAnother(url, everyone));
    const body = JSON.stringify({
      alert_type: "SOS",
      title: caseTitle(number),
      current_latitude: 12.9716,
      current_longitude: 77.5946,
    });
    const at = monotonicMs();
    let answeredAt = Number.NaN;
    sent.set(number, { at, tookMs: () => answeredAt - at });
    answers.push(
      connection.post("/api/v1/alerts/trigger", `authorization: Bearer ${adminToken}\r\n`, body).then((status) => {
        if (status !== 201) throw new Error(`an alert was answered ${status}`);
        answeredAt = monotonicMs();
        free.push(connection);
      }),
    );
  }
  await Promise.all(answers);
  for (const connection of everyone) connection.close();
  return sent;
}

async function openAnother(url: string, everyone: Connection[]): Promise<Connection> {
  const connection = await openConnection(url);
  everyone.push(connection);
  return connection;
}

function toFigure(provider: Provider, sent: Awaited<ReturnType<typeof raise>>, seen: FirstBytes) {
  const measured = [...sent].filter(([number]) => number >= warmUp);
  const tookMs = measured.map(
    ([number, { at }]) => (seen[provider][String(number).padStart(6, "0")] ?? Number.NaN) - at,
  );
  const answerMs = measured.map(([, one]) => one.tookMs());
  const p99 = percentile(tookMs, 0.99);
  return figure({
    name: `first-byte.${provider}.p99`,
    value: p99,
    unit: "ms",
    yardstick: ["p99 of the answer to the same requests", percentile(answerMs, 0.99)],
    target: [`p99 < ${targetMs} ms`, p99 < targetMs],
    details: {
      alerts_per_second: perSecond,
      alerts: measured.length,
      p50_ms: round(percentile(tookMs, 0.5)),
      max_ms: round(percentile(tookMs, 1)),
      answer_p50_ms: round(percentile(answerMs, 0.5)),
    },
  });
}
