// The small interfaces by which the parts of the station know one another.
import type {
  Actor,
  Alert,
  AlertState,
  AlertStatus,
  AlertType,
  Channel,
  Notification,
  NotificationKind,
  Severity,
} from "../core/alert.ts";
import type { AlertCommand, Trigger } from "../core/alert-command.ts";
import type { BroadcastState, NewBroadcast } from "../core/broadcast.ts";
import type { GlobalRole } from "../core/account-user.ts";
import type { Collection, Item, Kept } from "../core/collection.ts";
import type { Foreseen } from "../core/dry-run.ts";
import type { Trail, TrailPoint } from "../core/geography.ts";
import type { ReminderDue, ReminderState } from "../core/on-call-reminder.ts";
import type { Plan } from "../core/plan.ts";
import type { Referrer } from "../core/referrer.ts";
import type { RecordConflict } from "../core/record-conflict.ts";
import type { Refusal, Result } from "../core/refusal.ts";
import type { Shift } from "../core/schedule/shift.ts";
import type { ShiftEdit } from "../core/schedule/shift-edit.ts";
import type { TimelineEntry } from "../core/timeline.ts";
import type { Unsaved } from "../core/unsaved.ts";
import type { Message } from "../core/message.ts";

/** Epoch ms. Injected everywhere; tests move it by hand. */
export type Now = () => number;

