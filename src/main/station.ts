// The composition root: builds everything, imports no Electron.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { ChannelHealth } from "../contract/room.ts";
import type { JournalEvent } from "../core/journal-event.ts";
import type { Channel } from "../core/alert.ts";
import type { Finding } from "../core/readiness/finding.ts";
import { readiness } from "../core/readiness/readiness.ts";
import { createAccountDesk } from "./account-desk.ts";
import { backupStep } from "./backup-step.ts";
import { createSettingsDesk, type SettingsDesk } from "./channel-settings.ts";
import { createComposer } from "./compose.ts";
import { createDesk, type StationDesk } from "./desk.ts";
import { type Audit, auditStep } from "./engine/audit.ts";
import { confirmStep } from "./engine/confirm.ts";
import { createEngine, type Engine } from "./engine/engine.ts";
import { escalateStep } from "./engine/escalate.ts";
import { createOutbox } from "./engine/outbox.ts";
import { createFigures, type Figures } from "./figures.ts";
import { forgetDevices } from "./forget-devices.ts";
import { remindStep } from "./engine/remind.ts";
import { firstAccountId, foundByToken } from "./founding.ts";
import { keptPerIntegration, type ReceivedDelivery } from "./intake/delivery-log.ts";
import { createMetrics } from "./intake/metrics.ts";
import { defaultRateLimits, type RateLimits } from "./intake/rate-limit.ts";
import { createReceiver, type Receiver } from "./intake/receiver.ts";
import { closeNotifiers, createNotifiers, warmNotifiers } from "./notify/registry.ts";
import type { AlertChange, ContactDesk, Log, Notifier, Now, Reader } from "./ports.ts";
import type { Cost } from "./password.ts";
import { createProofs, type Proofs } from "./proofs.ts";
import { createReadinessFacts } from "./readiness-facts.ts";
import { createPermittedDesk, type PermittedDesk } from "./permitted-desk.ts";
import { createQuietAlerts } from "./quiet-alerts.ts";
import { createPersonWarnings } from "./person-warnings.ts";
import { type BackupReport, channelHealth } from "./room.ts";
import { createReminderPlan } from "./reminder-plan.ts";
import { openSecretBox } from "./secret-box.ts";
import { createSignIn, type SignIn } from "./sign-in.ts";
import { createSteadyClock } from "./steady-clock.ts";
import { type AlertList, createAlertList } from "./store/alert-list.ts";
import { createConsoleValues } from "./store/console-values.ts";
import { createDeliveryProof } from "./store/delivery-proof.ts";
import { createFigureSource } from "./store/figure-source.ts";
import { createOutboxTable } from "./store/outbox-table.ts";
import { createReader } from "./store/reader.ts";
import { beatHeart, stationHealth, withAudit } from "./station-health.ts";
import { createStore, type Store } from "./store/store.ts";
import { createWebhookLog } from "./store/webhook-log.ts";
import { twilioCallbacks } from "./twilio-callbacks.ts";
import { createContactDesk } from "./verify-contact.ts";

export interface StationOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly adminToken: string | null;
  /** Variables that override stored settings. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly log: Log;
  readonly now?: Now;
  /** The system's clock, which people and programs set; `now` goes before it. */
  readonly wall?: Now;
  readonly random?: () => number;
  readonly limits?: RateLimits;
  /** In the place of the real ones: for a demonstration, where nothing may leave the machine, and for tests. */
  readonly notifiers?: ReadonlyMap<Channel, Notifier>;
  /** Tests move time by hand and ask for beats. */
  readonly isBeatManual?: boolean;
  /** Of keeping a PIN or password; tests have no time for the usual one. */
  readonly secretCost?: Cost;
  /** Somebody sits in front of it: the console itself sounds. */
  readonly hasWindow?: boolean;
}

