// Settings of an account: how its channels reach the world. Stored with the account; an environment variable overrides each.
import { z } from "zod";

const url = (protocols: string) =>
  z
    .string()
    .trim()
    .regex(
      new RegExp(`^(${protocols})://[^\\s/]+`, "u"),
      `must be an address that begins with ${protocols.replaceAll("|", "://, ")}://`,
    )
    .max(2000);
const text = z.string().trim().min(1).max(500);
const sender = z
  .string()
  .trim()
  .regex(
    /^(\+\d{3,15}|[A-Za-z0-9 ]{1,11}|MG[0-9a-f]{32})$/u,
    "must be a phone number like +15550100, a sender name or a messaging service",
  );

/** Every setting may be null: not set up. */
export const SettingsPatch = z
  .strictObject({
    smtp_url: url("smtps?").nullable(),
    smtp_from: z
      .string()
      .trim()
      .max(320)
      .regex(/@/u, "must hold an email address")
      // It becomes a header of every mail: whoever could begin a new line could write headers of their own.
      .regex(/^\P{Cc}*$/u, "must be one line, without control characters")
      .nullable(),
    twilio_account_sid: z
      .string()
      .trim()
      .regex(/^AC[0-9a-fA-F]{32}$/u, "must be AC and 32 hexadecimal digits")
      .nullable(),
    twilio_auth_token: text.nullable(),
    twilio_from: sender.nullable(),
    twilio_whatsapp_from: z
      .string()
      .trim()
      .regex(/^(whatsapp:)?\+\d{3,15}$/u, "must be a phone number like +15550100")
      .nullable(),
    twilio_api_base_url: url("https?").nullable(),
    fcm_service_account: text.nullable(),
    fcm_api_base_url: url("https?").nullable(),
    public_url: url("https?")
      .transform((value) => value.replace(/\/+$/u, ""))
      .nullable(),
    /** Fetched every minute while every open alert can move; whoever listens raises the alarm when it stays away. */
    heartbeat_url: url("https?").nullable(),
  })
  .partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;
export type SettingName = keyof SettingsPatch;
export type Settings = { readonly [Name in SettingName]-?: string | null };

export const settingNames = Object.keys(SettingsPatch.shape) as readonly SettingName[];

/** Never shown again once stored. */
export const secretSettings: readonly SettingName[] = ["smtp_url", "twilio_auth_token"];

/** The environment variable that overrides a setting. */
export const variableOf = (name: SettingName): string => `WATCHDESK_${name.toUpperCase()}`;

/** As the API and the window show a setting. */
export interface ShownSetting {
  readonly name: SettingName;
  /** Null when not set; a secret is masked. */
  readonly value: string | null;
  readonly is_set: boolean;
  readonly is_secret: boolean;
  /** Set when a variable overrides what is stored. */
  readonly overridden_by: string | null;
}
