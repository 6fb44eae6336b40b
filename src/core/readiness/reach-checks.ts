// Whether people would be reached: their channels and addresses, who is on call, what applies to an alert, what sends them.
import { AlertType } from "../alert.ts";
import { chooseConfiguration } from "../applicable.ts";
import { typeNames } from "../message.ts";
import { phrase } from "../phrase.ts";
import { dayMs } from "../schedule/wall-time.ts";
import type { ChannelFact, Check, Found, ReadinessFacts, Stretch, TeamFact } from "./finding.ts";

/** The first few, and how many more. */
function named(names: readonly string[], most = 3): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")} +${more}` : names.join(", ");
}

export const channels: Check = ({ channels: all }) => all.filter(({ used_by }) => used_by.length > 0).flatMap(state);

function state({ channel, name, state: is, note, used_by }: ChannelFact): readonly Found[] {
  const values = { channel: name, names: named(used_by), reason: note ?? "" };
  const common = { remedy: "settings", key: channel } as const;
  switch (is) {
    case "ok":
    case "idle":
      return [];
    case "not_set_up":
      return [
        {
          ...common,
          level: "critical",
          what: phrase("{{channel}} is not set up, and counted on for {{names}}", values),
          act: phrase("Set it up in the settings, or take it off those people and configurations."),
        },
      ];
    case "failing":
      return [
        {
          ...common,
          level: "critical",
          what: phrase("{{channel}} is failing: {{reason}}. Counted on for {{names}}", values),
          act: phrase("Test it in the settings; until it works, call these people by telephone."),
        },
      ];
    case "slow":
      return [
        {
          ...common,
          level: "serious",
          what: phrase("{{channel}} is slow: {{reason}}", values),
          act: phrase("Test it in the settings; ask the provider if it stays."),
        },
      ];
  }
}

const provenOldMs = 30 * dayMs;

/** Set up and counted on, but not seen to work for long. */
export const tests: Check = ({ now, channels: all }) =>
  all
    .filter(({ used_by, state: is }) => used_by.length > 0 && (is === "ok" || is === "idle"))
    .filter(({ proven_at }) => proven_at === null || now - proven_at > provenOldMs)
    .map(({ channel, name, proven_at }) => ({
      level: proven_at === null ? "serious" : "notice",
      what:
        proven_at === null
          ? phrase("{{channel}} has never delivered anything", { channel: name })
          : phrase("{{channel}} was last seen to work {{days}} days ago", {
              channel: name,
              days: Math.floor((now - proven_at) / dayMs),
            }),
      act: phrase("Send a test message from the settings."),
      remedy: "settings",
      key: channel,
    }));

export const contacts: Check = ({ unreachable, recipients }) => [
  ...unreachable.map(({ id, name, team, from }): Found => ({
    level: "critical",
    what: phrase("{{name}} is on call for {{team}} from {{from}} and cannot be reached", {
      name,
      team,
      from: { at: from },
    }),
    act: phrase("Enter an email address or a phone number."),
    remedy: "people",
    subject_id: id,
    key: `${id} ${team}`,
  })),
  ...recipients
    .filter(({ unreached_on }) => unreached_on.length > 0)
    .map(({ name, config_name, configuration_id, reached_on, unreached_on }, place): Found => ({
      level: reached_on.length === 0 ? "critical" : "serious",
      what:
        reached_on.length === 0
          ? phrase("{{name}} in {{config}} cannot be reached at all", { name, config: config_name })
          : phrase("{{name}} in {{config}} has no address for {{channels}}", {
              name,
              config: config_name,
              channels: unreached_on.join(", "),
            }),
      act: phrase("Enter the missing address in the configuration, or take the channel off."),
      remedy: "configurations",
      subject_id: configuration_id,
      key: `${configuration_id} ${place} ${name}`,
    })),
];

export const gaps: Check = ({ now, teams }) => teams.flatMap((team) => gapsOf(team, now));

/** Nobody in sight: the layer was never planned. */
const unplannedMs = 6.9 * dayMs;

const soon = (now: number): number => now + dayMs;