export interface Station {
  readonly consoleId: string;
  readonly store: Store;
  /** For the station's own parts: nothing is refused for want of a role. */
  readonly desk: StationDesk;
  /** For whoever comes from outside: the window, the API, integrations, people who answer by phone. */
  readonly permitted: PermittedDesk;
  readonly signIn: SignIn;
  readonly contacts: ContactDesk;
  readonly reader: Reader;
  readonly list: AlertList;
  readonly settings: SettingsDesk;
  /** What integrations received, newest first, and taking it in once more. */
  readonly webhooks: Pick<Receiver, "replay"> & {
    readonly list: (integrationId: string) => readonly ReceivedDelivery[];
  };
  readonly engine: Engine;
  /** What was found when open alerts were last looked over. */
  readonly audit: () => Audit;
  readonly notifiers: ReturnType<typeof createNotifiers>;
  readonly url: () => string | null;
  readonly receiverError: () => string | null;
  readonly channels: () => readonly ChannelHealth[];
  readonly backup: () => BackupReport;
  readonly proofs: Proofs;
  readonly figures: Figures;
  /** What would fail tonight, worst first. */
  readonly readiness: (accountId: string) => Promise<readonly Finding[]>;
  /** Notifications that a provider is being asked to take. */
  readonly underWay: () => ReadonlySet<string>;
  readonly onAlert: (listen: (change: AlertChange) => void) => () => void;
  /** Anything else in the journal: settings, people, configurations. */
  readonly onOther: (listen: () => void) => () => void;
  /** Finishes what was accepted. Nothing that is due is lost: it is sent after the next start. */
  readonly stop: () => Promise<void>;
}

export const databaseFile = (dataDir: string): string => join(dataDir, "watchdesk.db");

