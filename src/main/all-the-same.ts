// What must not keep an alert from being raised or taken: a fault in reading how it would go on.
import { isUnavailable } from "./store/unavailable.ts";

/** What `work` answers; where it fails for another reason than the disk, what `instead` makes of the reason. */
export function allTheSame<T>(work: () => T, instead: (reason: string) => T): T {
  try {
    return work();
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return instead(error instanceof Error ? error.message : String(error));
  }
}
