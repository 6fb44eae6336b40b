// The consoles of a group, as every one of them keeps them.
import { z } from "zod";

/** `display` shows the board and never takes duty. */
export const ConsoleRole = z.enum(["full", "display"]);
export type ConsoleRole = z.infer<typeof ConsoleRole>;

/** `host:port`; an IPv6 address stands in brackets. */
export const PeerAddress = z
  .string()
  .trim()
  .regex(
    /^(?:\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9.-]{1,253}):\d{1,5}$/u,
    "must be an address and a port, as in 10.0.0.5:4781",
  );

const name = z.string().trim().min(1, "must not be empty").max(100, "must be at most 100 characters");
const fields = {
  name,
  role: ConsoleRole,
  /** The last digit of the numbers that it gives, so that they stay unique while consoles are apart. */
  digit: z.int().min(0).max(9).nullable(),
  /** PEM. */
  certificate: z.string().max(10_000),
  address: PeerAddress.nullable(),
  revoked_at: z.number().nullable(),
};

export const NewConsole = z.strictObject(fields);
export type ConsoleFields = z.output<typeof NewConsole>;
/** What people change; the rest follows from pairing. */
export const ConsolePatch = z.strictObject({ name, role: ConsoleRole, address: PeerAddress.nullable() }).partial();
export type ConsolePatch = z.output<typeof ConsolePatch>;

export const NewPairingCode = z.strictObject({
  role: ConsoleRole.default("full").describe("What the console that is told the code becomes."),
});
export const JoinGroup = z.strictObject({
  address: PeerAddress,
  code: z.string().trim().min(1, "must not be empty").max(100, "must be at most 100 characters"),
});
export const MoveDuty = z.strictObject({ console_id: z.string().min(1).max(100) });

export interface KnownConsole {
  readonly id: string;
  readonly created_at: number;
  readonly fields: ConsoleFields;
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Null: ten consoles have one already. */
export function freeDigit(consoles: readonly KnownConsole[]): number | null {
  const taken = new Set(
    consoles.filter(({ fields: one }) => one.revoked_at === null).map(({ fields: one }) => one.digit),
  );
  return digits.find((digit) => !taken.has(digit)) ?? null;
}

/** Whether another console, older in the group, got the same digit while they were apart. The younger one takes another. */
export function hasClash(own: KnownConsole, consoles: readonly KnownConsole[]): boolean {
  if (own.fields.digit === null) return false;
  return consoles.some(
    ({ id, created_at, fields: { digit, revoked_at } }) =>
      id !== own.id &&
      revoked_at === null &&
      digit === own.fields.digit &&
      (created_at < own.created_at || (created_at === own.created_at && id < own.id)),
  );
}
