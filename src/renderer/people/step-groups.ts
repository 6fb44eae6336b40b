// A person's steps as the time line shows them: what happens at the same time stands together, soonest first. Pure.
import { Channel } from "../../core/alert.ts";
import type { Step } from "../../core/notification-rule.ts";

export interface StepGroup {
  readonly delay_seconds: number;
  /** In the order in which channels are always named. */
  readonly channels: readonly Channel[];
}

export function groupSteps(steps: readonly Step[]): readonly StepGroup[] {
  const delays = [...new Set(steps.map(({ delay_seconds }) => delay_seconds))].toSorted((one, other) => one - other);
  return delays.map((delay) => ({
    delay_seconds: delay,
    channels: Channel.options.filter((channel) =>
      steps.some((step) => step.delay_seconds === delay && step.channel === channel),
    ),
  }));
}

const stepsOf = (groups: readonly StepGroup[]): readonly Step[] =>
  groups.flatMap(({ delay_seconds, channels }) => channels.map((channel) => ({ channel, delay_seconds })));

/** Two groups that come to the same time become one; one without a channel goes. */
export const tidySteps = (groups: readonly StepGroup[]): readonly Step[] => stepsOf(groupSteps(stepsOf(groups)));

export function toggleChannel(steps: readonly Step[], delay: number, channel: Channel): readonly Step[] {
  const isOn = steps.some((step) => step.delay_seconds === delay && step.channel === channel);
  const others = steps.filter((step) => step.delay_seconds !== delay || step.channel !== channel);
  return tidySteps(groupSteps(isOn ? others : [...others, { channel, delay_seconds: delay }]));
}

export const moveGroup = (steps: readonly Step[], from: number, to: number): readonly Step[] =>
  tidySteps(groupSteps(steps).map((group) => (group.delay_seconds === from ? { ...group, delay_seconds: to } : group)));

export const removeGroup = (steps: readonly Step[], delay: number): readonly Step[] =>
  steps.filter(({ delay_seconds }) => delay_seconds !== delay);

const laterBy = 60;
const longestDelay = 86_400;

/** One more time, with a channel that was not asked yet; null where no time is left. */
export function addGroup(steps: readonly Step[], usable: readonly Channel[]): readonly Step[] | null {
  const groups = groupSteps(steps);
  const last = groups.at(-1);
  const delay = last === undefined ? 0 : last.delay_seconds + laterBy;
  if (delay > longestDelay) return null;
  const unused = usable.find((channel) => !steps.some((step) => step.channel === channel));
  return [...steps, { channel: unused ?? usable.at(-1) ?? "EMAIL", delay_seconds: delay }];
}
