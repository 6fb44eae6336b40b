// How a person wants to be told: their own rules first, then their preferences by severity, then what everybody starts with.
import { z } from "zod";

import { Channel, type Severity } from "./alert.ts";
import { Condition, type Matched, matchesAll } from "./match.ts";

export const Step = z.strictObject({
  channel: Channel,
  /** After the layer began to ask this person. */
  delay_seconds: z.int().min(0, "must be 0 to 86400 seconds").max(86_400, "must be 0 to 86400 seconds").default(0),
});
export type Step = z.output<typeof Step>;

const Steps = z
  .array(Step)
  .max(20)
  .refine(
    (steps) => new Set(steps.map(({ channel, delay_seconds }) => `${channel} ${delay_seconds}`)).size === steps.length,
    "must not name a channel twice at the same time",
  );

/** By severity; one that is left out is told as everybody is. An empty list is told nothing. */
export const NotificationPreferences = z
  .strictObject({ CRITICAL: Steps, HIGH: Steps, MEDIUM: Steps, LOW: Steps })
  .partial();
export type NotificationPreferences = z.output<typeof NotificationPreferences>;

/** The calls that a person may get: on the first layer of the first round, or later. */
export const CallKind = z.enum(["triggered", "escalated"]);
export type CallKind = z.infer<typeof CallKind>;

const Rule = z.strictObject({
  types: z.array(CallKind).min(1).default(["triggered", "escalated"]),
  /** All of them; none matches every alert. */
  conditions: z.array(Condition).max(50).default([]),
  /** Empty: told nothing by this rule, and by no later one. */
  steps: Steps,
});
export type Rule = z.output<typeof Rule>;

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);

const fields = {
  name: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  enabled: z.boolean(),
  /** Whom it is for. */
  user_ids: z.array(reference).max(1000),
  /** The first that matches decides. */
  rules: z.array(Rule).max(50),
};

export const NewNotificationRule = z.strictObject({
  name: fields.name,
  enabled: fields.enabled.default(true),
  user_ids: fields.user_ids.default([]),
  rules: fields.rules.default([]),
});
export type NotificationRuleFields = z.output<typeof NewNotificationRule>;
export const NotificationRulePatch = z.strictObject(fields).partial();

/** What of a person decides how they are told. */
export interface Reachable {
  readonly email: string | null;
  readonly phone: string | null;
  readonly hasDevice: boolean;
  readonly preferences: NotificationPreferences | null;
}

export interface ChosenSteps {
  readonly steps: readonly Step[];
  /** Why these. */
  readonly why: string;
}

export function stepsFor(
  person: Reachable,
  ruleSets: readonly Pick<NotificationRuleFields, "name" | "enabled" | "rules">[],
  alert: Matched,
  kind: CallKind,
): ChosenSteps {
  for (const { name, enabled, rules } of ruleSets) {
    if (!enabled) continue;
    const place = rules.findIndex((rule) => rule.types.includes(kind) && matchesAll(rule.conditions, alert));
    const rule = rules[place];
    if (rule !== undefined) return { steps: rule.steps, why: `rule ${place + 1} of "${name}"` };
  }
  const preferred = person.preferences?.[alert.severity];
  if (preferred !== undefined) return { steps: preferred, why: `own preferences for ${alert.severity}` };
  return { steps: usualSteps(person, alert.severity), why: `the usual channels for ${alert.severity}` };
}

/** Mail, text and push at once, and a call when it is urgent; on what the person has. Who has nothing is tried all the same, so that it shows. */
function usualSteps({ email, phone, hasDevice }: Reachable, severity: Severity): readonly Step[] {
  const isUrgent = severity === "CRITICAL" || severity === "HIGH";
  const all: readonly Channel[] = ["EMAIL", "SMS", "PUSH", ...(isUrgent ? (["VOICE"] as const) : [])];
  const usable = all.filter((channel) =>
    channel === "EMAIL" ? email !== null : channel === "PUSH" ? email !== null && hasDevice : phone !== null,
  );
  return (usable.length === 0 ? all.filter((channel) => channel !== "PUSH") : usable).map((channel) => ({
    channel,
    delay_seconds: 0,
  }));
}

/** The steps that a layer of this length would cut off: they are never carried out. */
export const cutOff = (steps: readonly Step[], timeoutSeconds: number): readonly Step[] =>
  steps.filter(({ delay_seconds }) => delay_seconds >= timeoutSeconds);
