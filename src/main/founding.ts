// The first account of a new database: its owner, its settings, and a token for whoever set the program up.
import { createHash, randomBytes } from "node:crypto";

import { collections } from "../core/collection.ts";
import { makeId } from "../core/id.ts";
import type { Caller, Desk, Reader } from "./ports.ts";

export const firstAccountId = "default";

const founder = (name: string): Caller => ({ account_id: firstAccountId, actor: { kind: "system", name } });

/** Creates account `default` and its owner, in one commit: half an account would lock everybody out. */
export async function foundAccount(
  desk: Desk,
  founding: {
    readonly account_name: string;
    readonly owner_name: string;
    readonly owner_email: string | null;
    readonly time_zone: string;
  },
): Promise<void> {
  const caller = founder("first run");
  const ownerId = makeId(Date.now(), randomBytes(16));
  const owner = collections.users.create.parse({
    name: founding.owner_name,
    email: founding.owner_email,
    time_zone: founding.time_zone,
  });
  const account = { name: founding.account_name, time_zone: founding.time_zone, owner_user_id: ownerId };
  await Promise.all([
    desk.create("users", owner, caller, ownerId),
    desk.create("accounts", account, caller, firstAccountId),
  ]);
}

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** `WATCHDESK_ADMIN_TOKEN` on a database that has no account yet. */
export async function foundByToken(desk: Desk, reader: Reader, token: string): Promise<void> {
  if (reader.item("accounts", firstAccountId, firstAccountId) !== null) return;
  const owner = { owner_name: "Owner", owner_email: null };
  const admin = { name: "admin", role: "admin", hash: hashToken(token), last_four: token.slice(-4) } as const;
  // Asked for at once, so that they share one commit: an account without its token would be one that nobody gets into.
  await Promise.all([
    foundAccount(desk, { account_name: "default", ...owner, time_zone: systemZone() }),
    desk.create("api-tokens", admin, founder("WATCHDESK_ADMIN_TOKEN")),
  ]);
}

export const systemZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
