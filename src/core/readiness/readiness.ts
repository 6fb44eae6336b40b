// What would fail tonight, worst first.
import { type Check, type Finding, levels, type ReadinessFacts } from "./finding.ts";
import { channels, configurations, contacts, gaps, integrations, steps, tests } from "./reach-checks.ts";
import {
  audit,
  backup,
  clock,
  disk,
  drill,
  engine,
  heartbeat,
  receiver,
  setAside,
  sound,
  store,
} from "./room-checks.ts";

/** In the order in which findings of one level are told. */
const checks: Readonly<Record<string, Check>> = {
  receiver,
  store,
  setAside,
  engine,
  audit,
  disk,
  sound,
  channels,
  contacts,
  configurations,
  gaps,
  steps,
  integrations,
  backup,
  clock,
  tests,
  drill,
  heartbeat,
};

export const checkNames = Object.keys(checks);

export function readiness(facts: ReadinessFacts): readonly Finding[] {
  return Object.entries(checks)
    .flatMap(([check, look]) =>
      look(facts).map(({ key, subject_id = null, ...found }): Finding => ({
        id: key === undefined ? check : `${check} ${key}`,
        check,
        subject_id,
        ...found,
      })),
    )
    .toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level));
}
