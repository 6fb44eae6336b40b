// The consoles of the group, as the window and the API show and change them.
import { z } from "zod";

import { ConsolePatch, type ConsoleRole, JoinGroup, MoveDuty, NewPairingCode } from "../core/console.ts";
import type { Result } from "../core/refusal.ts";
import { Presence } from "./peer.ts";

export interface ConsoleView {
  readonly id: string;
  readonly name: string;
  readonly role: ConsoleRole;
  readonly digit: number | null;
  /** SHA-256 of its certificate, in groups of four. */
  readonly fingerprint: string;
  readonly address: string | null;
  readonly is_own: boolean;
  /** Directly; others may be reached through those that are. */
  readonly is_connected: boolean;
  readonly is_on_duty: boolean;
  /** Events of the journal here that it has not acknowledged; null: not connected. */
  readonly behind: number | null;
  /** Events of its journal that are still on their way here; null: not connected. */
  readonly awaited: number | null;
  /** By how many ms its clock goes before this one's; null: not measured. */
  readonly skew_ms: number | null;
  readonly version: string | null;
  readonly last_seen_at: number | null;
  readonly revoked_at: number | null;
  /** Why it can't be worked with; null: nothing is wrong. */
  readonly trouble: string | null;
  /** Who sits there and what they look at; null: not known. */
  readonly presence: Presence | null;
}

export interface DutyView {
  /** Null: nobody that this console hears is on duty. */
  readonly console_id: string | null;
  readonly term: number | null;
  /** Epoch ms: when this console saw it move there. */
  readonly since: number;
  /** Whether this console pages and escalates at this moment. */
  readonly is_here: boolean;
}

/** A console on the local network that can be paired with, as it announces itself. */
export interface FoundConsole {
  readonly address: string;
  readonly fingerprint_start: string;
}

export interface ConsolesView {
  readonly own_id: string;
  /** The others have shut this console out; it works on its own. */
  readonly is_revoked: boolean;
  readonly duty: DutyView;
  /** This one first, then by name. */
  readonly consoles: readonly ConsoleView[];
  /** Null: it takes no calls. */
  readonly port: number | null;
  readonly port_error: string | null;
  /** Until when the code that is shown can be used, epoch ms; null: none is shown. */
  readonly code_expires_at: number | null;
  readonly found: readonly FoundConsole[];
}

export interface PairingCodeView {
  /** Four groups of four letters and digits, used once. */
  readonly code: string;
  readonly fingerprint: string;
  /** Epoch ms. */
  readonly expires_at: number;
  /** Where this console takes the other's call. */
  readonly port: number;
  /** The same as it is typed at the other console, one for each network that this one is in. */
  readonly addresses: readonly string[];
}

const id = z.string().min(1).max(100);

export const consoleCalls = {
  /** `is_looking`: whether to look for others on the local network from now on. */
  "consoles.read": { input: z.strictObject({ is_looking: z.boolean() }), output: z.custom<ConsolesView>() },
  /** Takes the place of a code that was shown before. */
  "consoles.show_code": { input: NewPairingCode, output: z.custom<Result<PairingCodeView>>() },
  "consoles.hide_code": { input: z.void(), output: z.custom<ConsolesView>() },
  "consoles.join": { input: JoinGroup, output: z.custom<Result<ConsolesView>>() },
  /** This console's name can be changed before it belongs to a group. */
  "consoles.patch": { input: z.strictObject({ id, fields: ConsolePatch }), output: z.custom<Result<ConsolesView>>() },
  /** It is refused from now on, wherever this is known. */
  "consoles.revoke": { input: z.strictObject({ id }), output: z.custom<Result<ConsolesView>>() },
  /** Answers once it was asked for; the view tells when it has moved. */
  "consoles.move_duty": { input: MoveDuty, output: z.custom<Result<ConsolesView>>() },
  /** What the operator of this window looks at; a few times a minute at the most. */
  "consoles.present": { input: Presence, output: z.void() },
};
