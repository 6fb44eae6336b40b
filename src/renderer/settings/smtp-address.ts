// The mail server as people know it, in parts, and as the setting keeps it, in one address.
import { t } from "../language/language.ts";

export interface SmtpParts {
  readonly host: string;
  /** Empty for the usual one of the security chosen. */
  readonly port: string;
  /** `starttls` begins in plain text and switches when the server offers it. */
  readonly security: "starttls" | "tls";
  readonly user: string;
  readonly password: string;
}

export const noSmtp: SmtpParts = { host: "", port: "", security: "starttls", user: "", password: "" };

export const usualPort = { starttls: "587", tls: "465" } as const;

export type SmtpErrors = Readonly<Partial<Record<"host" | "port" | "user", string>>>;

export function smtpErrors({ host, port, user, password }: SmtpParts): SmtpErrors {
  const name = host.trim();
  return {
    ...(name === "" ? { host: t("Name the mail server") } : {}),
    ...(name !== "" && !/^(?:\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)$/iu.test(name)
      ? { host: t("Only the name of the server, as in mail.example.org") }
      : {}),
    ...(port.trim() !== "" && !isPort(port) ? { port: t("A number from 1 to 65535") } : {}),
    ...(user.trim() === "" && password !== "" ? { user: t("A password needs a user") } : {}),
  };
}

const isPort = (text: string): boolean => /^\d{1,5}$/u.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65_535;

/** Of parts without errors. */
export function smtpUrlOf({ host, port, security, user, password }: SmtpParts): string {
  const login = user.trim() === "" ? "" : `${encodeURIComponent(user.trim())}:${encodeURIComponent(password)}@`;
  return `${security === "tls" ? "smtps" : "smtp"}://${login}${host.trim()}:${port.trim() || usualPort[security]}`;
}

/** Null when it is no such address. Also reads the masked form, in which user and password are not told. */
export function readSmtpUrl(text: string): SmtpParts | null {
  const found = /^(smtps?):\/\/(?:([^@/]*)@)?(\[[0-9a-f:]+\]|[^:/?#@\s]+)(?::(\d+))?/iu.exec(text.trim());
  if (found === null) return null;
  const [, scheme = "", login = "", host = "", port = ""] = found;
  const isMasked = login.includes("•");
  const [user = "", ...password] = isMasked ? [] : login.split(":");
  return {
    host,
    port,
    security: scheme.toLowerCase() === "smtps" ? "tls" : "starttls",
    user: decode(user),
    password: decode(password.join(":")),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
