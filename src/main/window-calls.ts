// What the window asks, answered by the station. The operator's name is on everything that is done here.
import type { Board, Parsed, Person } from "../contract/calls.ts";
import type { RoomHealth, Session, SettingsView, TestResult } from "../contract/room.ts";
import { configurationWarnings } from "../core/configuration.ts";
import { defaultPreferences, Preferences } from "../core/preferences.ts";
import { accepted, conflict, refused, type Refusal } from "../core/refusal.ts";
import { reasonToWords } from "../core/timeline.ts";
import { calendarCalls } from "./calendar-calls.ts";
import { drillCalls } from "./drill-calls.ts";
import { figuresCalls } from "./figures-calls.ts";
import { conflictCalls } from "./conflict-calls.ts";
import { consoleCalls } from "./console-calls.ts";
import { firstAccountId, foundAccount, systemZone } from "./founding.ts";
import { answering } from "./permitted-desk.ts";
import { editorCalls } from "./editor-calls.ts";
import { personCalls } from "./person-calls.ts";
import type { Caller, DesktopNotice } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Wall } from "./shell/wall.ts";
import type { Station } from "./station.ts";
import { createConsoleValues } from "./store/console-values.ts";
import { readinessCalls } from "./readiness-calls.ts";
import { handoverCalls } from "./handover-calls.ts";
import { recordCalls } from "./record-calls.ts";
import { rosterCalls } from "./roster-calls.ts";
import { searchCalls } from "./search-calls.ts";
import { signInCalls } from "./sign-in-calls.ts";
import { testChannel } from "./test-message.ts";

export interface ConsoleFacts {
  readonly version: string;
  readonly runtime: string;
  readonly runtimeNote: string | null;
  readonly isDemo: boolean;
  readonly now: () => number;
  /** Not without a desktop to sign in to, nor in a demonstration. */
  readonly loginStart?: { readonly read: () => boolean; readonly write: (isOn: boolean) => void };
  /** The second window; there is none without a desktop. */
  readonly wall?: () => Pick<Wall, "displays" | "open" | "close"> | undefined;
  /** Both ask the operator where; they answer the path, or null for nowhere. */
  readonly savePage: (name: string) => Promise<string | null>;
  readonly saveFile: (name: string, text: string) => Promise<string | null>;
  readonly showOnDesktop: (notice: DesktopNotice) => Promise<{ readonly shown: boolean; readonly reason?: string }>;
}

const everything = { limit: 1_000_000, after: null, descending: false } as const;

