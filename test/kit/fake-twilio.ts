// A stateful stand-in for Twilio's Messages and Calls. Each request is checked against Twilio's own API description; status
// callbacks and key presses go out signed, as from Twilio.
import { randomBytes } from "node:crypto";

import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";

import { createArrivals, type Arrivals } from "./arrivals.ts";
import { serveHttp, type HttpReply, type HttpRequest } from "./http-fake.ts";
import { readFormChecks } from "./twilio-description.ts";

interface TwilioMessage {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly status_callback: string | null;
  readonly status: string;
}

interface TwilioCall {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly twiml: string;
  readonly status_callback: string | null;
  readonly status: string;
}

type TwilioAnswer =
  | { readonly kind: "accept" }
  | {
      readonly kind: "fail";
      readonly status: number;
      readonly code?: number;
      readonly message?: string;
      readonly retry_after?: string;
      /** Instead of Twilio's error form: what a proxy would say. */
      readonly body?: unknown;
    }
  | { readonly kind: "hang" }
  | { readonly kind: "drop" };

export interface FakeTwilio {
  readonly url: string;
  readonly account_sid: string;
  readonly auth_token: string;
  readonly messages: Arrivals<TwilioMessage>;
  readonly calls: Arrivals<TwilioCall>;
  /** Requests that Twilio itself would have turned away. */
  readonly problems: readonly string[];
  readonly forgetProblems: () => void;
  /** How many requests wait for an answer. */
  readonly pending: () => number;
  /** From now on; a function decides for each request. */
  readonly answer: (answer: TwilioAnswer | ((to: string, collection: Collection) => TwilioAnswer)) => void;
  /** Reports a message as `sent`, `delivered`, `undelivered` ..., a call as `in-progress`, `completed`, `busy` ...; the answer's HTTP status. */
  readonly reportStatus: (sid: string, status: string, errorCode?: number) => Promise<number>;
  /** Presses a key in a call that is asking for one; what the receiver then wants to be done, as TwiML. */
  readonly pressKey: (sid: string, digits: string) => Promise<{ readonly status: number; readonly twiml: string }>;
  readonly stop: () => Promise<void>;
}

type Collection = "Messages" | "Calls";

export interface FakeTwilioOptions {
  /** Reports each message as delivered, and each call as completed, by itself. */
  readonly reportsByItself?: boolean;
}

export async function startFakeTwilio({ reportsByItself = false }: FakeTwilioOptions = {}): Promise<FakeTwilio> {
  const account_sid = `AC${hex()}`;
  const auth_token = hex();
  const authorization = `Basic ${Buffer.from(`${account_sid}:${auth_token}`).toString("base64")}`;
  const checks = readFormChecks();
  const messages = createArrivals<Mutable<TwilioMessage>>("message");
  const calls = createArrivals<Mutable<TwilioCall>>("call");
  const problems: string[] = [];
  let decide: (to: string, collection: Collection) => TwilioAnswer = accept;

  const take = ({ method, path, headers, body }: HttpRequest): HttpReply => {
    const [, sid, collection] = /^\/2010-04-01\/Accounts\/([^/]+)\/(Messages|Calls)\.json$/u.exec(path) ?? [];
    if (method !== "POST" || (collection !== "Messages" && collection !== "Calls")) {
      problems.push(`${method} ${path}`);
      return twilioError(404, 20404, `The requested resource ${path} was not found`);
    }
    if (headers.authorization !== authorization || sid !== account_sid) return twilioError(401, 20003, "Authenticate");
    const form = new URLSearchParams(body);
    const to = form.get("To") ?? "";
    const answer = decide(to, collection);
    if (answer.kind === "hang" || answer.kind === "drop") return answer.kind;
    if (answer.kind === "fail") {
      const { status, code = 20001, message = `told to fail with ${status}`, retry_after } = answer;
      const failed = "body" in answer ? { status, body: answer.body } : twilioError(status, code, message);
      return retry_after === undefined ? failed : { ...failed, headers: { "retry-after": retry_after } };
    }
    const wrong = [...checks[collection](form), ...(collection === "Messages" ? wrongMessage(form) : wrongCall(form))];
    if (headers["content-type"] !== "application/x-www-form-urlencoded") wrong.push("content type");
    if (wrong.length > 0) {
      problems.push(`${collection}: ${wrong.join(", ")}`);
      return twilioError(400, 20001, wrong.join(", "));
    }
    return collection === "Messages" ? takeMessage(form, to) : takeCall(form, to);
  };

  const takeMessage = (form: URLSearchParams, to: string): HttpReply => {
    const from = form.get("From") ?? form.get("MessagingServiceSid") ?? "";
    const body = form.get("Body") ?? "";
    const sid = `SM${hex()}`;
    messages.add({ sid, to, from, body, status_callback: form.get("StatusCallback"), status: "queued" });
    if (reportsByItself) setImmediate(() => void reportStatus(sid, "delivered").catch(() => {}));
    return { status: 201, body: messageRecord(account_sid, { sid, to, from, body }) };
  };

  const takeCall = (form: URLSearchParams, to: string): HttpReply => {
    const from = form.get("From") ?? "";
    const sid = `CA${hex()}`;
    const status_callback = form.get("StatusCallback");
    calls.add({ sid, to, from, twiml: form.get("Twiml") ?? "", status_callback, status: "queued" });
    if (reportsByItself) setImmediate(() => void reportStatus(sid, "completed").catch(() => {}));
    return { status: 201, body: callRecord(account_sid, { sid, to, from }) };
  };

  const postSigned = async (url: string, params: Readonly<Record<string, string>>): Promise<Response> =>
    await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "x-twilio-signature": getExpectedTwilioSignature(auth_token, url, params),
        "user-agent": "TwilioProxy/1.1",
      },
      body: new URLSearchParams(params),
    });

  const reportStatus = async (sid: string, status: string, errorCode?: number): Promise<number> => {
    const message = messages.all.find((one) => one.sid === sid);
    const call = calls.all.find((one) => one.sid === sid);
    const item = message ?? call;
    if (item === undefined) throw new Error(`no ${sid} here`);
    item.status = status;
    messages.recheck();
    calls.recheck();
    if (item.status_callback === null) throw new Error(`${sid} asked for no status callback`);
    const answer = await postSigned(item.status_callback, {
      AccountSid: account_sid,
      ApiVersion: "2010-04-01",
      To: item.to,
      From: item.from,
      ...(message === undefined
        ? { CallSid: sid, CallStatus: status, Direction: "outbound-api" }
        : { MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status }),
      ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode) }),
    });
    await answer.arrayBuffer();
    return answer.status;
  };

  const server = await serveHttp(take);
  return {
    url: server.url,
    account_sid,
    auth_token,
    messages,
    calls,
    problems,
    forgetProblems: () => {
      problems.length = 0;
    },
    answer: (answer) => {
      decide = typeof answer === "function" ? answer : () => answer;
    },
    pending: server.pending,
    reportStatus,
    pressKey: async (sid, digits) => {
      const call = calls.all.find((one) => one.sid === sid);
      const action = /<Gather [^>]*action="([^"]*)"/u.exec(call?.twiml ?? "")?.[1];
      if (call === undefined || action === undefined) throw new Error(`${sid} asks for no key`);
      const answer = await postSigned(unescapeXml(action), {
        AccountSid: account_sid,
        ApiVersion: "2010-04-01",
        CallSid: sid,
        CallStatus: "in-progress",
        Direction: "outbound-api",
        To: call.to,
        From: call.from,
        Digits: digits,
        FinishedOnKey: "",
        msg: "Gather End",
      });
      const twiml = await answer.text();
      if (answer.ok) call.twiml = twiml;
      calls.recheck();
      return { status: answer.status, twiml };
    },
    stop: server.stop,
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const accept = (): TwilioAnswer => ({ kind: "accept" });

