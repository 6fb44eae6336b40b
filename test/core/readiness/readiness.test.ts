import { expect, test } from "vitest";

import type { ReadinessFacts } from "../../../src/core/readiness/finding.ts";
import { inEnglish } from "../../../src/core/phrase.ts";
import { configuration, day, found, hour, now, well, words } from "./facts.ts";

const stretch = (from: number, to: number, is_intended = false) => ({
  start: now + from * hour,
  end: now + to * hour,
  is_intended,
});
const team = (...layers: ReturnType<typeof stretch>[][]): Pick<ReadinessFacts, "teams"> => ({
  teams: [{ id: "t1", name: "Night", layers: layers.map((gaps, place) => ({ layer: place + 1, gaps })) }],
});
const email = (fields: object): Pick<ReadinessFacts, "channels"> => ({
  channels: [{ ...well.channels[0], ...fields } as ReadinessFacts["channels"][number]],
});

test("a room in which nothing is wrong has no findings", () => {
  expect(found({})).toEqual([]);
});

test.each<[string, Partial<ReadinessFacts>, readonly string[]]>([
  [
    "the receiver",
    { receiver_error: "port 4780 is taken" },
    ["critical: Alerts cannot be received: port 4780 is taken"],
  ],
  ["the store", { store_error: "disk full" }, ["critical: The store refuses to write: disk full"]],
  ["what cannot be folded", { set_aside: 2 }, ["serious: Changes that were kept and cannot be used here: 2"]],
  ["the engine", { is_engine_beating: false }, ["critical: Escalations do not run on time"]],
  [
    "what the audit found",
    { audit: { at: now, faults: [{ alert_id: "a", number: 7, reason: "its plan is missing" }] } },
    ["critical: Alert #7 cannot go on: its plan is missing"],
  ],
  [
    "an audit that stays away",
    { audit: { at: now - 5 * 60_000, faults: [] } },
    ["serious: Open alerts were last looked over 5 min ago"],
  ],
  ["an audit that is not yet due", { audit: { at: null, faults: [] }, started_at: now - 30_000 }, []],
  ["a backup that failed", { backup: { at: now, error: "no room" } }, ["serious: The backup failed: no room"]],
  ["an old backup", { backup: { at: now - 5 * hour, error: null } }, ["serious: The newest backup is 5 h old"]],
  ["no backup", { backup: { at: null, error: null } }, ["serious: There is no backup yet"]],
  ["no backup just after the start", { backup: { at: null, error: null }, started_at: now - hour }, []],
  [
    "a full disk",
    { disk: { free_bytes: 100 * 2 ** 20, total_bytes: 200e9 } },
    ["critical: The disk of the data folder is nearly full: 100 MB left"],
  ],
  [
    "a disk that fills",
    { disk: { free_bytes: 2 * 2 ** 30, total_bytes: 200e9 } },
    ["serious: The disk of the data folder is nearly full: 2.0 GB left"],
  ],
  ["a small disk with room", { disk: { free_bytes: 2 * 2 ** 30, total_bytes: 8e9 } }, []],
  ["a disk that cannot be asked", { disk: null }, []],
  [
    "a clock that was set back",
    { clock: { held_ms: 90_000, is_synchronised: true } },
    ["serious: The computer's clock was set back by 90 s while alerts were waiting"],
  ],
  [
    "a clock that follows nobody",
    { clock: { held_ms: 0, is_synchronised: false } },
    ["notice: The computer's clock follows no time server"],
  ],
  ["a clock of which nothing is known", { clock: { held_ms: 0, is_synchronised: null } }, []],
  ["no drill", { drilled_at: null }, ["notice: No drill was ever held"]],
  ["an old drill", { drilled_at: now - 100 * day }, ["notice: The last drill was 100 days ago"]],
  ["no heartbeat", { has_heartbeat: false }, ["notice: Nobody outside would notice if this console stopped"]],
  ["no window", { sound: null }, []],
  [
    "a sound nobody has tested",
    { sound: { tested_at: null, muted_until: null, volume: 1, is_critical_audible: true } },
    ["serious: The sound of this console was never tested"],
  ],
  [
    "a sound that is off, muted and untested for long",
    { sound: { tested_at: now - 9 * day, muted_until: now + hour, volume: 0, is_critical_audible: true } },
    [
      "critical: The sound of this console is turned all the way down",
      "serious: This console is muted until 11-21T19:45",
      "notice: The sound was last tested 9 days ago",
    ],
  ],
  [
    "critical alerts that are not to sound",
    { sound: { tested_at: now, muted_until: now - 1, volume: 1, is_critical_audible: false } },
    ["critical: Critical alerts make no sound on this console"],
  ],
  [
    "a channel that is not set up but used",
    email({ state: "not_set_up", used_by: ["A", "B", "C", "D", "E"] }),
    ["critical: Email is not set up, and counted on for A, B, C +2"],
  ],
  [
    "a failing channel",
    email({ state: "failing", note: "2 failed in a row" }),
    ["critical: Email is failing: 2 failed in a row. Counted on for Desk"],
  ],
  ["a failing channel that nobody uses", email({ state: "failing", used_by: [] }), []],
  [
    "a slow channel",
    email({ state: "slow", note: "the last one took 9 s" }),
    ["serious: Email is slow: the last one took 9 s"],
  ],
  ["a channel that never worked", email({ proven_at: null }), ["serious: Email has never delivered anything"]],
  [
    "a channel tested long ago",
    email({ proven_at: now - 40 * day }),
    ["notice: Email was last seen to work 40 days ago"],
  ],
  [
    "somebody on call without an address",
    { unreachable: [{ id: "u1", name: "Asha Rao", team: "Night", from: now + hour }] },
    ["critical: Asha Rao is on call for Night from 11-21T19:45 and cannot be reached"],
  ],
  [
    "recipients without addresses",
    {
      recipients: [
        { name: "One", config_name: "C1", configuration_id: "c1", reached_on: [], unreached_on: ["SMS"] },
        {
          name: "Two",
          config_name: "C1",
          configuration_id: "c1",
          reached_on: ["Email"],
          unreached_on: ["SMS", "Voice"],
        },
      ],
    },
    ["critical: One in C1 cannot be reached at all", "serious: Two in C1 has no address for SMS, Voice"],
  ],
  [
    "a step that is cut off",
    { troubled: [{ id: "u1", name: "Asha Rao", messages: ["is never reached on layer 1"] }] },
    ["serious: Asha Rao: is never reached on layer 1"],
  ],
  ["a team that plans nobody", { teams: [{ id: "t1", name: "Night", layers: [] }] }, []],
  [
    "a gap today on the only layer",
    team([stretch(2, 4)]),
    ["critical: Nobody at all is on call for Night from 11-21T20:45 to 11-21T22:45"],
  ],
  [
    "a gap this week on the only layer",
    team([stretch(48, 50)]),
    ["serious: Nobody at all is on call for Night from 11-23T18:45 to 11-23T20:45"],
  ],
  ["a gap that is intended", team([stretch(2, 4, true)]), []],
  [
    "a gap that another layer covers",
    team([stretch(2, 4)], [stretch(6, 8)]),
    [
      "serious: Nobody is on call for Night on layer 1 from 11-21T20:45 to 11-21T22:45",
      "serious: Nobody is on call for Night on layer 2 from 11-22T00:45 to 11-22T02:45",
    ],
  ],
  [
    "gaps that lie over one another",
    team([stretch(2, 6)], [stretch(4, 8)]),
    [
      "critical: Nobody at all is on call for Night from 11-21T22:45 to 11-22T00:45",
      "serious: Nobody is on call for Night on layer 1 from 11-21T20:45 to 11-22T00:45",
      "serious: Nobody is on call for Night on layer 2 from 11-21T22:45 to 11-22T02:45",
    ],
  ],
  [
    "a layer that nobody was planned for",
    team([], [stretch(0, 168)]),
    ["notice: Nobody is planned for Night on layer 2"],
  ],
  [
    "types that nothing covers",
    {
      configurations: [
        configuration({
          applicable_alert_types: ["SOS", "MEDICAL", "ACCIDENT", "SAFETY_CONCERN", "ROUTE_DEVIATION", "DELAYED"],
        }),
      ],
    },
    ["critical: No configuration covers Other: only the owner would be told"],
  ],
  [
    "types that are covered for one team only",
    { configurations: [configuration({ team_id: 1 })] },
    ["SOS", "Medical", "Accident", "Safety concern", "Route deviation", "Delayed", "Other"].map(
      (type) => `serious: No configuration covers ${type} for people without a team`,
    ),
  ],
  [
    "a configuration that never applies",
    {
      configurations: [
        configuration({ priority: 500 }),
        configuration({ applicable_alert_types: ["SOS"], priority: 10 }, 2),
      ],
    },
    ["notice: C2 never applies: others always come before it"],
  ],
  ["one that is disabled", { configurations: [configuration({}), configuration({ enabled: false }, 2)] }, []],
  [
    "integrations",
    {
      integrations: [
        {
          id: "i1",
          name: "Grafana",
          created_at: now - 20 * day,
          last: { at: now - 9 * day, is_refused: false, reason: null },
        },
        {
          id: "i2",
          name: "Buttons",
          created_at: now - 20 * day,
          last: { at: now, is_refused: true, reason: "bad signature" },
        },
        { id: "i3", name: "New", created_at: now - hour, last: null },
        { id: "i4", name: "Old", created_at: now - 2 * day, last: null },
      ],
    },
    [
      "serious: What Buttons sent last was refused: bad signature",
      "notice: Grafana has been silent for 9 days",
      "notice: Old has never sent anything",
    ],
  ],
])("says what is the matter with %s", (_name, facts, expected) => {
  expect(words(facts)).toEqual(expected);
});

test("worst first, each with an id of its own and something to do", () => {
  const findings = found({
    has_heartbeat: false,
    backup: { at: null, error: null },
    receiver_error: "taken",
    ...team([stretch(2, 6)], [stretch(4, 8)]),
  });
  expect(findings.map(({ level }) => level)).toEqual([
    "critical",
    "critical",
    "serious",
    "serious",
    "serious",
    "notice",
  ]);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  for (const { act } of findings) expect(inEnglish(act, String)).toMatch(/^[A-Z].*\.$/u);
});
