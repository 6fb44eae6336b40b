// What a field of the first run says about itself.
import { create } from "zustand";

import { useBeginning } from "./beginning.ts";
import { useSetup } from "./setup-draft.ts";
import { toFirstRun } from "./to-first-run.ts";

/** Fields that somebody has left once: an error while one still writes the first letters is noise. */
const useTouched = create<{ readonly fields: ReadonlySet<string> }>(() => ({ fields: new Set() }));

export interface FieldState {
  readonly error: string | undefined;
  readonly onBlur: () => void;
}

export function useField(name: string): FieldState {
  const error = useSetup((draft) => toFirstRun(draft).errorByField[name]);
  const refused = useBeginning(({ refusedByField }) => refusedByField[name]);
  const areErrorsShown = useBeginning((state) => state.areErrorsShown);
  const isTouched = useTouched(({ fields }) => fields.has(name));
  return {
    error: refused ?? (areErrorsShown || isTouched ? error : undefined),
    onBlur: () => {
      if (!useTouched.getState().fields.has(name))
        useTouched.setState(({ fields }) => ({ fields: new Set([...fields, name]) }));
    },
  };
}
