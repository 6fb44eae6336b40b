// The settings in force: what is stored, overridden by the environment, with secrets opened.
import { conflict } from "../core/refusal.ts";
import { type Caller, type ChannelSettings, CommandRefused, type Desk, type Reader } from "./ports.ts";
import type { SecretBox } from "./secret-box.ts";
import {
  secretSettings,
  type SettingName,
  settingNames,
  type Settings,
  type SettingsPatch,
  type ShownSetting,
  variableOf,
} from "../core/settings.ts";

export interface SettingsDesk {
  readonly inForce: () => ChannelSettings;
  readonly shown: (accountId: string) => readonly ShownSetting[];
  /** Resolves once stored. What a variable overrides is stored too, and acts when the variable is gone. */
  readonly write: (patch: SettingsPatch, caller: Caller) => Promise<void>;
}

export function createSettingsDesk(setup: {
  readonly desk: Desk;
  readonly reader: Reader;
  readonly box: SecretBox;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whose settings the channels of this console use; they can be set before the account has a name. */
  readonly accountId: string;
  /** Where the receiver listens, for what has no public address. */
  readonly listeningUrl: () => string | null;
}): SettingsDesk {
  const { desk, reader, box, environment } = setup;

  function stored(accountId: string): Partial<Settings> {
    return reader.item("settings", accountId, accountId)?.fields ?? {};
  }

  function value(name: SettingName, kept: Partial<Settings>): string | null {
    const variable = environment[variableOf(name)];
    if (variable !== undefined && variable !== "") return variable;
    const own = kept[name] ?? null;
    return own !== null && secretSettings.includes(name) ? box.open(own) : own;
  }

  return {
    inForce: () => {
      const kept = stored(setup.accountId);
      const settings = Object.fromEntries(settingNames.map((name) => [name, value(name, kept)])) as unknown as Settings;
      const publicUrl = settings.public_url ?? setup.listeningUrl() ?? "http://127.0.0.1";
      return { ...settings, public_url: publicUrl.replace(/\/+$/u, "") };
    },
    shown: (accountId) => {
      const kept = stored(accountId);
      return settingNames.map((name) => {
        const isSecret = secretSettings.includes(name);
        const variable = variableOf(name);
        const present = value(name, kept);
        return {
          name,
          value: present === null ? null : isSecret ? mask(present) : present,
          is_set: present !== null,
          is_secret: isSecret,
          overridden_by: (environment[variable] ?? "") === "" ? null : variable,
        };
      });
    },
    write: async (patch, caller) => {
      if (caller.account_id !== setup.accountId)
        throw new CommandRefused(conflict("The channels of this console are set up in its first account"));
      const sealed = Object.fromEntries(
        Object.entries(patch).map(([name, text]) => [
          name,
          typeof text === "string" && secretSettings.includes(name as SettingName) ? box.seal(text) : text,
        ]),
      ) as Partial<Settings>;
      const edited = await desk.patch("settings", caller.account_id, sealed, caller);
      if (edited === null) await desk.create("settings", sealed, caller, caller.account_id);
    },
  };
}

/** Of an address the host stays readable; of anything else nothing does. */
function mask(secret: string): string {
  const [, scheme, login, host] = /^([a-z]+:\/\/)(.*@)?([^?#]*)/su.exec(secret) ?? [];
  return scheme === undefined ? "••••••••" : `${scheme}${login === undefined ? "" : "••••@"}${host}`;
}
