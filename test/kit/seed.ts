// Properties look at other cases in each run on a developer's machine. A check of a change runs the same ones every time, so that
// it fails for what the change did; WATCHDESK_TEST_SEED repeats a run that failed.
import fc from "fast-check";

const { WATCHDESK_TEST_SEED, CI } = process.env;

if (WATCHDESK_TEST_SEED !== undefined) fc.configureGlobal({ seed: Number(WATCHDESK_TEST_SEED) });
else if (CI !== undefined) fc.configureGlobal({ seed: 184500 });
