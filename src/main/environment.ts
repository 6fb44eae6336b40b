// What the environment says about where and how the station runs (contract, "Environment").
import { homedir, platform } from "node:os";
import { join } from "node:path";

import { z } from "zod";

const Port = z.coerce.number().int().min(0).max(65_535);
/** What a bearer token can hold; another could never be presented. */
const AdminToken = z
  .string()
  .regex(/^[!-~]{1,512}$/u)
  .nullable();
const longestToken = "1 to 512 characters of ASCII without spaces";
const LogLevel = z.enum(["trace", "debug", "info", "warn", "error", "fatal"]);

export interface Environment {
  readonly data_dir: string | null;
  readonly host: string;
  readonly port: number;
  readonly peer_host: string;
  readonly peer_port: number;
  readonly admin_token: string | null;
  readonly log_level: z.infer<typeof LogLevel>;
}

export class BadEnvironment extends Error {
  override readonly name = "BadEnvironment";
}

/** Throws `BadEnvironment` naming the variable and what it must be. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const text = (name: string): string | null => variables[name]?.trim() || null;
  return {
    data_dir: text("WATCHDESK_DATA_DIR"),
    host: text("WATCHDESK_HOST") ?? "127.0.0.1",
    port: parse("WATCHDESK_PORT", Port, text("WATCHDESK_PORT") ?? "4780", "a port from 0 to 65535"),
    peer_host: text("WATCHDESK_PEER_HOST") ?? "0.0.0.0",
    peer_port: parse("WATCHDESK_PEER_PORT", Port, text("WATCHDESK_PEER_PORT") ?? "4781", "a port from 0 to 65535"),
    admin_token: parse("WATCHDESK_ADMIN_TOKEN", AdminToken, text("WATCHDESK_ADMIN_TOKEN"), longestToken),
    log_level: parse(
      "WATCHDESK_LOG_LEVEL",
      LogLevel,
      text("WATCHDESK_LOG_LEVEL") ?? "info",
      `one of ${LogLevel.options.join(", ")}`,
    ),
  };
}

function parse<T>(name: string, schema: z.ZodType<T>, value: string | null, expected: string): T {
  const parsed = schema.safeParse(value);
  // A token is a secret, also one that cannot be used.
  const shown = name.endsWith("_TOKEN") ? "" : `, not "${value ?? ""}"`;
  if (!parsed.success) throw new BadEnvironment(`${name} must be ${expected}${shown}`);
  return parsed.data;
}

/** The platform's folder for a program's data, as Electron chooses it too. */
export function defaultDataDir(variables: Readonly<Record<string, string | undefined>>): string {
  switch (platform()) {
    case "win32":
      return join(variables["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "Watchdesk");
    case "darwin":
      return join(homedir(), "Library", "Application Support", "Watchdesk");
    default:
      return join(variables["XDG_CONFIG_HOME"] ?? join(homedir(), ".config"), "Watchdesk");
  }
}
