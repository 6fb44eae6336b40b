// Logs: JSON lines on stderr and in a file that is turned over by size. Secrets are never handed to it; known names are blanked all the same.
import { mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import pino from "pino";

import type { Log } from "./ports.ts";

const redact = [
  "*.token",
  "*.authorization",
  "*.password",
  "*.secret",
  "token",
  "authorization",
  "password",
  "secret",
  "smtp_url",
  "twilio_auth_token",
];
const keptFiles = 5;
const longestFile = 10 * 1024 * 1024;

export interface FileLog extends Log {
  readonly close: () => void;
}

export function createLog(level: string, dir: string | null): FileLog {
  const stderr = pino.destination({ dest: 2, sync: true });
  if (dir === null) return { ...bind(pino({ level, redact }, stderr)), close: () => undefined };
  mkdirSync(dir, { recursive: true });
  const file = join(dir, "watchdesk.log");
  turnOver(file);
  const destination = pino.destination({ dest: file, sync: true, mode: 0o600 });
  let written = 0;
  const counted = {
    write: (line: string): void => {
      written += line.length;
      if (written > longestFile) {
        written = 0;
        turnOver(file, true);
        destination.reopen(file);
      }
      destination.write(line);
    },
  };
  // A log that can't be written (full disk) must not take the station with it.
  destination.on("error", () => undefined);
  const logger = pino(
    { level, redact },
    pino.multistream([
      { stream: stderr, level: "trace" },
      { stream: counted, level: "trace" },
    ]),
  );
  return { ...bind(logger), close: () => destination.end() };
}

const bind = (logger: pino.Logger): Log => ({
  debug: logger.debug.bind(logger),
  info: logger.info.bind(logger),
  warn: logger.warn.bind(logger),
  error: logger.error.bind(logger),
});

function turnOver(file: string, always = false): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (!always && size < longestFile) return;
  rmSync(`${file}.${keptFiles}`, { force: true });
  for (let index = keptFiles - 1; index >= 0; index--) {
    const from = index === 0 ? file : `${file}.${index}`;
    if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, `${file}.${index + 1}`);
  }
}