export interface Log {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

/** What a notifier is asked to deliver. */
export interface Delivery {
  readonly notification_id: string;
  readonly alert_id: string;
  readonly kind: NotificationKind;
  readonly severity: Severity;
  readonly recipient_name: string;
  /** An email address or a phone number; for PUSH the email of a user, whose devices are in `devices`. */
  readonly address: string;
  readonly devices: readonly string[];
  readonly message: Message;
}

/** How a delivery went. A notifier never throws for expected trouble. */
export type DeliveryOutcome =
  /** The provider has it. `cost` is in the provider's currency units when it told one. */
  | {
      readonly kind: "sent";
      readonly provider_id: string | null;
      readonly cost: number | null;
      readonly gone_devices?: readonly string[];
    }
  /** Worth another attempt, not before `not_before` (epoch ms) when the provider named a time. */
  | { readonly kind: "retry"; readonly reason: string; readonly not_before: number | null }
  /** Another attempt would fail alike: bad address, rejected credentials, `not_configured`, `no_device`. */
  | { readonly kind: "refused"; readonly reason: string; readonly gone_devices?: readonly string[] };

export interface Notifier {
  readonly channel: Channel;
  /** How many deliveries may be under way at once. */
  readonly concurrency: number;
  readonly isConfigured: () => boolean;
  /** Resolves within the time that `signal` allows. */
  readonly send: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryOutcome>;
  /** Frees connections; the notifier is not used afterwards. */
  readonly close: () => Promise<void>;
}

/** What the channels are set up with. Empty or absent: not configured. */
export interface ChannelSettings {
  readonly smtp_url: string | null;
  readonly smtp_from: string | null;
  readonly twilio_account_sid: string | null;
  readonly twilio_auth_token: string | null;
  readonly twilio_from: string | null;
  readonly twilio_whatsapp_from: string | null;
  readonly twilio_api_base_url: string | null;
  /** Path of the service-account JSON file. */
  readonly fcm_service_account: string | null;
  readonly fcm_api_base_url: string | null;
  /** How the outside reaches this receiver, without a trailing slash. */
  readonly public_url: string;
  readonly heartbeat_url?: string | null;
}

/** A notice on this computer's own screen. */
export interface DesktopNotice {
  readonly alert_id: string;
  readonly title: string;
  readonly body: string;
  readonly isCritical: boolean;
}

/** An event of an alert after it was committed, with what it led to. */
export interface AlertChange {
  readonly state: AlertState;
  readonly type: string;
  readonly actor: Actor;
}

/** Thrown by every write while the store cannot take it (a full disk, a read-only volume). Nothing was accepted. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** Thrown by commands of the permitted desk that answer no `Result`. Nothing was changed. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** Who asks, for which account. */
export interface Caller {
  readonly account_id: string;
  readonly actor: Actor;
}

/** `Omit` that keeps a union a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A command as a border gives it: the desk finds the account user behind the name in `by`. */
export type Asked = Without<Extract<AlertCommand, { by: string }>, "by_id">;

/** The one way to change anything. Each promise resolves after the change is on disk; `StoreUnavailable` means that nothing was. */
export interface Desk {
  /** `isNew` is false when it raised the counter of an open alert with the same `source_id` or repeated an idempotency key. */
  readonly trigger: (
    trigger: Trigger,
    caller: Caller,
    idempotencyKey?: string,
  ) => Promise<Result<{ readonly alert: Alert; readonly isNew: boolean }>>;
  /** `ref` is an alert's id or its number. */
  readonly act: (ref: string, asked: Asked, caller: Caller) => Promise<Result<AlertState>>;
  /** A provider told what became of a notification; an unknown one is ignored. */
  readonly report: (notificationId: string, delivered: boolean, error: string | null) => Promise<void>;
  /** `id` is for things that are one of a kind, as an account's settings. */
  readonly create: <C extends Collection>(
    collection: C,
    fields: Kept[C],
    caller: Caller,
    id?: string,
  ) => Promise<Item<C>>;
  /** Null: there is no such thing. `ref` is an id or a number. Only fields that differ are recorded. */
  readonly patch: <C extends Collection>(
    collection: C,
    ref: string,
    fields: Partial<Kept[C]>,
    caller: Caller,
  ) => Promise<Item<C> | null>;
  /** What something still refers to stays, unless `reassignTo` (an id or a number) takes its place everywhere. */
  readonly remove: (collection: Collection, ref: string, caller: Caller, reassignTo?: string) => Promise<Removal>;
  /** `winner`: it stays as it is. `loser`: the other value, or the deleted thing with its edits, comes back. */
  readonly settle: (conflictId: string, keep: "winner" | "loser", caller: Caller) => Promise<Result<KeptConflict>>;
  /** Plans an edit of a schedule's shifts on what is there at that moment, and carries it out whole; answers what it made or changed. */
  readonly editShifts: (
    scheduleId: string,
    plan: (shifts: readonly Shift[], newId: () => string) => Result<readonly ShiftEdit[]>,
    caller: Caller,
  ) => Promise<Result<readonly Item<"shifts">[]>>;
}

/** Accounts as a whole, each command as far as its caller is permitted. */
export interface AccountDesk {
  /** Those of the person who asks; of a token that is nobody's own, its own. */
  readonly accountsOf: (caller: Caller) => readonly Item<"accounts">[];
  /** The token is the owner's, and shown this once. */
  readonly open: (
    asked: { readonly name: string; readonly time_zone: string; readonly owner_user_id: string | number | null },
    caller: Caller,
  ) => Promise<Result<{ readonly account: Item<"accounts">; readonly token: string }>>;
  /** Somebody whom another account keeps becomes a member of this one, too. */
  readonly invite: (
    asked: { readonly email: string; readonly roles: readonly GlobalRole[] },
    caller: Caller,
  ) => Promise<Result<Item<"account-users">>>;
  /** The account of the caller, with everything in it. */
  readonly close: (
    asked: { readonly confirm_name: string | null; readonly also_the_last: boolean },
    caller: Caller,
  ) => Promise<Result<null>>;
}

/** An edit that won without knowing of another, until somebody settles it. */
export interface KeptConflict extends RecordConflict {
  readonly account_id: string;
  readonly collection: Collection;
  readonly record_id: string;
}

/** Messages to many at once. */
export interface BroadcastDesk {
  readonly send: (asked: NewBroadcast, caller: Caller) => Promise<Result<BroadcastState>>;
  /** `ref` is an id or a number. */
  readonly find: (accountId: string, ref: string) => BroadcastState | null;
  /** Oldest first. */
  readonly all: (accountId: string) => readonly BroadcastState[];
}

export type Removal =
  | { readonly kind: "removed" | "missing" }
  /** `reassignTo` names nothing, or the thing itself. */
  | { readonly kind: "bad_heir" }
  | { readonly kind: "referred"; readonly by: readonly Referrer[] };

/** Proves that an address is a person's own, by a code that goes there and comes back. */
export interface ContactDesk {
  /** Sends a code to one of the person's addresses; answers until when it can be read back. */
  readonly send: (
    asked: { readonly user_id: string; readonly address: string; readonly channel: Channel | null },
    caller: Caller,
  ) => Promise<Result<{ readonly expires_at: number }>>;
  readonly confirm: (
    asked: { readonly user_id: string; readonly address: string; readonly code: string },
    caller: Caller,
  ) => Promise<Result<Item<"users">>>;
}

export interface AlertFilter {
  readonly status?: readonly AlertStatus[] | undefined;
  readonly severity?: readonly Severity[] | undefined;
  readonly alert_type?: readonly AlertType[] | undefined;
  readonly team_id?: string | undefined;
  readonly is_drill?: boolean | undefined;
  /** Triggered at or after, epoch ms. */
  readonly since?: number | undefined;
  /** Found in number, title, description, person, team or source id. */
  readonly q?: string | undefined;
}

/** A page of a list in a fixed order over a key that never changes, so that a walk sees everything exactly once. */
export interface Slice<T> {
  readonly items: readonly T[];
  readonly total: number;
  /** Give it back as `after` for the next page; null at the end. */
  readonly next: number | null;
}

export interface SliceQuery {
  readonly limit: number;
  /** The number of the last item of the page before; null for the first page. */
  readonly after: number | null;
  readonly descending: boolean;
}

/** Everything that can be read without changing anything. Lookups by `ref` take an id or a number. */
export interface Reader {
  readonly alert: (accountId: string, ref: string) => AlertState | null;
  readonly alerts: (accountId: string, filter: AlertFilter, query: SliceQuery) => Slice<Alert>;
  readonly plan: (planId: string) => Plan;
  /** Oldest first. */
  readonly timeline: (alertId: string) => readonly TimelineEntry[];
  /** Later positions of an alert, oldest first. */
  readonly positions: (alertId: string) => readonly TrailPoint[];
  /** Of the open alerts that moved, or of these among them; the newest positions of each. */
  readonly trails: (accountId: string, ids: readonly string[] | null) => readonly Trail[];
  readonly notification: (
    id: string,
  ) => { readonly notification: Notification; readonly alert: Alert; readonly account_id: string } | null;
  /** The alert that `Desk.trigger` would take for a repeat: same `source_id`, not over yet. */
  readonly alertBySource: (accountId: string, sourceId: string) => Alert | null;
  readonly item: <C extends Collection>(collection: C, accountId: string, ref: string) => Item<C> | null;
  readonly items: <C extends Collection>(
    collection: C,
    accountId: string,
    query: SliceQuery,
    q?: string,
  ) => Slice<Item<C>>;
  readonly shifts: (scheduleId: string) => readonly Shift[];
  /** Of whatever account: its feed is asked for without one. */
  readonly schedule: (id: string) => Item<"schedules"> | null;
  /** By the SHA-256 of the token, in hexadecimal. */
  readonly token: (hash: string) => Item<"api-tokens"> | null;
  /** Edits that did not know of each other and that nobody has settled, the newest first. They may hold secrets. */
  readonly conflicts: (accountId: string) => readonly KeptConflict[];
  readonly integration: (key: string) => Item<"integrations"> | null;
  /** Explains which configuration an alert would get. */
  readonly preview: (
    accountId: string,
    alert: { readonly alert_type: AlertType; readonly team_id: string | number | null },
  ) => Plan;
  /** What a person will be told about going on and off call (to be told from `from` up to `to`), and what they were told. */
  readonly reminders: (
    user: Item<"users">,
    asked: { readonly from: number; readonly to: number; readonly limit: number },
  ) => { readonly coming: readonly ComingReminder[]; readonly told: readonly ReminderState[] };
  /** What would become of an alert raised then, if nobody answered. */
  readonly foresee: (
    accountId: string,
    trigger: Trigger,
    at: number,
    /** In the place of what is kept. A policy that is new, or that no team has, is taken for the alert's own team. */
    unsaved?: Unsaved | null,
  ) => { readonly plan: Plan; readonly foreseen: Foreseen };
}

/** Thrown after all others were carried out: by alert, why its command failed. */
export class StepsFailed extends Error {
  override readonly name = "StepsFailed";
  readonly failures: ReadonlyMap<string, string>;
  constructor(failures: ReadonlyMap<string, string>) {
    super([...failures].map(([id, why]) => `${id}: ${why}`).join("; "));
    this.failures = failures;
  }
}

/** Somebody goes on or off call, and is told at `due` (epoch ms). */
export interface ComingReminder extends Omit<ReminderDue, "pages"> {
  readonly due: number;
}

export interface DueReminder {
  readonly id: string;
  readonly account_id: string;
  readonly due: ReminderDue;
}

/** The desk as the engine and the outbox see it. */
export interface EngineDesk {
  /**
   * Carries out commands of the engine in one commit, which may wait a little for others; what core refuses is skipped. One
   * that fails keeps no other from being carried out: `StepsFailed` names it afterwards.
   */
  readonly step: (
    commands: readonly { readonly alert_id: string; readonly command: AlertCommand }[],
    patienceMs?: number,
  ) => Promise<void>;
  /** One that was told already is not told again. */
  readonly remind: (due: readonly DueReminder[]) => Promise<void>;
}
