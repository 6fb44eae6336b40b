// What took long to make, kept for the next checkout. An entry is a folder that is either whole or not there.
import { constants, existsSync } from "node:fs";
import { cp, mkdir, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

function cacheFolder(): string {
  return path.join(process.env["XDG_CACHE_HOME"] || path.join(homedir(), ".cache"), "watchdesk");
}

/** The folder of that name, made in a folder beside it first, so that a run that is killed leaves nothing half done. */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  if (!isCached(name)) await whole(folder, make);
  return folder;
}

export function isCached(name: string): boolean {
  return existsSync(path.join(cacheFolder(), name));
}

/** A copy that appears at once, in place of what stood there. */
export async function place(source: string, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await whole(target, (folder) => cp(source, folder, { recursive: true, mode: constants.COPYFILE_FICLONE }));
}

export async function forget(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

async function whole(folder: string, make: (partial: string) => Promise<void>): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await removeAbandoned(folder);
  const partial = `${folder}.partial-${process.pid}`;
  await mkdir(partial);
  try {
    await make(partial);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another run got there first: its folder is as good as ours.
    if (!isOccupied(error)) throw error;
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${path.basename(folder)}.partial-`;
  for (const name of await readdir(path.dirname(folder))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    await rm(path.join(path.dirname(folder), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

const isOccupied = (error: unknown): boolean => hasCode(error, "ENOTEMPTY") || hasCode(error, "EEXIST");

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