const hex = (): string => randomBytes(16).toString("hex");

/** Rules that stand in Twilio's pages about errors, not in its description. */
function wrongMessage(form: URLSearchParams): readonly string[] {
  const [to, from, service] = [form.get("To") ?? "", form.get("From"), form.get("MessagingServiceSid")];
  const isWhatsapp = to.startsWith("whatsapp:");
  return [
    ...(from === null && service === null ? ["21603 neither From nor MessagingServiceSid"] : []),
    ...(from !== null && from.startsWith("whatsapp:") !== isWhatsapp
      ? ["21910 From and To are of different channels"]
      : []),
    ...(form.get("Body") === null || form.get("Body") === "" ? ["21602 no Body"] : []),
    ...((form.get("Body") ?? "").length > 1600 ? ["21617 Body exceeds 1600 characters"] : []),
  ];
}

const wrongCall = (form: URLSearchParams): readonly string[] =>
  ["Url", "Twiml", "ApplicationSid"].some((name) => form.has(name)) ? [] : ["21205 neither Url nor Twiml"];

const twilioError = (status: number, code: number, message: string) => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

const timeOf = (): string => new Date().toUTCString().replace("GMT", "+0000");

function messageRecord(
  account_sid: string,
  { sid, to, from, body }: Pick<TwilioMessage, "sid" | "to" | "from" | "body">,
) {
  const uri = `/2010-04-01/Accounts/${account_sid}/Messages/${sid}.json`;
  const isService = from.startsWith("MG");
  return {
    account_sid,
    api_version: "2010-04-01",
    body,
    date_created: timeOf(),
    date_sent: null,
    date_updated: timeOf(),
    direction: "outbound-api",
    error_code: null,
    error_message: null,
    from: isService ? null : from,
    messaging_service_sid: isService ? from : null,
    num_media: "0",
    num_segments: "1",
    price: null,
    price_unit: "USD",
    sid,
    status: isService ? "accepted" : "queued",
    subresource_uris: { media: uri.replace(".json", "/Media.json") },
    to,
    uri,
  };
}

function callRecord(account_sid: string, { sid, to, from }: Pick<TwilioCall, "sid" | "to" | "from">) {
  const uri = `/2010-04-01/Accounts/${account_sid}/Calls/${sid}.json`;
  return {
    account_sid,
    answered_by: null,
    api_version: "2010-04-01",
    caller_name: null,
    date_created: timeOf(),
    date_updated: timeOf(),
    direction: "outbound-api",
    duration: null,
    end_time: null,
    forwarded_from: null,
    from,
    from_formatted: from,
    group_sid: null,
    parent_call_sid: null,
    phone_number_sid: `PN${"0".repeat(32)}`,
    price: null,
    price_unit: "USD",
    queue_time: "0",
    sid,
    start_time: null,
    status: "queued",
    subresource_uris: { recordings: uri.replace(".json", "/Recordings.json") },
    to,
    to_formatted: to,
    trunk_sid: null,
    uri,
  };
}

const unescapeXml = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
