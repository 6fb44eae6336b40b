// Whether the console itself would do its part: receive, keep, escalate, sound, and be missed when it does not.
import { phrase } from "../phrase.ts";
import { dayMs, hourMs } from "../schedule/wall-time.ts";
import type { Check, Found } from "./finding.ts";

const none: readonly Found[] = [];
const days = (ms: number): number => Math.floor(ms / dayMs);

export const receiver: Check = ({ receiver_error }) =>
  receiver_error === null
    ? none
    : [
        {
          level: "critical",
          what: phrase("Alerts cannot be received: {{reason}}", { reason: receiver_error }),
          act: phrase("End the program that holds the port or choose another, then start Watchdesk again."),
          remedy: "settings",
        },
      ];

export const store: Check = ({ store_error }) =>
  store_error === null
    ? none
    : [
        {
          level: "critical",
          what: phrase("The store refuses to write: {{reason}}", { reason: store_error }),
          act: phrase("Free space on the disk; nothing new is accepted until then."),
          remedy: "settings",
        },
      ];

export const setAside: Check = ({ set_aside }) =>
  set_aside === 0
    ? none
    : [
        {
          level: "serious",
          what: phrase("Changes that were kept and cannot be used here: {{number}}", { number: set_aside }),
          act: phrase("Update Watchdesk on every console; if it stays, save the log folder."),
          remedy: "board",
        },
      ];

export const engine: Check = ({ is_engine_beating }) =>
  is_engine_beating
    ? none
    : [
        {
          level: "critical",
          what: phrase("Escalations do not run on time"),
          act: phrase("Escalate by hand, save the log folder and start Watchdesk again."),
          remedy: "board",
        },
      ];

/** A pass comes every few seconds. */
const auditLateMs = 60_000;

export const audit: Check = ({ now, started_at, audit: { at, faults } }) => {
  const since = now - Math.max(at ?? 0, started_at);
  return [
    ...faults.map(({ alert_id, number, reason }): Found => ({
      level: "critical",
      what: phrase("Alert #{{number}} cannot go on: {{reason}}", { number, reason }),
      act: phrase("Take it by hand from the board, and tell whoever looks after Watchdesk."),
      remedy: "board",
      key: alert_id,
    })),
    ...(since > auditLateMs
      ? [
          {
            level: "serious",
            what: phrase("Open alerts were last looked over {{minutes}} min ago", {
              minutes: Math.floor(since / 60_000),
            }),
            act: phrase("Start Watchdesk again; if it stays, save the log folder."),
            remedy: "board",
          } as const,
        ]
      : none),
  ];
};

/** A backup comes every half hour. */
const backupLateMs = 2 * hourMs;

export const backup: Check = ({ now, started_at, backup: { at, error } }) => {
  if (error !== null)
    return [
      {
        level: "serious",
        what: phrase("The backup failed: {{reason}}", { reason: error }),
        act: phrase("See that the data folder has room and can be written; it is tried again every minute."),
        remedy: "settings",
      },
    ];
  if (now - Math.max(at ?? 0, started_at) <= backupLateMs) return none;
  return [
    {
      level: "serious",
      what:
        at === null
          ? phrase("There is no backup yet")
          : phrase("The newest backup is {{hours}} h old", { hours: Math.floor((now - at) / hourMs) }),
      act: phrase("Start Watchdesk again; it backs up a minute later."),
      remedy: "settings",
    },
  ];
};

const gibibyte = 2 ** 30;
const mebibyte = 2 ** 20;

export const disk: Check = ({ disk: known }) => {
  if (known === null) return none;
  const { free_bytes, total_bytes } = known;
  const share = total_bytes === 0 ? 1 : free_bytes / total_bytes;
  const level = free_bytes < 256 * mebibyte ? "critical" : share < 0.1 && free_bytes < 5 * gibibyte ? "serious" : null;
  if (level === null) return none;
  const free =
    free_bytes < gibibyte ? `${Math.floor(free_bytes / mebibyte)} MB` : `${(free_bytes / gibibyte).toFixed(1)} GB`;
  return [
    {
      level,
      what: phrase("The disk of the data folder is nearly full: {{free}} left", { free }),
      act: phrase("Free space, or move old backups elsewhere. On a full disk no alert is accepted."),
      remedy: "settings",
    },
  ];
};

export const clock: Check = ({ clock: { held_ms, is_synchronised } }) => {
  if (held_ms > 1000)
    return [
      {
        level: "serious",
        what: phrase("The computer's clock was set back by {{seconds}} s while alerts were waiting", {
          seconds: Math.round(held_ms / 1000),
        }),
        act: phrase("Set the clock right and let it follow a time server; deadlines are kept meanwhile."),
        remedy: "settings",
      },
    ];
  if (is_synchronised !== false) return none;
  return [
    {
      level: "notice",
      what: phrase("The computer's clock follows no time server"),
      act: phrase("Turn on network time, so that times hold in an inquiry."),
      remedy: "settings",
    },
  ];
};

export const heartbeat: Check = ({ has_heartbeat }) =>
  has_heartbeat
    ? none
    : [
        {
          level: "notice",
          what: phrase("Nobody outside would notice if this console stopped"),
          act: phrase(
            "Set a heartbeat address in the settings; a monitor elsewhere raises the alarm when it stays away.",
          ),
          remedy: "settings",
        },
      ];

const soundOldMs = 7 * dayMs;

export const sound: Check = ({ now, sound: heard }) => {
  if (heard === null) return none;
  const found: Found[] = [];
  if (heard.volume === 0 || !heard.is_critical_audible)
    found.push({
      level: "critical",
      what:
        heard.volume === 0
          ? phrase("The sound of this console is turned all the way down")
          : phrase("Critical alerts make no sound on this console"),
      act: phrase("Open Sound in the header and turn it up."),
      remedy: "readiness",
      key: "silent",
    });
  if (heard.muted_until !== null && heard.muted_until > now)
    found.push({
      level: "serious",
      what: phrase("This console is muted until {{until}}", { until: { at: heard.muted_until } }),
      act: phrase("Open Sound in the header and unmute."),
      remedy: "readiness",
      key: "muted",
    });
  if (heard.tested_at === null || now - heard.tested_at > soundOldMs)
    found.push({
      level: heard.tested_at === null ? "serious" : "notice",
      what:
        heard.tested_at === null
          ? phrase("The sound of this console was never tested")
          : phrase("The sound was last tested {{days}} days ago", { days: days(now - heard.tested_at) }),
      act: phrase("Open Sound in the header and play the test sound."),
      remedy: "readiness",
      key: "untested",
    });
  return found;
};

const drillOldMs = 90 * dayMs;

export const drill: Check = ({ now, drilled_at }) => {
  if (drilled_at !== null && now - drilled_at <= drillOldMs) return none;
  return [
    {
      level: "notice",
      what:
        drilled_at === null
          ? phrase("No drill was ever held")
          : phrase("The last drill was {{days}} days ago", { days: days(now - drilled_at) }),
      act: phrase("Hold one under Drill on the readiness page, and see who is reached and how fast."),
      remedy: "readiness",
    },
  ];
};
