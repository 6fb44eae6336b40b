// What is known of a room that is asked whether it is ready, and what is found wanting.
import type { Channel } from "../alert.ts";
import type { Fault } from "../audit.ts";
import type { Configuration } from "../configuration.ts";
import type { Phrase } from "../phrase.ts";

/** Worst first. `critical`: as things are, an alert tonight is not received, or somebody who must be reached is not. */
export const levels = ["critical", "serious", "notice"] as const;
export type Level = (typeof levels)[number];

/** Where it is put right. */
export type Remedy =
  | "settings"
  | "people"
  | "teams"
  | "policies"
  | "configurations"
  | "integrations"
  | "board"
  | "readiness";

export interface Finding {
  /** The same for as long as the same thing is wrong. */
  readonly id: string;
  readonly check: string;
  readonly level: Level;
  readonly what: Phrase;
  readonly act: Phrase;
  readonly remedy: Remedy;
  /** The person, team or policy that it is about. */
  readonly subject_id: string | null;
}

export interface Stretch {
  /** Epoch ms. */
  readonly start: number;
  readonly end: number;
}

export interface ChannelFact {
  readonly channel: Channel;
  readonly name: string;
  readonly state: "ok" | "idle" | "slow" | "failing" | "not_set_up";
  readonly note: string | null;
  /** Who counts on it: recipients of enabled configurations, and people on call within a day. */
  readonly used_by: readonly string[];
  /** When it was last seen to work, by a test or a real message. */
  readonly proven_at: number | null;
}

export interface TeamFact {
  readonly id: string;
  readonly name: string;
  /** Layers that are asked, when anybody is planned at all; what is empty on purpose is told apart. */
  readonly layers: readonly {
    readonly layer: number;
    readonly gaps: readonly (Stretch & { readonly is_intended: boolean })[];
  }[];
}

export interface RecipientFact {
  readonly name: string;
  readonly config_name: string;
  readonly configuration_id: string;
  /** Of the channels that would be used. */
  readonly reached_on: readonly string[];
  readonly unreached_on: readonly string[];
}

export interface IntegrationFact {
  readonly id: string;
  readonly name: string;
  readonly created_at: number;
  readonly last: { readonly at: number; readonly is_refused: boolean; readonly reason: string | null } | null;
}

export interface ReadinessFacts {
  readonly now: number;
  readonly receiver_error: string | null;
  readonly store_error: string | null;
  /** Changes in the journal from which nothing can follow here. */
  readonly set_aside: number;
  readonly is_engine_beating: boolean;
  readonly audit: { readonly at: number | null; readonly faults: readonly Fault[] };
  readonly backup: { readonly at: number | null; readonly error: string | null };
  readonly started_at: number;
  /** Null: it cannot be told. */
  readonly disk: { readonly free_bytes: number; readonly total_bytes: number } | null;
  /** `held_ms`: by how much time goes before the system's clock since that was set back. */
  readonly clock: { readonly held_ms: number; readonly is_synchronised: boolean | null };
  readonly has_heartbeat: boolean;
  /** Null where there is no window that could sound. */
  readonly sound: {
    readonly tested_at: number | null;
    readonly muted_until: number | null;
    readonly volume: number;
    readonly is_critical_audible: boolean;
  } | null;
  /** When an exercise was last raised. */
  readonly drilled_at: number | null;
  readonly channels: readonly ChannelFact[];
  readonly teams: readonly TeamFact[];
  /** On call within a day, and no message could reach them. */
  readonly unreachable: readonly {
    readonly id: string;
    readonly name: string;
    readonly team: string;
    readonly from: number;
  }[];
  readonly recipients: readonly RecipientFact[];
  /** Of people who serve: what was accepted although it will not work, as steps that a layer's end cuts off. */
  readonly troubled: readonly { readonly id: string; readonly name: string; readonly messages: readonly string[] }[];
  readonly configurations: readonly Configuration[];
  readonly team_names: readonly { readonly id: string; readonly number: number; readonly name: string }[];
  readonly integrations: readonly IntegrationFact[];
}

/** A finding before its check has named it. */
export interface Found {
  readonly level: Level;
  readonly what: Phrase;
  readonly act: Phrase;
  readonly remedy: Remedy;
  readonly subject_id?: string;
  /** Tells findings of one check apart. */
  readonly key?: string;
}

export type Check = (facts: ReadinessFacts) => readonly Found[];
