// Push over FCM's HTTP v1 interface, to every device of the recipient.
import { stat } from "node:fs/promises";

import { z } from "zod";

import type { ChannelSettings, DeliveryOutcome, Notifier, Now } from "../ports.ts";
import { fcmMessage } from "./fcm-message.ts";
import { inTime } from "./in-time.ts";
import { errorCode, notConfigured, refuse, retryAfter, retryLater, writeReason } from "./outcome.ts";
import { readServiceAccount, type ServiceAccount } from "./service-account.ts";

const google = "https://fcm.googleapis.com";

type DeviceOutcome =
  | { readonly kind: "sent"; readonly name: string | null }
  | { readonly kind: "gone" }
  | { readonly kind: "retry"; readonly reason: string; readonly not_before: number | null }
  | { readonly kind: "refused"; readonly reason: string };

const Accepted = z.object({ name: z.string() });

const Failure = z.object({
  error: z.object({
    status: z.string().default(""),
    message: z.string().default(""),
    details: z
      .array(
        z.object({
          errorCode: z.string().optional(),
          fieldViolations: z.array(z.object({ field: z.string().optional() })).optional(),
        }),
      )
      .default([]),
  }),
});

export function createPushNotifier(settings: () => ChannelSettings, now: Now = Date.now): Notifier {
  let open: { readonly key: string; readonly account: Promise<ServiceAccount | string> } | null = null;

  const accountOf = async (path: string, baseUrl: string | null): Promise<ServiceAccount | string> => {
    const written = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    const key = JSON.stringify([path, baseUrl, written]);
    if (open?.key !== key) open = { key, account: readServiceAccount(path, baseUrl) };
    return await open.account;
  };

  return {
    channel: "PUSH",
    concurrency: 20,
    isConfigured: () => Boolean(settings().fcm_service_account),
    send: async (delivery, signal) => {
      const { fcm_service_account: path, fcm_api_base_url } = settings();
      if (!path) return notConfigured;
      if (delivery.devices.length === 0) return refuse("no_device");
      if (fcm_api_base_url && !URL.canParse(fcm_api_base_url)) return refuse("the FCM base URL is not a URL");
      const baseUrl = fcm_api_base_url ? fcm_api_base_url.replace(/\/+$/u, "") : null;
      return await inTime(signal, async () => {
        const account = await accountOf(path, baseUrl);
        if (typeof account === "string") return refuse(account);
        const url = `${baseUrl ?? google}/v1/projects/${encodeURIComponent(account.project_id)}/messages:send`;
        const post = postTo(url, account, signal, now);
        const devices = [...new Set(delivery.devices)];
        const outcomes = await Promise.all(devices.map((device) => post(fcmMessage(delivery, device, now))));
        return together(devices, outcomes);
      });
    },
    close: async () => {
      open = null;
    },
  };
}

const postTo = (url: string, account: ServiceAccount, signal: AbortSignal, now: Now) => {
  const post = async (body: unknown, mayRenew = true): Promise<DeviceOutcome> => {
    let token: string;
    try {
      token = await account.accessToken();
    } catch (error) {
      return readTokenFailure(error, account.secrets, now());
    }
    const secrets = [...account.secrets, token];
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify(body),
        redirect: "error",
        signal,
      });
      const text = await answer.text();
      if (answer.status === 401 && mayRenew) {
        account.forgetToken();
        return await post(body, false);
      }
      return readAnswer(answer, parseJson(text), now(), (words) => writeReason(words, secrets));
    } catch (error) {
      if (signal.aborted || !(error instanceof TypeError)) throw error;
      return {
        kind: "retry",
        reason: `FCM cannot be reached: ${errorCode(error) ?? "no connection"}`,
        not_before: null,
      };
    }
  };
  return (body: unknown) => post(body);
};

function readAnswer(
  { ok, status, headers }: Response,
  body: unknown,
  now: number,
  write: (words: string) => string,
): DeviceOutcome {
  if (ok) return { kind: "sent", name: Accepted.safeParse(body).data?.name ?? null };
  const failure = Failure.safeParse(body).data?.error;
  const codes = failure?.details.flatMap(({ errorCode: code }) => code ?? []) ?? [];
  const fields =
    failure?.details.flatMap(({ fieldViolations }) => fieldViolations ?? []).map(({ field }) => field) ?? [];
  if (codes.includes("UNREGISTERED") || failure?.status === "NOT_FOUND" || fields.includes("message.token"))
    return { kind: "gone" };
  const reason = write(`FCM ${codes[0] ?? failure?.status ?? status}: ${failure?.message || `HTTP ${status}`}`);
  if (status === 408 || status === 429 || status >= 500) {
    return { kind: "retry", reason, not_before: retryAfter(headers.get("retry-after"), now) };
  }
  return { kind: "refused", reason };
}

/** Google answers 400 or 401 to a key that was withdrawn or belongs to nobody. */
function readTokenFailure(error: unknown, secrets: readonly string[], now: number): DeviceOutcome {
  if (!(error instanceof Error)) throw error;
  const response = "response" in error ? (error.response as Response | undefined) : undefined;
  if (response === undefined) {
    return {
      kind: "retry",
      reason: `Google's token service cannot be reached: ${errorCode(error) ?? "no answer"}`,
      not_before: null,
    };
  }
  const words = writeReason(error.message, secrets);
  if (response.status === 408 || response.status === 429 || response.status >= 500) {
    const not_before = retryAfter(response.headers.get("retry-after"), now);
    return { kind: "retry", reason: `Google's token service: ${words}`, not_before };
  }
  return { kind: "refused", reason: `Google rejected the service account: ${words}` };
}

/** One device is enough to reach a person; those that may still come do not make the rest ring twice. */
function together(devices: readonly string[], outcomes: readonly DeviceOutcome[]): DeliveryOutcome {
  const gone = devices.filter((_device, index) => outcomes[index]?.kind === "gone");
  const gone_devices = gone.length === 0 ? {} : { gone_devices: gone };
  const sent = outcomes.find((outcome) => outcome.kind === "sent");
  if (sent) return { kind: "sent", provider_id: sent.name, cost: null, ...gone_devices };
  const retries = outcomes.filter((outcome) => outcome.kind === "retry");
  const [first] = retries;
  if (first) {
    const times = retries.flatMap(({ not_before }) => not_before ?? []);
    return retryLater(first.reason, times.length === 0 ? null : Math.min(...times));
  }
  const refused = outcomes.find((outcome) => outcome.kind === "refused");
  return { kind: "refused", reason: refused?.reason ?? "no_device: every registered device is gone", ...gone_devices };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
