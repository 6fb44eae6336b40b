// Who will be told of an alert, in one or two sentences, before it is raised.
import type { ChannelHealth } from "../../contract/room.ts";
import { AlertType, type Channel } from "../../core/alert.ts";
import { addressOn, type Recipient } from "../../core/configuration.ts";
import { typeNames } from "../../core/message.ts";
import type { Plan } from "../../core/plan.ts";
import { t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";

export interface PreviewWords {
  readonly title: string;
  readonly why: string;
  /** Who is told at once, then who is told later. */
  readonly steps: readonly { readonly when: string; readonly who: readonly Told[] }[];
  /** What will not work. */
  readonly warnings: readonly string[];
  readonly isNobodyTold: boolean;
}

export interface Told {
  readonly name: string;
  readonly channels: readonly string[];
}

export function previewWords(plan: Plan, health: readonly ChannelHealth[]): PreviewWords {
  const { configuration, owner } = plan;
  const why = wordTypes(plan.why);
  if (configuration === null) {
    const told = owner === null || owner.email === null ? [] : [{ name: owner.name, channels: [channelNames.EMAIL] }];
    return {
      title: t("No configuration applies"),
      why,
      steps: told.length === 0 ? [] : [{ when: t("At once, only the owner"), who: told }],
      warnings:
        told.length === 0
          ? [t("Nobody will be told: the alert stands on this board only")]
          : brokenOf(["EMAIL"], health),
      isNobodyTold: told.length === 0,
    };
  }
  const allowed = configuration.notification_channels;
  const tell = (recipient: Recipient): Told => ({
    name: recipient.name,
    channels: usable(recipient, allowed).map((channel) => t(channelNames[channel])),
  });
  const later = configuration.enable_escalation ? (configuration.escalation_recipients ?? []) : [];
  const primary = configuration.primary_recipients;
  const used = new Set([...primary, ...later].flatMap((recipient) => usable(recipient, allowed)));
  return {
    title: configuration.config_name,
    why,
    steps: [
      { when: t("At once"), who: primary.map(tell) },
      ...(later.length === 0
        ? []
        : [
            {
              when: t("After {{inWords}}", { inWords: inWords(configuration.escalation_threshold_seconds) }),
              who: later.map(tell),
            },
          ]),
    ],
    warnings: [
      ...[...primary, ...later]
        .filter((recipient) => usable(recipient, allowed).length === 0)
        .map(({ name }) => t("{{name}} cannot be reached on any channel", { name })),
      ...(later.length === 0 ? [t("Nobody else is told when nobody acknowledges")] : []),
      ...brokenOf([...used], health),
    ],
    isNobodyTold: !primary.some((recipient) => usable(recipient, allowed).length > 0),
  };
}

const usable = (recipient: Recipient, allowed: readonly Channel[]): readonly Channel[] =>
  recipient.channels.filter((channel) => allowed.includes(channel) && addressOn(recipient, channel) !== null);

const brokenOf = (used: readonly Channel[], health: readonly ChannelHealth[]): readonly string[] =>
  health
    .filter(({ channel, state }) => used.includes(channel) && (state === "failing" || state === "not_set_up"))
    .map(({ channel, state }) =>
      t("{{channel}} is {{state}}", {
        channel: t(channelNames[channel]),
        state: state === "failing" ? t("failing now") : t("not set up"),
      }),
    );

/** Core names types by their code; here they read as words. */
const wordTypes = (text: string): string =>
  text.replaceAll(new RegExp(`\\b(?:${AlertType.options.join("|")})\\b`, "gu"), (code) =>
    t(typeNames[code as AlertType]),
  );

export function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return rest === 0
    ? t("{{minutes}} min", { minutes: seconds / 60 })
    : t("{{minutes}} min {{seconds}} s", { minutes: Math.floor(seconds / 60), seconds: rest });
}
