// Where a provider reports to. Asking it to call an address that only this network knows makes it refuse the whole request.
import type { ChannelSettings } from "../ports.ts";

/** Null where the provider could not reach it. `path` is below `/providers/`. */
export function callbackUrl(settings: ChannelSettings, path: string, notification_id: string): string | null {
  if (!URL.canParse(settings.public_url)) return null;
  const { hostname, protocol } = new URL(settings.public_url);
  if (!/^https?:$/u.test(protocol)) return null;
  // Who replaced Twilio's address has a stand-in or proxy that may be in this very network.
  if (!settings.twilio_api_base_url && isPrivate(hostname)) return null;
  return `${settings.public_url.replace(/\/+$/u, "")}/providers/${path}?n=${encodeURIComponent(notification_id)}`;
}

function isPrivate(hostname: string): boolean {
  const host = hostname.replaceAll(/[[\]]/gu, "").toLowerCase();
  if (host.includes(":")) return /^(?:::1?$|::ffff:|fe[89ab]|f[cd])/u.test(host);
  if (/^[\d.]+$/u.test(host)) {
    return /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./u.test(
      host,
    );
  }
  return !host.includes(".") || /\.(?:localhost|local|lan|internal|home\.arpa)$/u.test(host);
}
