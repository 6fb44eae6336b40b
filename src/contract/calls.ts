// What the window may ask of the main process, and what it is told unasked.
import { z } from "zod";

import type { Alert, AlertState } from "../core/alert.ts";
import { Channel } from "../core/alert.ts";
import { Trigger, WhereToEscalate } from "../core/alert-command.ts";
import { type Configuration, NewConfiguration, type Warning } from "../core/configuration.ts";
import type { Trail } from "../core/geography.ts";
import type { Plan } from "../core/plan.ts";
import { Preferences } from "../core/preferences.ts";
import type { Refusal, Result } from "../core/refusal.ts";
import { SettingsPatch } from "../core/settings.ts";
import { Unsaved } from "../core/unsaved.ts";
import type { TimelineEntry } from "../core/timeline.ts";
import { calendarCalls } from "./calendar.ts";
import { drillCalls } from "./drill.ts";
import { editorCalls } from "./editors.ts";
import { type AnyItem, EditedCollection, type Removed } from "./record.ts";
import type { Foresight, RosterView } from "./roster.ts";
import { conflictCalls } from "./conflicts.ts";
import { consoleCalls } from "./consoles.ts";
import { personCalls } from "./person.ts";
import { figuresCalls } from "./figures.ts";
import { handoverCalls } from "./handover.ts";
import { readinessCalls } from "./readiness.ts";
import type { RoomHealth, Session, SettingsView, TestResult } from "./room.ts";
import { searchCalls } from "./search.ts";
import { wallCalls } from "./wall.ts";
import { signInCalls } from "./sign-in.ts";

const id = z.string().min(1).max(100);
const notes = z.string().max(4000).nullable();

/** What an operator does to one alert; who does it is the console's operator. */
export const AlertAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("acknowledge"), notes, track_id: id.nullish() }),
  z.strictObject({ kind: z.literal("start"), notes }),
  z.strictObject({ kind: z.literal("resolve"), notes }),
  z.strictObject({ kind: z.literal("close"), notes, is_false_alarm: z.boolean() }),
  z.strictObject({ kind: z.literal("escalate"), notes, ...WhereToEscalate.shape }),
  /** To a team or a person, by id. */
  z.strictObject({ kind: z.literal("hand_off"), notes, destination: id }),
  z.strictObject({ kind: z.literal("reopen"), notes }),
  z.strictObject({ kind: z.literal("unacknowledge"), notes }),
  z.strictObject({ kind: z.literal("comment"), text: z.string().trim().min(1).max(10_000) }),
]);
export type AlertAction = z.infer<typeof AlertAction>;

export interface Board {
  /** Every open alert (TRIGGERED, DROPPED, ACKNOWLEDGED, IN_PROGRESS, RESOLVED), in no particular order. */
  readonly alerts: readonly Alert[];
  readonly closed_today: number;
  /** When the newest alert ever came; null when there was none. */
  readonly last_triggered_at: number | null;
}

export interface AlertDetail extends AlertState {
  readonly timeline: readonly TimelineEntry[];
  readonly plan: Plan;
}

export interface Person {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
}

/** The answers of the first-run page. */
export const FirstRun = z.strictObject({
  account_name: z.string().trim().min(1, "Name the organisation").max(200),
  operator_name: z.string().trim().min(1, "Say who you are").max(200),
  operator_email: z.email("must be an email address").nullable(),
  configuration: NewConfiguration.nullable(),
});
export type FirstRun = z.infer<typeof FirstRun>;

