// The composition root: builds everything, imports no Electron.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { ChannelHealth } from "../contract/room.ts";
import type { Finding } from "../core/readiness/finding.ts";
import { readiness } from "../core/readiness/readiness.ts";
import { createAccountDesk } from "./account-desk.ts";
import { backupStep } from "./backup-step.ts";
import { createBroadcastDesk } from "./broadcast-desk.ts";
import { createSettingsDesk, type SettingsDesk } from "./channel-settings.ts";
import { createChanges } from "./changes.ts";
import type { ConsoleGroup } from "./console-group.ts";
import { createDesk, type StationDesk } from "./desk.ts";
import { type Audit, auditStep } from "./engine/audit.ts";
import type { Engine } from "./engine/engine.ts";
import { createFigures, type Figures } from "./figures.ts";
import { firstAccountId, foundByToken } from "./founding.ts";
import { keptPerIntegration, type ReceivedDelivery } from "./intake/delivery-log.ts";
import { createMetrics } from "./intake/metrics.ts";
import { defaultRateLimits } from "./intake/rate-limit.ts";
import { createReceiver, type Receiver } from "./intake/receiver.ts";
import { closeNotifiers, createNotifiers, warmNotifiers } from "./notify/registry.ts";
import { createOperations } from "./operations.ts";
import type { AlertChange, ContactDesk, Reader } from "./ports.ts";
import { createProofs, type Proofs } from "./proofs.ts";
import { createReadinessFacts } from "./readiness-facts.ts";
import { once } from "./once.ts";
import { createPermittedDesk, type PermittedDesk } from "./permitted-desk.ts";
import { createPermittedConsoles } from "./permitted-consoles.ts";
import { createPersonWarnings } from "./person-warnings.ts";
import { type BackupReport, channelHealth } from "./room.ts";
import { createReminderPlan } from "./reminder-plan.ts";
import { createRestoreGrace } from "./restore-grace.ts";
import { openSecretBox } from "./secret-box.ts";
import { createSignIn, type SignIn } from "./sign-in.ts";
import { createSteadyClock } from "./steady-clock.ts";
import { type AlertList, createAlertList } from "./store/alert-list.ts";
import { createConsoleValues } from "./store/console-values.ts";
import { createDeliveryProof } from "./store/delivery-proof.ts";
import { createFigureSource } from "./store/figure-source.ts";
import { createOutboxTable } from "./store/outbox-table.ts";
import { createReader } from "./store/reader.ts";
import { beatHeart, groupHealth, stationHealth, storeFacts, withAudit } from "./station-health.ts";
import type { StationOptions } from "./station-options.ts";
import { createStore, type Store } from "./store/store.ts";
import { createWebhookLog } from "./store/webhook-log.ts";
import { twilioCallbacks } from "./twilio-callbacks.ts";
import { createContactDesk } from "./verify-contact.ts";

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
  /** This console and those that it works with. */
  readonly consoles: ConsoleGroup;
  /** What was found when open alerts were last looked over. */
  readonly audit: () => Audit;
  readonly notifiers: ReturnType<typeof createNotifiers>;
  readonly url: () => string | null;
  readonly receiverError: () => string | null;
  readonly channels: () => readonly ChannelHealth[];
  readonly backup: () => BackupReport;
  /** Until when alerts of a backup that was put back do not escalate; null: nothing is held. */
  readonly graceEndsAt: () => number | null;
  readonly proofs: Proofs;
  readonly figures: Figures;
  /** What would fail tonight, worst first. */
  readonly readiness: (accountId: string) => Promise<readonly Finding[]>;
  /** Notifications that a provider is being asked to take. */
  readonly underWay: () => ReadonlySet<string>;
  readonly onAlert: (listen: (change: AlertChange) => void) => () => void;
  /** Anything else in the journal: settings, people, configurations. */
  readonly onOther: (listen: () => void) => () => void;
  /** Finishes what was accepted; safe to call twice. Nothing that is due is lost: it is sent after the next start. */
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
        log.warn({ seconds: Math.round(byMs / 1000) }, "the clock was set back; nothing due waits for it"),
    });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = createStore({ file: databaseFile(dataDir), now, log });
  const list = createAlertList(store.db);
  const values = createConsoleValues(store.db);
  const grace = createRestoreGrace(values, now);
  const outboxTable = createOutboxTable(store.db, grace.heldBefore);
  const desk = createDesk(store);
  const permitted = createPermittedDesk(desk, store, (accountId, ref) => reader.alert(accountId, ref));
  const signIn = createSignIn({ records: store.records, desk, values, accountId: firstAccountId, now, cost });
  const reminderPlan = createReminderPlan(store, desk.shiftsOf);
  const reader = createReader(store, list, {
    preview: (accountId, alert) => desk.plan(accountId, alert).plan,
    shifts: desk.shiftsOf,
    foresee: desk.foresee,
    coming: reminderPlan.coming,
  });
  let url: string | null = null;
  const box = openSecretBox(join(dataDir, "secret.key"));
  const settings = createSettingsDesk({
    desk: permitted,
    reader,
    box,
    environment,
    accountId: firstAccountId,
    listeningUrl: () => url,
  });
  const metrics = createMetrics();
  const notifiers = options.notifiers ?? createNotifiers(settings.inForce, log);
  const contacts = createContactDesk({ ...store, ...permitted, desk, notifiers, values, now, cost });
  const backup = backupStep({ db: store.db, dir: join(dataDir, "backups"), startedAt: now(), log });
  const audit = auditStep({
    openAfter: list.openAfter,
    hasPlan: store.plans.has,
    isHeld: () => grace.endsAt() !== null,
    heartbeatUrl: () => settings.inForce().heartbeat_url ?? null,
    beatHeart,
    log,
  });
  const { peers, consoles, outbox, ...operations } = createOperations({
    store,
    values,
    list,
    grace,
    outboxTable,
    desk,
    reader,
    reminderPlan,
    notifiers,
    keys: box,
    dataDir,
    version,
    peers: options.peers ?? { host: "127.0.0.1", port: 0, isDiscovered: false },
    onAttempt: metrics.notificationAttempted,
    onLate: metrics.escalated,
    steps: [audit.step, backup.step],
    now,
    wall: options.wall ?? options.now ?? Date.now,
    random: options.random ?? Math.random,
    log,
  });
  const engine = withAudit(operations.engine, audit.last);
  metrics.gauge({ alertsByStatus: list.countByStatus, outboxDepth: outboxTable.depth, consoles: peers.view });
  const changes = createChanges(store.alerts);
  store.ledger.onCommit(changes.publish);

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
    drilledAt: list.lastDrilledAt,
    values,
    hasWindow: options.hasWindow ?? false,
    dataDir,
    room: () => ({
      now: now(),
      receiver_error: url === null ? (receiverError ?? "it does not listen") : null,
      ...storeFacts(store),
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
    accounts: createAccountDesk({ store, list, desk: permitted, newId: desk.newId }),
    broadcasts: createBroadcastDesk({ ...permitted, store, newId: desk.newId }),
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
    consoles: createPermittedConsoles(consoles, permitted),
    health: () => ({ ...stationHealth(store, engine, now), ...groupHealth(peers.view()) }),
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
  peers.regroup();
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
    consoles,
    audit: audit.last,
    notifiers,
    url: () => url,
    receiverError: () => receiverError,
    channels,
    proofs,
    figures,
    readiness: readinessOf,
    backup: backup.report,
    graceEndsAt: grace.endsAt,
    underWay: outbox.underWay,
    onAlert: changes.onAlert,
    onOther: changes.onOther,
    stop: once(async () => {
      await receiver.close();
      await peers.leave();
      await engine.stop();
      await backup.finish();
      await outbox.stop();
      await peers.stop();
      await closeNotifiers(notifiers);
      await store.close();
    }),
  };
}
