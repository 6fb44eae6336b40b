// One connection to Twilio, opened at the first send: the package is heavy.
import { AsyncLocalStorage } from "node:async_hooks";

import type { RequestClient, Twilio } from "twilio";

import type { ChannelSettings, DeliveryOutcome, Now } from "../ports.ts";
import { inTime } from "./in-time.ts";
import { errorCode, refuse, retryAfter, retryLater, writeReason } from "./outcome.ts";

type RequestOptions<Data> = Parameters<typeof RequestClient.prototype.request<Data>>[0];

const timeoutMs = 10_000;

/** An answer that is not what was asked for. Twilio's own exception lacks the headers, and for a foreign body even a message. */
class TwilioFailure extends Error {
  readonly status: number;
  readonly twilioCode: number | null;
  readonly retryAfter: string | null;

  constructor(status: number, body: unknown, headers: unknown) {
    // Twilio's newer interfaces, and validating proxies, write errors by RFC 9457.
    const { message, detail, title, code } = readFields(body);
    super(
      [message, detail, title].find((words): words is string => typeof words === "string" && words !== "") ??
        `HTTP ${status}`,
    );
    this.status = status;
    this.twilioCode = typeof code === "number" ? code : null;
    this.retryAfter = readHeader(headers, "retry-after");
  }
}

/** Codes beside HTTP 429 and 5xx that pass by themselves: full queues, rate limits, a phone that is off. */
const passing: ReadonlySet<number> = new Set([
  14107, 20429, 20500, 20503, 21611, 30001, 30003, 30008, 30010, 30017, 30022, 31206, 63017, 63018,
]);

export interface TwilioClient {
  /** Asks Twilio for something that has a `sid` and perhaps a `price`. */
  readonly send: (signal: AbortSignal, ask: (twilio: Twilio) => Promise<Accepted>) => Promise<DeliveryOutcome>;
  readonly close: () => void;
}

interface Accepted {
  readonly sid: string;
  readonly price: string | null;
}

export const hasTwilioAccount = (settings: ChannelSettings): boolean =>
  Boolean(settings.twilio_account_sid) && Boolean(settings.twilio_auth_token);

/** `settings` must hold an account whenever `send` is called. */
export function createTwilioClient(settings: () => ChannelSettings, now: Now): TwilioClient {
  let open: { readonly key: string; readonly twilio: Promise<Twilio> } | null = null;
  const signals = new AsyncLocalStorage<AbortSignal>();

  const connect = (): Promise<Twilio> => {
    const { twilio_account_sid, twilio_auth_token, twilio_api_base_url } = settings();
    const key = JSON.stringify([twilio_account_sid, twilio_auth_token, twilio_api_base_url]);
    if (open?.key !== key) {
      open = {
        key,
        twilio: openTwilio(twilio_account_sid ?? "", twilio_auth_token ?? "", twilio_api_base_url, signals),
      };
    }
    return open.twilio;
  };

  return {
    send: (signal, ask) => {
      const { twilio_account_sid: sid, twilio_auth_token: token, twilio_api_base_url: base } = settings();
      if (!/^AC[0-9a-f]{32}$/iu.test(sid ?? "")) {
        return Promise.resolve(refuse("the Twilio account SID is not AC and 32 hexadecimal digits"));
      }
      if (base && !URL.canParse(base)) return Promise.resolve(refuse("the Twilio base URL is not a URL"));
      return inTime(signal, async () => {
        try {
          const accepted = await signals.run(signal, async () => ask(await connect()));
          return { kind: "sent", provider_id: accepted.sid, cost: readPrice(accepted.price) };
        } catch (error) {
          const secrets = [token, Buffer.from(`${sid}:${token}`).toString("base64")];
          return readFailure(error, now(), (text) => writeReason(text, secrets));
        }
      });
    },
    close: () => {
      open = null;
    },
  };
}

async function openTwilio(
  sid: string,
  token: string,
  baseUrl: string | null,
  signals: AsyncLocalStorage<AbortSignal>,
): Promise<Twilio> {
  const { default: twilio } = await import("twilio");
  // Twilio's package has no setting for its base URL and no way to stop a call; its HTTP client is the place for both.
  class HttpClient extends twilio.RequestClient {
    override async request<Data>(options: RequestOptions<Data>) {
      const answer = await super.request<Data>({ ...options, uri: rebase(options.uri, baseUrl) });
      const isSuccess = answer.statusCode >= 200 && answer.statusCode < 300;
      if (isSuccess && typeof readFields(answer.body)["sid"] === "string") return answer;
      throw new TwilioFailure(answer.statusCode, answer.body, answer.headers);
    }
  }
  const httpClient = new HttpClient({ timeout: timeoutMs });
  httpClient.axios.interceptors.request.use((config) => {
    const signal = signals.getStore();
    return signal === undefined ? config : Object.assign(config, { signal });
  });
  // Any level but "debug", which an environment variable could ask for, keeps the package from printing to stdout.
  return twilio(sid, token, { httpClient, logLevel: "silent" });
}

function rebase(uri: string, baseUrl: string | null): string {
  if (!baseUrl) return uri;
  const { pathname, search } = new URL(uri);
  return `${baseUrl.replace(/\/+$/u, "")}${pathname}${search}`;
}

function readFailure(error: unknown, now: number, write: (text: string) => string): DeliveryOutcome {
  if (error instanceof TwilioFailure) {
    const { status, twilioCode, message } = error;
    if (status < 300) return retryLater("Twilio gave an answer that cannot be understood");
    const reason = write(twilioCode === null ? `Twilio: ${message}` : `Twilio ${twilioCode}: ${message}`);
    if (status === 401 || twilioCode === 20003)
      return refuse(write(`Twilio rejected the account SID or auth token: ${message}`));
    const isPassing =
      status === 408 || status === 429 || status >= 500 || (twilioCode !== null && passing.has(twilioCode));
    return isPassing ? retryLater(reason, retryAfter(error.retryAfter, now)) : refuse(reason);
  }
  const code = errorCode(error);
  if (code === null) throw error;
  return retryLater(write(`Twilio cannot be reached: ${code}`));
}

/** Nothing of a body that is not Twilio's (of a proxy, say) is worth showing. */
function readFields(body: unknown): Readonly<Record<string, unknown>> {
  const parsed = typeof body === "string" ? parse(body) : body;
  return typeof parsed === "object" && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readHeader(headers: unknown, name: string): string | null {
  if (typeof headers !== "object" || headers === null) return null;
  const value = (headers as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : null;
}

/** Twilio writes costs as negative decimals, and mostly tells them only later. */
function readPrice(price: string | null | undefined): number | null {
  const cost = Number.parseFloat(price ?? "");
  return Number.isFinite(cost) ? Math.abs(cost) : null;
}
