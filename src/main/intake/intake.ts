// What the routes are given by the station, and nothing more.
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { IncomingMessage, ServerResponse } from "node:http";

import type { Item } from "../../core/collection.ts";
import type { Warning } from "../../core/configuration.ts";
import type { AllAnswers } from "../../core/figures/answer.ts";
import type { ChannelFigures } from "../../core/figures/delivery.ts";
import type { Load } from "../../core/figures/load.ts";
import type { Finding } from "../../core/readiness/finding.ts";
import type { SettingsPatch, ShownSetting } from "../../core/settings.ts";
import type { PermittedConsoles } from "../permitted-consoles.ts";
import type { AccountDesk, BroadcastDesk, Caller, ContactDesk, Desk, Log, Now, Reader } from "../ports.ts";
import type { DeliveryLog } from "./delivery-log.ts";
import type { Metrics } from "./metrics.ts";
import type { RateLimits } from "./rate-limit.ts";

/** The settings of the caller's account, as they may be shown. */
interface SettingsDesk {
  readonly show: (accountId: string) => readonly ShownSetting[];
  /** Resolves after the change is on disk, with all settings as they are now. */
  readonly write: (patch: SettingsPatch, caller: Caller) => Promise<readonly ShownSetting[]>;
}

/** One part of the station: whether it is well, and anything that shows it. */
export interface HealthPart {
  readonly ok: boolean;
  readonly note: string | null;
  readonly [detail: string]: string | number | boolean | null;
}

/** `engine` is well while beats complete. Read for every request, so it must be cheap. */
type Health = () => { readonly store: HealthPart; readonly engine: HealthPart } & Readonly<Record<string, HealthPart>>;

/** What Twilio sends back, checked against the account's own credentials. */
interface TwilioCallbacks {
  /** `url` is the address that Twilio called, as the outside writes it. */
  readonly isSignatureValid: (
    signature: string,
    url: string,
    params: Readonly<Record<string, string>>,
  ) => Promise<boolean>;
  /** Null while the outcome is open, as for `queued` or `ringing`. */
  readonly readStatus: (
    params: Readonly<Record<string, string>>,
  ) => { readonly delivered: boolean; readonly error: string | null } | null;
  /** TwiML. With an address to answer to it says the text and waits for a key; without, these are its last words. */
  readonly voiceReply: (text: string, answerTo: string | null) => Promise<string>;
}

/** Of the alerts that came from `from` on and before `to`, epoch ms. */
interface Figures {
  readonly answers: (question: {
    readonly account_id: string;
    readonly time_zone: string;
    readonly from: number;
    readonly to: number;
    readonly operators: number;
  }) => Promise<{ readonly answers: AllAnswers; readonly load: Load }>;
  readonly channels: (question: {
    readonly account_id: string;
    readonly from: number;
    readonly to: number;
  }) => Promise<readonly ChannelFigures[]>;
}

export interface Intake {
  readonly consoles: PermittedConsoles;
  readonly desk: Desk;
  readonly accounts: AccountDesk;
  readonly broadcasts: BroadcastDesk;
  readonly contacts: ContactDesk;
  /** What of a person is accepted although it will not work. */
  readonly personWarnings: (user: Item<"users">) => readonly Warning[];
  readonly reader: Reader;
  readonly settings: SettingsDesk;
  readonly deliveries: DeliveryLog;
  readonly figures: Figures;
  readonly twilio: TwilioCallbacks;
  readonly health: Health;
  /** What would fail tonight, worst first. */
  readonly readiness: (accountId: string) => Promise<readonly Finding[]>;
  readonly metrics: Metrics;
  readonly limits: RateLimits;
  readonly now: Now;
  readonly log: Log;
  readonly version: string;
  /** How the outside reaches this receiver, without a trailing slash. */
  readonly publicUrl: () => string;
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
