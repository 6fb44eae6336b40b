// What the shell needs of the station. Only this file and serve.ts tie the two.
import type { Call, Notice, Output, Parsed, Payload } from "../../contract/calls.ts";
import type { AlertChange, Log } from "../ports.ts";
import type { MapSources } from "./app-protocol.ts";

/** One handler per call of the contract: leaving one out does not compile. */
export type Handlers = {
  readonly [C in Call]: (input: Parsed<C>) => Output<C> | Promise<Output<C>>;
};

export type NoticeListener = <N extends Notice>(name: N, payload: Payload<N>) => void;

export interface ConsoleStation {
  readonly handlers: Handlers;
  readonly log: Log;
  /** Alerts that are TRIGGERED, DROPPED, ACKNOWLEDGED, IN_PROGRESS or RESOLVED. Cheap: asked whenever one changes. */
  readonly openAlerts: () => number;
  /** As the operator set it for this workstation. */
  readonly mapSources: () => MapSources;
  /** Both answer how to stop listening. */
  readonly onNotice: (listen: NoticeListener) => () => void;
  readonly onAlert: (listen: (change: AlertChange) => void) => () => void;
  /** Finishes what was accepted. */
  readonly stop: () => Promise<void>;
}
