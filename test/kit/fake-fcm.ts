// Google's token service and FCM's HTTP v1 interface in one server, with a service account of its own. What FCM would turn
// away is turned away here: unknown fields, wrong types, data that is no text, more than 4 KB.
import { generateKeyPairSync, randomBytes, verify } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { z } from "zod";

import { createArrivals, type Arrivals } from "./arrivals.ts";
import { serveHttp, type HttpReply, type HttpRequest } from "./http-fake.ts";

const googleTokenUri = "https://oauth2.googleapis.com/token";
const project = "watchdesk-test";
const email = `pusher@${project}.iam.gserviceaccount.com`;

const text = z.string();
const texts = z.record(text, text);

/** https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages */
const Message = z.strictObject({
  token: text.min(1),
  notification: z.strictObject({ title: text, body: text, image: text }).partial().optional(),
  data: texts.refine((data) => !Object.keys(data).some(isReserved), "reserved key").optional(),
  android: z
    .strictObject({
      collapse_key: text,
      priority: z.enum(["NORMAL", "HIGH", "normal", "high"]),
      ttl: text.regex(/^\d+(\.\d{1,9})?s$/u),
      restricted_package_name: text,
      data: texts,
      notification: z
        .strictObject({
          title: text,
          body: text,
          icon: text,
          color: text.regex(/^#[0-9a-f]{6}$/iu),
          sound: text,
          tag: text,
          click_action: text,
          channel_id: text,
          ticker: text,
          sticky: z.boolean(),
          notification_priority: z.enum([
            "PRIORITY_UNSPECIFIED",
            "PRIORITY_MIN",
            "PRIORITY_LOW",
            "PRIORITY_DEFAULT",
            "PRIORITY_HIGH",
            "PRIORITY_MAX",
          ]),
          default_sound: z.boolean(),
          default_vibrate_timings: z.boolean(),
          visibility: z.enum(["VISIBILITY_UNSPECIFIED", "PRIVATE", "PUBLIC", "SECRET"]),
        })
        .partial(),
      direct_boot_ok: z.boolean(),
    })
    .partial()
    .optional(),
  apns: z
    .strictObject({ headers: texts, payload: z.looseObject({ aps: z.looseObject({}) }) })
    .partial()
    .optional(),
  webpush: z
    .strictObject({
      headers: texts,
      data: texts,
      notification: z.looseObject({}),
      fcm_options: z.strictObject({ link: text.startsWith("https://"), analytics_label: text }).partial(),
    })
    .partial()
    .optional(),
  fcm_options: z.strictObject({ analytics_label: text }).optional(),
});

const Body = z.strictObject({ validate_only: z.boolean().optional(), message: Message });

interface ReceivedPush {
  readonly name: string;
  readonly token: string;
  readonly title: string;
  readonly body: string;
  readonly data: Readonly<Record<string, string>>;
  readonly message: z.infer<typeof Message>;
}

type FcmAnswer =
  | { readonly kind: "accept" }
  | { readonly kind: "unregistered" }
  | {
      readonly kind: "fail";
      readonly status: number;
      readonly error?: string;
      readonly retry_after?: string;
      readonly body?: unknown;
    }
  | { readonly kind: "hang" }
  | { readonly kind: "drop" };

export interface FakeFcm {
  readonly url: string;
  readonly project_id: string;
  /** Path of a service-account file that this server trusts. */
  readonly serviceAccount: string;
  readonly pushes: readonly ReceivedPush[];
  /** Requests that the real service would have turned away. */
  readonly problems: readonly string[];
  /** Access tokens issued so far. */
  readonly tokens: readonly string[];
  readonly requests: () => number;
  /** How many requests wait for an answer. */
  readonly pending: () => number;
  readonly answer: (answer: FcmAnswer | ((token: string) => FcmAnswer)) => void;
  readonly answerTokens: (answer: FcmAnswer) => void;
  /** Access tokens handed out so far are no longer good. */
  readonly revokeTokens: () => void;
  readonly waitFor: Arrivals<ReceivedPush>["waitFor"];
  readonly waitForCount: Arrivals<ReceivedPush>["waitForCount"];
  readonly clear: () => void;
  readonly stop: () => Promise<void>;
}

export async function startFakeFcm(): Promise<FakeFcm> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const folder = await mkdtemp(join(tmpdir(), "watchdesk-fcm-"));
  const serviceAccount = join(folder, "service-account.json");
  await writeFile(
    serviceAccount,
    JSON.stringify({
      type: "service_account",
      project_id: project,
      private_key_id: randomBytes(20).toString("hex"),
      private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
      client_email: email,
      client_id: "100000000000000000001",
      token_uri: googleTokenUri,
    }),
  );
  const pushes = createArrivals<ReceivedPush>("push");
  const problems: string[] = [];
  const accessTokens = new Set<string>();
  const tokens: string[] = [];
  let answerPush: (token: string) => FcmAnswer = accept;
  let tokenAnswer: FcmAnswer = { kind: "accept" };

  const issueToken = ({ body }: HttpRequest): HttpReply => {
    if (tokenAnswer.kind === "hang" || tokenAnswer.kind === "drop") return tokenAnswer.kind;
    if (tokenAnswer.kind === "fail") return failureOf(tokenAnswer);
    const form = new URLSearchParams(body);
    const wrong = wrongInAssertion(form, (data, signature) => verify("RSA-SHA256", data, publicKey, signature));
    if (wrong !== null) {
      problems.push(`token: ${wrong}`);
      return { status: 400, body: { error: "invalid_grant", error_description: wrong } };
    }
    const access_token = `ya29.${randomBytes(16).toString("hex")}`;
    tokens.push(access_token);
    accessTokens.add(access_token);
    return { status: 200, body: { access_token, expires_in: 3599, token_type: "Bearer" } };
  };

  const takePush = ({ headers, body }: HttpRequest): HttpReply => {
    const bearer = /^Bearer (.+)$/u.exec(headers.authorization ?? "")?.[1] ?? "";
    if (!accessTokens.has(bearer))
      return fcmError(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    const parsed = Body.safeParse(parseJson(body));
    if (!parsed.success) {
      const wrong = z.prettifyError(parsed.error);
      problems.push(`send: ${wrong}`);
      return fcmError(400, "INVALID_ARGUMENT", wrong);
    }
    const { message } = parsed.data;
    const size = Buffer.byteLength(JSON.stringify({ notification: message.notification, data: message.data }));
    if (size > 4096) {
      problems.push(`send: ${size} bytes`);
      return fcmError(400, "INVALID_ARGUMENT", "Message too big");
    }
    const answer = answerPush(message.token);
    if (answer.kind === "hang" || answer.kind === "drop") return answer.kind;
    if (answer.kind === "unregistered")
      return fcmError(404, "NOT_FOUND", "Requested entity was not found.", "UNREGISTERED");
    if (answer.kind === "fail") return failureOf(answer);
    const name = `projects/${project}/messages/0:${pushes.all.length + 1}%${randomBytes(8).toString("hex")}`;
    const { title = "", body: words = "" } = message.notification ?? {};
    pushes.add({ name, token: message.token, title, body: words, data: message.data ?? {}, message });
    return { status: 200, body: { name } };
  };

  const server = await serveHttp((request) => {
    if (request.method === "POST" && request.path === "/token") return issueToken(request);
    if (request.method === "POST" && request.path === `/v1/projects/${project}/messages:send`) return takePush(request);
    problems.push(`${request.method} ${request.path}`);
    return { status: 404, body: "<!doctype html><title>Error 404 (Not Found)</title>" };
  });

  return {
    url: server.url,
    project_id: project,
    serviceAccount,
    pushes: pushes.all,
    problems,
    tokens,
    requests: server.requests,
    pending: server.pending,
    answer: (answer) => {
      answerPush = typeof answer === "function" ? answer : () => answer;
    },
    answerTokens: (answer) => {
      tokenAnswer = answer;
    },
    revokeTokens: () => accessTokens.clear(),
    waitFor: pushes.waitFor,
    waitForCount: pushes.waitForCount,
    clear: pushes.clear,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const accept = (): FcmAnswer => ({ kind: "accept" });

/** RFC 7523: what makes Google refuse an assertion. */
function wrongInAssertion(
  form: URLSearchParams,
  isSigned: (data: Buffer, signature: Buffer) => boolean,
): string | null {
  if (form.get("grant_type") !== "urn:ietf:params:oauth:grant-type:jwt-bearer") return "grant_type";
  const [header = "", payload = "", signature = ""] = (form.get("assertion") ?? "").split(".");
  if (decode(header)["alg"] !== "RS256") return "alg";
  if (!isSigned(Buffer.from(`${header}.${payload}`), Buffer.from(signature, "base64url")))
    return "Invalid JWT Signature.";
  const claims = decode(payload);
  if (claims["iss"] !== email) return "iss";
  if (claims["aud"] !== googleTokenUri) return "aud";
  const { iat, exp } = claims;
  if (typeof iat !== "number" || typeof exp !== "number" || exp <= iat || exp - iat > 3600) return "exp";
  if (Math.abs(Date.now() / 1000 - iat) > 300) return "iat";
  const scopes = claims["scope"];
  if (typeof scopes !== "string") return "scope";
  return scopes.split(" ").includes("https://www.googleapis.com/auth/firebase.messaging") ? null : "scope";
}

const decode = (part: string): Readonly<Record<string, unknown>> =>
  z
    .record(text, z.unknown())
    .catch({})
    .parse(parseJson(Buffer.from(part, "base64url").toString("utf8")));

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function failureOf({ status, error = "UNAVAILABLE", retry_after, body }: FcmAnswer & { kind: "fail" }): HttpReply {
  const reply = body === undefined ? fcmError(status, error, `told to fail with ${status}`, error) : { status, body };
  return retry_after === undefined ? reply : { ...reply, headers: { "retry-after": retry_after } };
}

const fcmError = (status: number, word: string, message: string, errorCode?: string) => ({
  status,
  body: {
    error: {
      code: status,
      message,
      status: word,
      ...(errorCode === undefined
        ? {}
        : { details: [{ "@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", errorCode }] }),
    },
  },
});

function isReserved(key: string): boolean {
  return ["from", "message_type", "notification"].includes(key) || /^(?:google\.|gcm)/u.test(key);
}