/** Resolves when the receiver listens and the engine beats. A port that is taken leaves the station running, see `receiverError`. */
export async function createStation(options: StationOptions): Promise<Station> {
  const { dataDir, log, version, environment, secretCost: cost } = options;
  const now =
    options.now ??
    createSteadyClock({
      wall: options.wall ?? Date.now,
      elapsed: () => performance.now(),
      isAwaited: () => outboxTable.nextDeadline() !== null || outboxTable.depth().length > 0,
      onSetBack: (byMs) =>
        log.warn(
          { seconds: Math.round(byMs / 1000) },
          "the clock was set back; what is due comes as if it had not been",
        ),
    });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = createStore({ file: databaseFile(dataDir), now, log });
  const list = createAlertList(store.db);
  const outboxTable = createOutboxTable(store.db);
  const desk = createDesk(store);
  const permitted = createPermittedDesk(desk, store.records, (accountId, ref) => reader.alert(accountId, ref));
  const values = createConsoleValues(store.db);
  const signIn = createSignIn({ records: store.records, desk, values, accountId: firstAccountId, now, cost });
  const reminderPlan = createReminderPlan(store, desk.shiftsOf);
  const reader = createReader(store, list, {
    preview: (accountId, alert) => desk.plan(accountId, alert).plan,
    shifts: desk.shiftsOf,
    foresee: desk.foresee,
    coming: reminderPlan.coming,
  });
  let url: string | null = null;
  const settings = createSettingsDesk({
    desk: permitted,
    reader,
    box: openSecretBox(join(dataDir, "secret.key")),
    environment,
    accountId: firstAccountId,
    listeningUrl: () => url,
  });
  const metrics = createMetrics();
  const notifiers = options.notifiers ?? createNotifiers(settings.inForce, log);
  const { refusalOf } = permitted;
  const accounts = createAccountDesk({ store, list, desk: permitted, newId: desk.newId });
  const contacts = createContactDesk({ records: store.records, desk, refusalOf, notifiers, values, now, cost });
  const outbox = createOutbox({
    notifiers,
    rows: outboxTable,
    told: (belongsTo) => store.alerts.get(belongsTo) ?? store.reminders.ofStream(belongsTo),
    compose: createComposer(store),
    desk,
    onAttempt: metrics.notificationAttempted,
    onGoneDevices: (state, notification, tokens) => {
      // While the store cannot write they stay, and the next push finds them gone again.
      forgetDevices(desk, reader, state, notification, tokens).catch((error: unknown) =>
        log.warn({ error: String(error) }, "devices that are gone could not be taken off"),
      );
    },
    now,
    random: options.random ?? Math.random,
    log,
  });
  metrics.gauge({ alertsByStatus: list.countByStatus, outboxDepth: outboxTable.depth });
  const backup = backupStep({ db: store.db, dir: join(dataDir, "backups"), startedAt: now(), log });
  const audit = auditStep({
    openAfter: list.openAfter,
    hasPlan: store.plans.has,
    heartbeatUrl: () => settings.inForce().heartbeat_url ?? null,
    beatHeart,
    log,
  });
  const engine = withAudit(
    createEngine({
      steps: [
        escalateStep({ deadlines: outboxTable, desk, onLate: metrics.escalated, now, log }),
        confirmStep({ ...createQuietAlerts(store, list), desk }),
        remindStep({ plan: reminderPlan, remind: desk.remind }),
        audit.step,
        backup.step,
      ],
      now,
      log,
    }),
    audit.last,
  );
  const alertListeners = new Set<(change: AlertChange) => void>();
  const otherListeners = new Set<() => void>();
  store.ledger.onCommit((events) => {
    engine.poke();
    outbox.hear(events);
    publish(store, events, alertListeners, otherListeners);
  });

  const deliveries = createWebhookLog<ReceivedDelivery>(store.db, store.ledger, keptPerIntegration, log);
  const proofs = createProofs(values);
  const channels = (): readonly ChannelHealth[] => channelHealth(notifiers, outbox, outboxTable);
  const figures = createFigures({ source: createFigureSource(store.db), now });
  const startedAt = now();
  const factsOf = createReadinessFacts({
    reader,
    channels,
    deliveries: deliveries.list,
    proofs,
    delivered: createDeliveryProof(store.db),
    values,
    hasWindow: options.hasWindow ?? false,
    dataDir,
    room: () => ({
      now: now(),
      receiver_error: url === null ? (receiverError ?? "it does not listen") : null,
      store_error: store.ledger.trouble(),
      is_engine_beating: stationHealth(store, engine, now).engine.ok,
      audit: audit.last(),
      backup: { at: backup.report().last_backup_at, error: backup.report().backup_error },
      started_at: startedAt,
      has_heartbeat: (settings.inForce().heartbeat_url ?? null) !== null,
    }),
    wall: options.wall ?? options.now ?? Date.now,
  });
  const readinessOf = async (accountId: string): Promise<readonly Finding[]> => readiness(await factsOf(accountId));

  const receiver = createReceiver({
    desk: permitted,
    accounts,
    contacts,
    personWarnings: createPersonWarnings(reader),
    reader,
    settings: {
      show: settings.shown,
      write: async (patch, caller) => {
        await settings.write(patch, caller);
        return settings.shown(caller.account_id);
      },
    },
    deliveries,
    readiness: readinessOf,
    figures,
    twilio: twilioCallbacks(settings.inForce),
    health: () => stationHealth(store, engine, now),
    metrics,
    limits: options.limits ?? defaultRateLimits,
    now,
    log,
    version,
    publicUrl: () => settings.inForce().public_url,
  });

  let receiverError: string | null = null;
  if (options.adminToken !== null) await foundByToken(desk, reader, options.adminToken);
  try {
    url = await receiver.listen(options.host, options.port);
  } catch (error) {
    receiverError = error instanceof Error ? error.message : String(error);
    log.error({ error: receiverError }, "the receiver cannot listen");
  }
  if (options.isBeatManual !== true) engine.start();
  outbox.start();
  if (options.notifiers === undefined) void warmNotifiers(notifiers);

  return {
    consoleId: store.consoleId,
    store,
    desk,
    permitted,
    signIn,
    contacts,
    reader,
    list,
    settings,
    webhooks: { list: deliveries.list, replay: receiver.replay },
    engine,
    audit: audit.last,
    notifiers,
    url: () => url,
    receiverError: () => receiverError,
    channels,
    proofs,
    figures,
    readiness: readinessOf,
    backup: backup.report,
    underWay: outbox.underWay,
    onAlert: (listen) => subscribe(alertListeners, listen),
    onOther: (listen) => subscribe(otherListeners, listen),
    stop: async () => {
      await receiver.close();
      await engine.stop();
      await backup.finish();
      await outbox.stop();
      await closeNotifiers(notifiers);
      await store.close();
    },
  };
}

function subscribe<T>(listeners: Set<T>, listen: T): () => void {
  listeners.add(listen);
  return () => void listeners.delete(listen);
}

function publish(
  store: Store,
  events: readonly JournalEvent[],
  alertListeners: ReadonlySet<(change: AlertChange) => void>,
  otherListeners: ReadonlySet<() => void>,
): void {
  for (const event of events) {
    if (!event.stream.startsWith("alert:")) continue;
    const state = store.alerts.get(event.stream.slice("alert:".length));
    if (state === null) continue;
    for (const listen of alertListeners) listen({ state, type: event.type, actor: event.actor });
  }
  if (events.some((event) => !event.stream.startsWith("alert:"))) for (const listen of otherListeners) listen();
}
