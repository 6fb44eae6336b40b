// A router: ordered rules that match an alert and say where it goes, how loud it is, or that nobody is to be called.
import { z } from "zod";

import { Severity } from "./alert.ts";
import { Hours } from "./hours.ts";
import { Condition } from "./match.ts";

const reference = z.union([z.string().trim().min(1).max(100), z.int().positive()]);
/** Teams, people and other routers. */
const destinations = z.array(reference).max(50, "must be at most 50");

export const RouterAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assign"), destinations: destinations.min(1, "must name somebody") }),
  z.strictObject({ kind: z.literal("set_severity"), severity: Severity }),
  /** Nobody is called. An SOS is suppressed only where `also_sos` says so. */
  z.strictObject({ kind: z.literal("suppress"), also_sos: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal("note"), text: z.string().trim().min(1, "must not be empty").max(1000) }),
]);
export type RouterAction = z.output<typeof RouterAction>;

const Rule = z.strictObject({
  name: z.string().trim().max(200).nullable().default(null),
  enabled: z.boolean().default(true),
  /** All of them; none matches every alert. */
  conditions: z.array(Condition).max(50, "must be at most 50").default([]),
  /** Null: at any time. */
  hours: Hours.nullable().default(null),
  actions: z.array(RouterAction).min(1, "must do something").max(10, "must be at most 10"),
  /** Whether the rules after it are looked at, once it has matched. */
  when_matched: z.enum(["stop", "continue"]).default("stop"),
});

const fields = {
  name: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
  description: z.string().max(1000).nullable(),
  /** Disabled, everything goes to the catch-all. */
  enabled: z.boolean(),
  /** Looked at in this order. */
  rules: z.array(Rule).max(100, "must be at most 100"),
  /** Where an alert goes that no rule sends anywhere. */
  catch_all: destinations,
};

export const NewRouter = z.strictObject({
  name: fields.name,
  description: fields.description.default(null),
  enabled: fields.enabled.default(true),
  rules: fields.rules.default([]),
  catch_all: fields.catch_all.default([]),
});
export type RouterFields = z.output<typeof NewRouter>;
export const RouterPatch = z.strictObject(fields).partial();