function gapsOf({ id, name, layers }: TeamFact, now: number): readonly Found[] {
  if (layers.length === 0) return [];
  const common = { remedy: "teams", subject_id: id } as const;
  const bare = layers
    .map((layer): readonly Stretch[] => layer.gaps)
    .reduce((together, some) => overlap(together, some))
    .filter(({ start, end }) => !isIntendedOnAll(layers, start, end));
  const [first] = bare;
  const whole: readonly Found[] =
    first === undefined
      ? []
      : [
          {
            ...common,
            level: first.start < soon(now) ? "critical" : "serious",
            what: phrase("Nobody at all is on call for {{team}} from {{from}} to {{to}}", {
              team: name,
              from: { at: first.start },
              to: { at: first.end },
            }),
            act: phrase("Put somebody on call for that time."),
            key: `${id} all`,
          },
        ];
  const single = layers.flatMap(({ layer, gaps: some }): readonly Found[] => {
    const isTold = ({ start, end }: Stretch): boolean => bare.some((one) => one.start <= start && end <= one.end);
    const next = some.find((gap) => !gap.is_intended && !isTold(gap));
    if (next === undefined) return [];
    if (next.end - next.start >= unplannedMs)
      return [
        {
          ...common,
          level: "notice",
          what: phrase("Nobody is planned for {{team}} on layer {{layer}}", { team: name, layer }),
          act: phrase("Plan people for it, or take the layer off the team's policy."),
          key: `${id} ${layer}`,
        },
      ];
    return [
      {
        ...common,
        level: next.start < soon(now) ? "serious" : "notice",
        what: phrase("Nobody is on call for {{team}} on layer {{layer}} from {{from}} to {{to}}", {
          team: name,
          layer,
          from: { at: next.start },
          to: { at: next.end },
        }),
        act: phrase("Put somebody on call for that time, or mark the gap as intended."),
        key: `${id} ${layer}`,
      },
    ];
  });
  return [...whole, ...single];
}

/** Both in order; what lies in both. */
function overlap(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const start = Math.max(one.start, other.start);
      const end = Math.min(one.end, other.end);
      return start < end ? [{ start, end }] : [];
    }),
  );
}

const isIntendedOnAll = (layers: TeamFact["layers"], start: number, end: number): boolean =>
  layers.every((layer) => layer.gaps.some((gap) => gap.is_intended && gap.start <= start && end <= gap.end));

export const steps: Check = ({ troubled }) =>
  troubled.map(({ id, name, messages }) => ({
    level: "serious",
    what: phrase("{{name}}: {{problem}}", { name, problem: named(messages, 2) }),
    act: phrase("Correct the address, or let the step come before the layer ends."),
    remedy: "people",
    subject_id: id,
    key: id,
  }));

export const configurations: Check = (facts) => {
  const winners = new Map<string, string>();
  const bare = AlertType.options.flatMap((type) => {
    const without = scopes(facts).filter((scope) => {
      const choice = chooseConfiguration(facts.configurations, { alert_type: type, team_id: scope.id }, keyOf(facts));
      if (choice.winner !== null) winners.set(choice.winner.id, type);
      return choice.winner === null;
    });
    return without.length === 0 ? [] : [{ type, without }];
  });
  const all = scopes(facts).length;
  return [
    ...bare.map(({ type, without }): Found => ({
      level: without.length === all ? "critical" : "serious",
      what:
        without.length === all
          ? phrase("No configuration covers {{type}}: only the owner would be told", { type: typeNames[type] })
          : phrase("No configuration covers {{type}} for {{scopes}}", {
              type: typeNames[type],
              scopes: named(without.map(({ name }) => name)),
            }),
      act: phrase("Make a configuration for it, or one for all types and teams."),
      remedy: "configurations",
      key: type,
    })),
    ...facts.configurations
      .filter(({ id, enabled }) => enabled && !winners.has(id))
      .map(({ id, config_name }): Found => ({
        level: "notice",
        what: phrase("{{config}} never applies: others always come before it", { config: config_name }),
        act: phrase("Raise its priority, narrow the others, or delete it."),
        remedy: "configurations",
        subject_id: id,
        key: id,
      })),
  ];
};

const scopes = ({ team_names }: ReadinessFacts): readonly { readonly id: string | null; readonly name: string }[] => [
  { id: null, name: "people without a team" },
  ...team_names,
];

const keyOf =
  ({ team_names }: ReadinessFacts) =>
  (team: string | number): string =>
    team_names.find(({ id, number }) => id === team || String(number) === String(team))?.id ?? String(team);

const silentMs = 7 * dayMs;

export const integrations: Check = ({ now, integrations: all }) =>
  all.flatMap(({ id, name, created_at, last }): readonly Found[] => {
    const common = { remedy: "integrations", subject_id: id, key: id } as const;
    if (last?.is_refused === true)
      return [
        {
          ...common,
          level: "serious",
          what: phrase("What {{name}} sent last was refused: {{reason}}", { name, reason: last.reason ?? "" }),
          act: phrase("Look at what it sent, and mend its key, signature or format."),
        },
      ];
    const since = now - (last?.at ?? created_at);
    if (since <= (last === null ? dayMs : silentMs)) return [];
    return [
      {
        ...common,
        level: "notice",
        what:
          last === null
            ? phrase("{{name}} has never sent anything", { name })
            : phrase("{{name}} has been silent for {{days}} days", { name, days: Math.floor(since / dayMs) }),
        act: phrase("Let it send a test, or disable it."),
      },
    ];
  });
