// The key file that Google issues for a service account, and the access tokens that it buys.
import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";

import { z } from "zod";

import { errorCode } from "./outcome.ts";

const googleTokenUri = "https://oauth2.googleapis.com/token";
const scope = "https://www.googleapis.com/auth/firebase.messaging";

const KeyFile = z.object({
  type: z.literal("service_account"),
  project_id: z.string().min(1),
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  token_uri: z.url().optional(),
});
type KeyFile = z.infer<typeof KeyFile>;

export interface ServiceAccount {
  readonly project_id: string;
  readonly secrets: readonly string[];
  /** Cached until shortly before it expires. Rejects when Google refuses or cannot be reached. */
  readonly accessToken: () => Promise<string>;
  readonly forgetToken: () => void;
}

/** Reads and checks the file; a string says what is wrong with it, without anything of what is in it. */
export async function readServiceAccount(path: string, baseUrl: string | null): Promise<ServiceAccount | string> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return `the service account file cannot be read: ${errorCode(error) ?? "unknown error"}`;
  }
  const parsed = KeyFile.safeParse(parseJson(text));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: at }) => at.join(".")).filter(Boolean);
    return `the service account file is not valid: ${wrong.length === 0 ? "not a JSON object" : wrong.join(", ")}`;
  }
  if (!isPrivateKey(parsed.data.private_key)) return "the service account file is not valid: private_key";
  return await openAccount(parsed.data, baseUrl);
}

async function openAccount(key: KeyFile, baseUrl: string | null): Promise<ServiceAccount> {
  const { JWT } = await import("google-auth-library");
  const foreignTokenUri = key.token_uri === undefined || key.token_uri === googleTokenUri ? null : key.token_uri;
  const open = () => {
    const jwt = new JWT({
      email: key.client_email,
      key: key.private_key,
      scopes: [scope],
      ...(foreignTokenUri === null ? {} : { additionalClaims: { aud: foreignTokenUri } }),
      // The outbox tries again, with more patience than this package.
      transporterOptions: { timeout: 5_000, retryConfig: { retry: 0 } },
    });
    // The package has Google's token address as a constant; only the request itself can be sent elsewhere.
    jwt.transporter.interceptors.request.add({
      resolved: async (options) => {
        if (options.url.href === googleTokenUri) {
          options.url = new URL(foreignTokenUri ?? (baseUrl === null ? googleTokenUri : `${baseUrl}/token`));
        }
        return options;
      },
    });
    return jwt;
  };
  let jwt = open();
  return {
    project_id: key.project_id,
    secrets: [key.private_key],
    accessToken: async () => (await jwt.getAccessToken()).token ?? "",
    forgetToken: () => {
      jwt = open();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}