export function windowCalls(
  station: Station,
  facts: ConsoleFacts,
): { readonly handlers: Handlers; readonly preferences: () => Preferences } {
  const { desk, permitted, signIn, reader, list, store, settings } = station;
  const values = createConsoleValues(store.db);
  const account = () => reader.item("accounts", firstAccountId, firstAccountId);
  const preferences = (): Preferences => merge(defaultPreferences, values.read("preferences"));
  const usualName = (): string => preferences().operator_name || ownerName() || "Operator";
  const operator = (): string => signIn.actor(usualName()).name;
  const ownerName = (): string | null => {
    const owner = account()?.fields.owner_user_id ?? null;
    return owner === null ? null : (store.records.users.get(owner)?.fields.name ?? null);
  };
  const caller = (): Caller => ({ account_id: firstAccountId, actor: signIn.actor(usualName()) });
  /** Whoever acts is there. */
  const acting = (): Caller => {
    signIn.touch();
    return caller();
  };

  const session = (): Session => {
    const own = account();
    return {
      account: own === null ? null : { id: own.id, name: own.fields.name },
      console_id: station.consoleId,
      version: facts.version,
      runtime: facts.runtime,
      runtime_note: facts.runtimeNote,
      is_demo: facts.isDemo,
      preferences: preferences(),
    };
  };
  const write = (edits: object): Preferences => {
    const next = merge(preferences(), edits);
    values.write("preferences", next);
    return next;
  };
  const settingsView = (): SettingsView => ({ settings: settings.shown(firstAccountId), channels: station.channels() });

  const handlers: Handlers = {
    "session.read": session,
    "session.begin": async ({ account_name, operator_name, operator_email, configuration }) => {
      if (account() !== null) return refused(conflict("This console already has an account"));
      await foundAccount(desk, {
        account_name,
        owner_name: operator_name,
        owner_email: operator_email,
        time_zone: systemZone(),
      });
      write({ operator_name });
      if (configuration !== null) await desk.create("alert-configurations", configuration, caller());
      return accepted(session());
    },
    "preferences.write": (edits) => write(signIn.view().is_locked ? looksOf(edits) : edits),
    "login_start.read": () => facts.loginStart?.read() ?? null,
    "login_start.write": ({ is_on }) => {
      const refusal = permitted.refusalOf("settings.patch", caller());
      if (refusal !== null) return refused(refusal);
      facts.loginStart?.write(is_on);
      return accepted(facts.loginStart?.read() ?? null);
    },
    ...signInCalls(signIn, usualName),
    ...searchCalls(store, firstAccountId),
    ...editorCalls(station, caller),
    ...consoleCalls(station.consoles, permitted, caller),
    ...conflictCalls(store, permitted, caller),
    ...personCalls(store, permitted, station.contacts, caller),
    ...calendarCalls(store, reader, permitted, caller, () => settings.inForce().public_url),

    "board.read": (): Board => ({
      alerts: list.open(firstAccountId),
      closed_today: list.countClosedSince(firstAccountId, startOfDay(facts.now())),
      last_triggered_at: list.lastTriggeredAt(firstAccountId),
    }),
    "alert.rows": ({ ids }) => list.rows(firstAccountId, ids),
    "alert.trails": ({ ids }) => reader.trails(firstAccountId, ids),
    "alert.closed": ({ since }) => list.closedSince(firstAccountId, since, 500),
    "alert.detail": ({ id }) => {
      const state = reader.alert(firstAccountId, id);
      if (state === null) return null;
      const underWay = station.underWay();
      const notifications = state.notifications.map((one) =>
        underWay.has(one.id) ? { ...one, status: "sending" as const } : one,
      );
      return { ...state, notifications, timeline: reader.timeline(id), plan: reader.plan(state.alert.plan_id) };
    },
    "alert.act": async ({ id, action }) => {
      const acted = await permitted.act(id, { ...action, by: operator() }, acting());
      return acted.ok ? accepted(acted.value.alert) : acted;
    },
    "alert.acknowledge_many": async ({ ids, notes }) => {
      const by = operator();
      const who = acting();
      const results = await Promise.all(
        ids.map(async (id) => ({ id, result: await permitted.act(id, { kind: "acknowledge", by, notes }, who) })),
      );
      const failures: { id: string; refusal: Refusal }[] = [];
      for (const { id, result } of results) if (!result.ok) failures.push({ id, refusal: result.refusal });
      return { done: results.length - failures.length, refused: failures };
    },
    "alert.trigger": async (trigger) => {
      const raised = await permitted.trigger(trigger, acting());
      return raised.ok ? accepted(raised.value.alert) : raised;
    },
    "alert.preview": ({ alert_type, team_id, employee_id }) => {
      const employee =
        employee_id === null || employee_id === undefined
          ? null
          : reader.item("users", firstAccountId, String(employee_id));
      return reader.preview(firstAccountId, { alert_type, team_id: team_id ?? employee?.fields.team_id ?? null });
    },
    "person.search": ({ q }): readonly Person[] => {
      const found = reader.items("users", firstAccountId, { ...everything, limit: 20 }, q);
      return found.items.map(({ id, number, fields }) => {
        const team = fields.team_id === null ? null : reader.item("teams", firstAccountId, String(fields.team_id));
        return {
          id,
          number,
          name: fields.name,
          email: fields.email,
          phone: fields.phone,
          team_id: fields.team_id === null ? null : String(fields.team_id),
          team_name: team?.fields.name ?? null,
        };
      });
    },
    "team.list": () =>
      reader
        .items("teams", firstAccountId, everything)
        .items.map(({ id, number, fields }) => ({ id, number, name: fields.name })),
    "configuration.list": () =>
      reader
        .items("alert-configurations", firstAccountId, everything)
        .items.map(({ id, number, created_at, fields }) => ({ ...fields, id, number, created_at })),
    "configuration.create": (fields) =>
      answering(async () => {
        const { id, number, created_at } = await permitted.create("alert-configurations", fields, caller());
        return accepted({
          configuration: { ...fields, id, number, created_at },
          warnings: configurationWarnings(fields),
        });
      }),

    ...recordCalls(permitted, reader, caller, facts.now),
    ...rosterCalls(store, reader, firstAccountId, facts.now),
    ...figuresCalls(station, facts.saveFile),
    "wall.displays": () => facts.wall?.()?.displays() ?? [],
    "wall.open": ({ display }) => {
      facts.wall?.()?.open(display);
      return null;
    },
    "wall.close": () => {
      facts.wall?.()?.close();
      return null;
    },
    ...handoverCalls(station, { caller, now: facts.now, savePage: facts.savePage }),
    ...readinessCalls(station, facts.now),
    ...drillCalls(reader, facts.now),

    "room.read": (): RoomHealth => {
      const { last_beat_at, failures } = station.engine.health();
      return {
        channels: station.channels(),
        receiver_url: station.url(),
        receiver_error: station.receiverError(),
        engine_ok: last_beat_at !== null && facts.now() - last_beat_at < 10_000 && Object.keys(failures).length === 0,
        store_error: store.ledger.trouble(),
        grace_ends_at: station.graceEndsAt(),
        journal_length: store.journal.length(),
        ...station.backup(),
        configurations: reader.items("alert-configurations", firstAccountId, everything).total,
        people: reader.items("users", firstAccountId, everything).total,
      };
    },
    "settings.read": settingsView,
    "settings.write": (patch) =>
      answering(async () => {
        await settings.write(patch, caller());
        return accepted(settingsView());
      }),
    "channel.test": async ({ channel, to }) =>
      untested(permitted.refusalOf("channel.test", caller())) ??
      (await testChannel(station, channel, to, { operator: operator(), now: facts.now })),
    "desktop.test": async (): Promise<TestResult> => {
      const refusal = untested(permitted.refusalOf("desktop.test", caller()));
      if (refusal !== null) return refusal;
      const startedAt = facts.now();
      const { shown, reason } = await facts.showOnDesktop({
        alert_id: "",
        title: "Test from Watchdesk",
        body: `Desktop notifications work on this console. Sent by ${operator()}.`,
        isCritical: false,
      });
      return {
        ok: shown,
        answer: shown ? "The desktop took the notification" : reasonToWords(reason ?? null),
        took_ms: facts.now() - startedAt,
      };
    },
  };
  return { handlers, preferences };
}

/** At a locked console anybody may see better, and nobody may silence it. */
const looksOf = ({ theme, density }: Parsed<"preferences.write">): object => ({
  ...(theme === undefined ? {} : { theme }),
  ...(density === undefined ? {} : { density }),
});

const untested = (refusal: Refusal | null): TestResult | null =>
  refusal === null ? null : { ok: false, answer: refusal.detail, took_ms: 0 };

/** What an older or newer version kept and this one does not understand falls back to what was there. */
function merge(preferences: Preferences, edits: unknown): Preferences {
  const merged = Preferences.safeParse({ ...preferences, ...(typeof edits === "object" ? edits : {}) });
  return merged.success ? merged.data : preferences;
}

/** Midnight by this workstation's own clock. */
function startOfDay(now: number): number {
  const day = new Date(now);
  return day.setHours(0, 0, 0, 0);
}
