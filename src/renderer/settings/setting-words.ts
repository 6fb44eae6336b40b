// What each setting is called and what it wants, and which of them a channel cannot do without.
import type { Channel } from "../../core/alert.ts";
import type { SettingName, ShownSetting } from "../../core/settings.ts";
import { t } from "../language/language.ts";

interface SettingWords {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  /** Rarely needed; out of sight until asked for or set. */
  readonly isSpecial?: boolean;
}

const settingWords: Readonly<Record<SettingName, SettingWords>> = {
  smtp_url: { label: "Mail server", hint: "", placeholder: "" },
  smtp_from: {
    label: "Sender",
    hint: "What recipients see. Many servers accept only an address of their own domain",
    placeholder: "Control room <alarms@example.org>",
  },
  twilio_account_sid: {
    label: "Account SID",
    hint: "On the first page of the Twilio console",
    placeholder: "AC and 32 hexadecimal digits",
  },
  twilio_auth_token: { label: "Auth token", hint: "Beside the account SID in the Twilio console", placeholder: "" },
  twilio_from: {
    label: "Sender of SMS and calls",
    hint: "A number that Twilio lent you. A sender name or messaging service sends SMS only: calls need a number",
    placeholder: "+15550100",
  },
  twilio_whatsapp_from: {
    label: "Sender of WhatsApp messages",
    hint: "A number that is registered as a WhatsApp sender at Twilio",
    placeholder: "+15550101",
  },
  twilio_api_base_url: {
    label: "Twilio's address",
    hint: "Only for a proxy or a stand-in. Empty: Twilio itself",
    placeholder: "https://twilio-proxy.example.org",
    isSpecial: true,
  },
  fcm_service_account: {
    label: "Service-account file",
    hint: "Where on this computer the JSON file lies that Firebase made under Project settings, Service accounts",
    placeholder: "/etc/watchdesk/firebase.json",
  },
  fcm_api_base_url: {
    label: "FCM's address",
    hint: "Only for a proxy or a stand-in. Empty: Google itself",
    placeholder: "https://fcm-proxy.example.org",
    isSpecial: true,
  },
  public_url: {
    label: "Public address",
    hint: "How the outside reaches the receiver. Without it messages carry no link, and Twilio cannot report deliveries or take key presses",
    placeholder: "https://alarms.example.org",
  },
  heartbeat_url: {
    label: "Heartbeat",
    hint: "Fetched every minute while every open alert is looked after. A monitor outside can raise the alarm when it stays away",
    placeholder: "https://heartbeat.example.org/ping/watchdesk",
  },
};

/** In the operator's language. */
export function wordsOf(name: SettingName): SettingWords {
  const { label, hint, placeholder } = settingWords[name];
  return { label: t(label), hint: hint === "" ? "" : t(hint), placeholder };
}

/** Out of sight until asked for or set. */
export const isRarelyNeeded = (name: SettingName): boolean => settingWords[name].isSpecial === true;

export interface ChannelGroup {
  readonly title: string;
  readonly channels: readonly Channel[];
  readonly settings: readonly SettingName[];
}

export const channelGroups: readonly ChannelGroup[] = [
  { title: "Email", channels: ["EMAIL"], settings: ["smtp_url", "smtp_from"] },
  {
    title: "SMS, voice and WhatsApp by Twilio",
    channels: ["SMS", "VOICE", "WHATSAPP"],
    settings: ["twilio_account_sid", "twilio_auth_token", "twilio_from", "twilio_whatsapp_from", "twilio_api_base_url"],
  },
  {
    title: "Push by Firebase Cloud Messaging",
    channels: ["PUSH"],
    settings: ["fcm_service_account", "fcm_api_base_url"],
  },
];

const needs: Readonly<Record<Channel, readonly SettingName[]>> = {
  EMAIL: ["smtp_url", "smtp_from"],
  SMS: ["twilio_account_sid", "twilio_auth_token", "twilio_from"],
  VOICE: ["twilio_account_sid", "twilio_auth_token", "twilio_from"],
  WHATSAPP: ["twilio_account_sid", "twilio_auth_token", "twilio_whatsapp_from"],
  PUSH: ["fcm_service_account"],
};

/** The labels of what a channel lacks before it can send. */
export const missingFor = (channel: Channel, settings: readonly ShownSetting[]): readonly string[] =>
  needs[channel]
    .filter((name) => !(settings.find((setting) => setting.name === name)?.is_set ?? false))
    .map((name) =>
      wordsOf(name)
        .label.toLowerCase()
        .replace(/\bsms\b/u, "SMS")
        .replace("whatsapp", "WhatsApp")
        .replace("sid", "SID"),
    );

interface TestWords {
  readonly label: string;
  readonly placeholder: string;
}

const testWords: Readonly<Record<Channel, TestWords>> = {
  EMAIL: { label: "Test email to", placeholder: "you@example.org" },
  SMS: { label: "Test SMS to", placeholder: "+919845012345" },
  VOICE: { label: "Test call to", placeholder: "+919845012345" },
  WHATSAPP: { label: "Test WhatsApp message to", placeholder: "+919845012345" },
  PUSH: { label: "Test push to", placeholder: "Email of somebody with the app" },
};

export function testWordsOf(channel: Channel): TestWords {
  const { label, placeholder } = testWords[channel];
  return { label: t(label), placeholder: t(placeholder) };
}
