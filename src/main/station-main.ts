// The station alone, without a window, in plain Node: `npm run station`, `npm run station -- --restore FILE`.
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { BadEnvironment, defaultDataDir, readEnvironment } from "./environment.ts";
import { createLog } from "./log.ts";
import { createStation, databaseFile } from "./station.ts";
import { BadBackup, restoreBackup } from "./store/backup.ts";
import { FolderInUse, lockFolder } from "./store/folder-lock.ts";
import { DamagedDatabase, NewerDatabase } from "./store/open.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const dataDir = resolve(environment.data_dir ?? defaultDataDir(process.env));
  const restoreAt = process.argv.indexOf("--restore");
  if (restoreAt > 0) return restore(process.argv[restoreAt + 1], dataDir);

  const log = createLog(environment.log_level, join(dataDir, "logs"));
  const station = await createStation({
    dataDir,
    host: environment.host,
    port: environment.port,
    peers: { host: environment.peer_host, port: environment.peer_port, isDiscovered: true },
    adminToken: environment.admin_token,
    environment: process.env,
    version,
    log,
  });
  const url = station.url();
  if (url === null) {
    await station.stop();
    throw new BadEnvironment(
      `The receiver cannot listen on ${environment.host}:${environment.port}: ${station.receiverError()}. Set WATCHDESK_PORT to a free port.`,
    );
  }
  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "stopping");
    station.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.stdout.write(`${JSON.stringify({ ready: true, url, console_id: station.consoleId, version })}\n`);
  log.info({ url, data_dir: dataDir }, "ready");
}

function restore(file: string | undefined, dataDir: string): void {
  if (file === undefined) throw new BadBackup("Name the backup: npm run station -- --restore FILE");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dataDir);
  const { set_aside } = restoreBackup(resolve(file), databaseFile(dataDir), Date.now());
  unlock();
  process.stderr.write(`Restored ${file}.\n`);
  if (set_aside !== null) process.stderr.write(`The database that was there is kept as ${set_aside}\n`);
}

const expected = [BadEnvironment, BadBackup, NewerDatabase, DamagedDatabase, FolderInUse];

function fail(error: unknown): never {
  const isExpected = expected.some((kind) => error instanceof kind);
  const words = error instanceof Error ? (isExpected ? error.message : error.stack) : String(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

main().catch(fail);
