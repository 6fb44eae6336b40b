// Prometheus Alertmanager's webhook, version 4: a group of alerts, each firing or resolved, told apart by `fingerprint`.
import { hash } from "node:crypto";
import { z } from "zod";

import type { Severity } from "../../../core/alert.ts";
import { parseInput } from "../invalid-input.ts";
import { type Signal, type Source, toText } from "./source.ts";

const Words = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((words) => words ?? {});

const Group = z.looseObject({
  receiver: z.unknown().optional(),
  externalURL: z.unknown().optional(),
  groupKey: z.unknown().optional(),
  alerts: z.array(
    z.looseObject({
      status: z.enum(["firing", "resolved"]),
      labels: Words,
      annotations: Words,
      startsAt: z.unknown().optional(),
      generatorURL: z.unknown().optional(),
      fingerprint: z.string().max(200).nullish(),
    }),
  ),
});
type Group = z.output<typeof Group>;

/** The usual words of the label `severity`; any other leaves the integration's severity. */
const severityByLabel: ReadonlyMap<string, Severity> = new Map([
  ["page", "CRITICAL"],
  ["critical", "CRITICAL"],
  ["emergency", "CRITICAL"],
  ["fatal", "CRITICAL"],
  ["high", "HIGH"],
  ["error", "HIGH"],
  ["major", "HIGH"],
  ["warning", "HIGH"],
  ["medium", "MEDIUM"],
  ["minor", "MEDIUM"],
  ["low", "LOW"],
  ["info", "LOW"],
  ["none", "LOW"],
]);

export const prometheusAlertmanager: Source = {
  // Alertmanager sends a whole group at once and gives up on a 4xx answer: what is too large for it is lost.
  bodyLimit: 4 * 1024 * 1024,
  read: (payload) => {
    const group = parseInput(Group, payload);
    return group.alerts.map((alert) => toSignal(alert, group));
  },
};

function toSignal(
  { status, labels, annotations, fingerprint, startsAt, generatorURL }: Group["alerts"][number],
  group: Group,
): Signal {
  const external_id =
    fingerprint ||
    hash(
      "sha256",
      JSON.stringify(Object.entries(textsOf(labels)).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      "hex",
    ).slice(0, 16);
  if (status === "resolved") return { kind: "resolve", external_id, notes: "Resolved in Prometheus" };
  return {
    kind: "create",
    external_id,
    title: toText(annotations["summary"] ?? annotations["title"] ?? labels["alertname"], 300),
    description: toText(annotations["description"] ?? annotations["message"], 10_000),
    severity: severityByLabel.get((toText(labels["severity"], 50) ?? "").toLowerCase()) ?? null,
    metadata: {
      labels: textsOf(labels),
      annotations: textsOf(annotations),
      generatorURL: toText(generatorURL, 2000),
      startsAt: toText(startsAt, 100),
      receiver: toText(group.receiver, 200),
      externalURL: toText(group.externalURL, 2000),
      groupKey: toText(group.groupKey, 2000),
    },
  };
}

const textsOf = (words: Readonly<Record<string, unknown>>): Readonly<Record<string, string | null>> =>
  Object.fromEntries(Object.entries(words).map(([name, value]) => [name, toText(value, 4000)]));
