// What becomes of an alert when something was done to it on each side of a partition: one rule for each pair, in the order of
// their stamps. The table is what the tests are made from and what the documentation prints.
import type { AlertStatus } from "../alert.ts";

export type Deed =
  | "acknowledge"
  | "start"
  | "resolve"
  | "close"
  | "reopen"
  | "unacknowledge"
  | "escalate"
  | "reject"
  | "hand_off"
  /** The engine's, at a deadline: it escalates, or where everybody was asked, it drops. */
  | "step"
  | "drop";

/** What both sides saw when they did it. */
export type Situation = "called" | "everybody_asked" | "taken" | "worked" | "over";

export interface MergeRule {
  readonly seen: readonly Situation[];
  readonly first: readonly Deed[];
  readonly later: readonly Deed[];
  readonly leads_to: AlertStatus;
  /** False: the later one stays in the timeline, marked, and nothing follows from it. */
  readonly has_effect: boolean;
  readonly rule: string;
}

const calling: readonly Situation[] = ["called", "everybody_asked"];
const held: readonly Situation[] = ["taken", "worked"];

export const mergeRules: readonly MergeRule[] = [
  {
    seen: ["called", "everybody_asked", "taken", "worked", "over"],
    first: ["close"],
    later: ["acknowledge", "start", "resolve", "close", "reopen", "unacknowledge", "escalate", "reject", "hand_off"],
    leads_to: "CLOSED",
    has_effect: false,
    rule: "Closed is final: whatever comes later changes nothing.",
  },
  {
    seen: calling,
    first: ["close"],
    later: ["step", "drop"],
    leads_to: "CLOSED",
    has_effect: false,
    rule: "Closed is final: what the engine of the other side did meanwhile is called off.",
  },
  {
    seen: ["called", "everybody_asked", "taken", "worked", "over"],
    first: [
      "acknowledge",
      "start",
      "resolve",
      "reopen",
      "unacknowledge",
      "escalate",
      "reject",
      "hand_off",
      "step",
      "drop",
    ],
    later: ["close"],
    leads_to: "CLOSED",
    has_effect: true,
    rule: "Closing stands whatever came before it, and resolves what was not resolved.",
  },
  {
    seen: [...calling, ...held],
    first: ["resolve"],
    later: ["acknowledge", "start", "resolve", "unacknowledge", "escalate", "reject", "hand_off", "step", "drop"],
    leads_to: "RESOLVED",
    has_effect: false,
    rule: "The first resolution counts. Nobody is called for what is over: only reopening brings it back.",
  },
  {
    seen: [...calling, ...held],
    first: ["acknowledge", "start", "unacknowledge", "escalate", "reject", "hand_off", "step", "drop"],
    later: ["resolve"],
    leads_to: "RESOLVED",
    has_effect: true,
    rule: "A resolution stands whatever came before it, and calls off whoever is being called.",
  },
  {
    seen: [...calling, "taken"],
    first: ["acknowledge"],
    later: ["acknowledge"],
    leads_to: "ACKNOWLEDGED",
    has_effect: true,
    rule: "Both have acknowledged; the first sets when, by whom and how fast it was answered.",
  },
  {
    seen: calling,
    first: ["acknowledge"],
    later: ["step", "drop", "reject"],
    leads_to: "ACKNOWLEDGED",
    has_effect: false,
    rule: "An acknowledgement stops every track: what an engine did without knowing of it is called off, and there is nothing left to reject.",
  },
  {
    seen: [...calling, "taken"],
    first: ["acknowledge"],
    later: ["escalate", "hand_off"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "A person who wants more people called gets them, whoever has the alert; the first acknowledgement stays on record.",
  },
  {
    seen: calling,
    first: ["escalate", "reject", "hand_off", "step", "drop"],
    later: ["acknowledge"],
    leads_to: "ACKNOWLEDGED",
    has_effect: true,
    rule: "An acknowledgement stops every track, also those that it did not know of, and calls off what still waits.",
  },
  {
    seen: calling,
    first: ["escalate", "step", "reject", "hand_off"],
    later: ["escalate", "hand_off"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "What a person asks for is done. A layer or an escalation that both sides came to is one, and nobody gets the same message twice from it.",
  },
  {
    seen: calling,
    first: ["drop"],
    later: ["escalate", "hand_off"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "People are being called again, so it is not dropped any more.",
  },
  {
    seen: calling,
    first: ["escalate", "step", "hand_off"],
    later: ["reject"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "The answer is kept. When nobody on a layer is left who could say yes, the layer is over, whichever sides the answers came from.",
  },
  {
    seen: calling,
    first: ["reject"],
    later: ["reject"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "Both answers are kept; a layer on which everybody has rejected is over at once.",
  },
  {
    seen: ["called"],
    first: ["escalate", "step", "hand_off"],
    later: ["step"],
    leads_to: "TRIGGERED",
    has_effect: false,
    rule: "Two escalations of the same level are one; and nobody is called by a track that a person has stopped.",
  },
  {
    seen: ["called"],
    first: ["reject"],
    later: ["step"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "The escalation goes on; the layer that the rejection led to is not asked again.",
  },
  {
    seen: ["everybody_asked"],
    first: ["escalate", "hand_off"],
    later: ["drop"],
    leads_to: "TRIGGERED",
    has_effect: false,
    rule: "Somebody is being asked on the other side, so it is not dropped.",
  },
  {
    seen: ["everybody_asked"],
    first: ["reject"],
    later: ["drop"],
    leads_to: "DROPPED",
    has_effect: true,
    rule: "Nobody is left to ask.",
  },
  {
    seen: ["everybody_asked"],
    first: ["drop"],
    later: ["drop"],
    leads_to: "DROPPED",
    has_effect: false,
    rule: "Dropped once.",
  },
  {
    seen: ["everybody_asked"],
    first: ["drop"],
    later: ["reject"],
    leads_to: "DROPPED",
    has_effect: true,
    rule: "The answer is kept; the alert stays dropped, and loud.",
  },
  {
    seen: ["taken"],
    first: ["acknowledge"],
    later: ["start"],
    leads_to: "IN_PROGRESS",
    has_effect: true,
    rule: "Somebody works on it.",
  },
  {
    seen: ["taken"],
    first: ["start"],
    later: ["acknowledge"],
    leads_to: "IN_PROGRESS",
    has_effect: true,
    rule: "Somebody works on it; the acknowledgement is kept.",
  },
  {
    seen: ["taken"],
    first: ["start"],
    later: ["start"],
    leads_to: "IN_PROGRESS",
    has_effect: false,
    rule: "Work began with the first.",
  },
  {
    seen: held,
    first: ["acknowledge", "start"],
    later: ["unacknowledge"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "Handed back is handed back: people are called until somebody takes it knowing that.",
  },
  {
    seen: held,
    first: ["start", "unacknowledge", "escalate", "hand_off"],
    later: ["escalate", "hand_off"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "A person who wants more people called gets them.",
  },
  {
    seen: ["taken"],
    first: ["unacknowledge", "escalate", "hand_off"],
    later: ["acknowledge"],
    leads_to: "ACKNOWLEDGED",
    has_effect: true,
    rule: "The later acknowledgement takes it, and stops every track.",
  },
  {
    seen: ["taken"],
    first: ["unacknowledge", "escalate", "hand_off"],
    later: ["start"],
    leads_to: "IN_PROGRESS",
    has_effect: true,
    rule: "Somebody works on it, so nobody else is called.",
  },
  {
    seen: held,
    first: ["unacknowledge"],
    later: ["unacknowledge"],
    leads_to: "TRIGGERED",
    has_effect: false,
    rule: "Handed back once: people are being called already.",
  },
  {
    seen: held,
    first: ["escalate", "hand_off"],
    later: ["unacknowledge"],
    leads_to: "TRIGGERED",
    has_effect: true,
    rule: "It is open already; the teams that had it are called from their first layer again.",
  },
  {
    seen: ["over"],
    first: ["reopen"],
    later: ["reopen"],
    leads_to: "IN_PROGRESS",
    has_effect: false,
    rule: "Reopened once.",
  },
];

/** What holds beside the pairs. Each has a test of its own. */
export const furtherRules = {
  comment: "A comment is kept whatever else happened, also on what is closed.",
  repeat:
    "Raised again by its source on one side while the other finished it: it is counted, the timeline says so, and the alert stays finished.",
  same_source:
    "Two alerts that one source raised on two sides stay two. What comes from the source later goes to the one with the higher number.",
  notification:
    "A notification that both sides made is one, with the attempts of both in the order of their stamps. It says which consoles sent it when both did; what one sent, another's failure does not undo.",
  beginning: "An event that arrives before the alert that it is about waits for it.",
  unknown: "An event that only a newer Watchdesk knows is kept, passed on, and changes nothing until it is known.",
} as const;
