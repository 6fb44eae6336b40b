// What consoles tell one another about duty: the whole of what each claims, again and again, so that a lost one costs nothing.

export interface Beat {
  readonly id: string;
  /** Grows with each beat of its console, also over restarts. */
  readonly n: number;
  /** The highest term it knows. */
  readonly term: number;
  /** `waiting`: claims nothing until it knows what the others do. */
  readonly state: "duty" | "standby" | "waiting";
  /** Whether it may take duty. */
  readonly able: boolean;
  /** The lowest goes first. */
  readonly rank: number;
  /** Consoles that it is connected with; the others need it passed on. */
  readonly links: readonly string[];
  /** The last beat that it heard of each of the others. */
  readonly seen: Readonly<Record<string, number>>;
  /** How long it has been on its way, as far as those who passed it on know, ms. */
  readonly age: number;
  /** On duty: the console that it would hand over to. */
  readonly offers: string | null;
  /** The term of an offer that it takes. */
  readonly accepts: number | null;
  /** Has given duty up for this console. */
  readonly released: { readonly to: string; readonly term: number } | null;
  /** Somebody asked that the duty of this term be handed over. */
  readonly wish: { readonly to: string; readonly term: number } | null;
}

export interface Heard {
  readonly beat: Beat;
  /** When its console sent it, by the listener's own clock. */
  readonly at: number;
}

/** Of two that could be on duty, whether the first goes before the second. */
export const goesBefore = (one: Pick<Beat, "rank" | "id">, other: Pick<Beat, "rank" | "id">): boolean =>
  one.rank === other.rank ? one.id < other.id : one.rank < other.rank;

/** Of two claims to duty, whether the first one stands: the higher term, then the lower rank. */
export const outranks = (one: Pick<Beat, "term" | "rank" | "id">, other: Pick<Beat, "term" | "rank" | "id">): boolean =>
  one.term === other.term ? goesBefore(one, other) : one.term > other.term;
