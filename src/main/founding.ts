// The first account of a new database: its owner, its settings, and a token for whoever set the program up.
import { createHash } from "node:crypto";

import { collections } from "../core/collection.ts";
import type { Caller, Desk, Reader } from "./ports.ts";

export const firstAccountId = "default";

const founder = (name: string): Caller => ({ account_id: firstAccountId, actor: { kind: "system", name } });

/** Creates account `default` and its owner. */
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
  const owner = await desk.create(
    "users",
    collections.users.create.parse({
      name: founding.owner_name,
      email: founding.owner_email,
      time_zone: founding.time_zone,
    }),
    caller,
  );
  await desk.create(
    "accounts",
    { name: founding.account_name, time_zone: founding.time_zone, owner_user_id: owner.id },
    caller,
    firstAccountId,
  );
}

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** `WATCHDESK_ADMIN_TOKEN` on a database that has no account yet. */
export async function foundByToken(desk: Desk, reader: Reader, token: string): Promise<void> {
  if (reader.item("accounts", firstAccountId, firstAccountId) !== null) return;
  await foundAccount(desk, {
    account_name: "default",
    owner_name: "Owner",
    owner_email: null,
    time_zone: systemZone(),
  });
  await desk.create(
    "api-tokens",
    { name: "admin", role: "admin", hash: hashToken(token), last_four: token.slice(-4) },
    founder("WATCHDESK_ADMIN_TOKEN"),
  );
}

export const systemZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