export const calls = {
  "session.read": { input: z.void(), output: z.custom<Session>() },
  "session.begin": { input: FirstRun, output: z.custom<Result<Session>>() },
  /** Whether this console opens when somebody signs in to the computer; null where that cannot be chosen. */
  "login_start.read": { input: z.void(), output: z.custom<boolean | null>() },
  "login_start.write": { input: z.strictObject({ is_on: z.boolean() }), output: z.custom<Result<boolean | null>>() },
  "preferences.write": { input: Preferences.partial(), output: z.custom<Preferences>() },

  ...signInCalls,
  ...personCalls,
  ...consoleCalls,
  ...conflictCalls,
  ...calendarCalls,
  ...readinessCalls,
  ...drillCalls,
  ...searchCalls,
  ...figuresCalls,
  ...editorCalls,
  ...handoverCalls,
  ...wallCalls,

  "board.read": { input: z.void(), output: z.custom<Board>() },
  /** The newest version of these alerts; one that no longer exists is left out. */
  "alert.rows": { input: z.strictObject({ ids: z.array(id).max(20_000) }), output: z.custom<readonly Alert[]>() },
  /** Where open alerts went after they were raised; null: every one that moved. */
  "alert.trails": {
    input: z.strictObject({ ids: z.array(id).max(20_000).nullable() }),
    output: z.custom<readonly Trail[]>(),
  },
  /** Closed since `since` (epoch ms), newest first, at most 500. */
  "alert.closed": { input: z.strictObject({ since: z.number() }), output: z.custom<readonly Alert[]>() },
  "alert.detail": { input: z.strictObject({ id }), output: z.custom<AlertDetail | null>() },
  "alert.act": { input: z.strictObject({ id, action: AlertAction }), output: z.custom<Result<Alert>>() },
  /** One note for all; answers what was refused and why, by alert id. */
  "alert.acknowledge_many": {
    input: z.strictObject({ ids: z.array(id).min(1).max(10_000), notes }),
    output: z.custom<{
      readonly done: number;
      readonly refused: readonly { readonly id: string; readonly refusal: Refusal }[];
    }>(),
  },
  "alert.trigger": { input: Trigger, output: z.custom<Result<Alert>>() },
  /** Which configuration would apply, for the dialog that raises an alert. */
  "alert.preview": {
    input: Trigger.pick({ alert_type: true, team_id: true, employee_id: true }),
    output: z.custom<Plan>(),
  },
  "person.search": { input: z.strictObject({ q: z.string().max(200) }), output: z.custom<readonly Person[]>() },
  "team.list": {
    input: z.void(),
    output: z.custom<readonly { readonly id: string; readonly number: number; readonly name: string }[]>(),
  },
  "configuration.list": { input: z.void(), output: z.custom<readonly Configuration[]>() },
  "configuration.create": {
    input: NewConfiguration,
    output: z.custom<Result<{ readonly configuration: Configuration; readonly warnings: readonly Warning[] }>>(),
  },

  /** In the order of their numbers. The fields of an item are those of its collection in core. */
  "record.list": {
    input: z.strictObject({ collection: EditedCollection, q: z.string().max(200) }),
    output: z.custom<readonly AnyItem[]>(),
  },
  /** Fields are parsed by the collection's own schema; what is wrong comes back by path. */
  "record.create": {
    input: z.strictObject({ collection: EditedCollection, fields: z.record(z.string(), z.unknown()) }),
    output: z.custom<Result<AnyItem>>(),
  },
  "record.patch": {
    input: z.strictObject({ collection: EditedCollection, id, fields: z.record(z.string(), z.unknown()) }),
    output: z.custom<Result<AnyItem>>(),
  },
  "record.remove": {
    input: z.strictObject({ collection: EditedCollection, id, reassign_to: id.nullable() }),
    output: z.custom<Result<Removed>>(),
  },
  /** At this instant (epoch ms), or now. */
  "roster.read": { input: z.strictObject({ at: z.number().optional() }), output: z.custom<RosterView>() },
  /** Nothing is raised and nothing is sent. `at` null: now. */
  "dry_run.read": {
    input: z.strictObject({
      at: z.number().nullable(),
      alert: Trigger.pick({ alert_type: true, severity: true, team_id: true }),
      /** In the place of what is kept. */
      unsaved: Unsaved.nullish(),
    }),
    output: z.custom<Foresight>(),
  },
  "room.read": { input: z.void(), output: z.custom<RoomHealth>() },
  "settings.read": { input: z.void(), output: z.custom<SettingsView>() },
  "settings.write": { input: SettingsPatch, output: z.custom<Result<SettingsView>>() },
  /** Sends a marked test message by the channel's present settings and waits for the provider's answer. */
  "channel.test": {
    input: z.strictObject({ channel: Channel, to: z.string().trim().min(1).max(320) }),
    output: z.custom<TestResult>(),
  },
  "desktop.test": { input: z.void(), output: z.custom<TestResult>() },
};

export const notices = {
  /** These alerts changed or are new; read them again with `alert.rows`. */
  "alert.changed": z.object({ ids: z.array(z.string()) }),
  /** Somebody clicked a desktop notification: show this alert. */
  "alert.show": z.object({ id: z.string() }),
  /** The health of the room may be different; read it again. */
  "room.changed": z.object({}),
  /** Connections, duty or presence of the consoles; read them again. */
  "consoles.changed": z.object({}),
};

type Calls = typeof calls;
type Notices = typeof notices;

export type Call = keyof Calls;
/** As the window writes it; main parses it into `Parsed`. */
export type Input<C extends Call> = z.input<Calls[C]["input"]>;
export type Parsed<C extends Call> = z.output<Calls[C]["input"]>;
export type Output<C extends Call> = z.infer<Calls[C]["output"]>;
export type Notice = keyof Notices;
export type Payload<N extends Notice> = z.infer<Notices[N]>;

/** Errors lose their class on the way to the window, so a failure travels as a value. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
export interface Failure {
  readonly code: "untrusted" | "invalid" | "crashed" | "unavailable";
  readonly message: string;
}

/** What the preload script puts on `window.bridge`. */
export interface Bridge {
  readonly call: <C extends Call>(name: C, input: Input<C>) => Promise<Reply<Output<C>>>;
  readonly on: <N extends Notice>(name: N, listen: (payload: Payload<N>) => void) => () => void;
}
