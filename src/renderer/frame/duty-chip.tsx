import type { ConsolesView } from "../../contract/consoles.ts";
import { t } from "../language/language.ts";
import { type Health, HealthMark } from "../parts/health-mark.tsx";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { useConsoles } from "../state/consoles.ts";
import { type DutyState, dutyStateOf, holderOf } from "../state/duty.ts";
import { openPage } from "../state/view.ts";

const healths: Readonly<Record<DutyState, Health>> = {
  alone: "ok",
  here: "ok",
  elsewhere: "ok",
  settling: "idle",
  apart: "slow",
  nobody: "failing",
  shut_out: "failing",
};

/** Which console notifies and escalates; leads to the screen of the consoles. */
export function DutyChip(): React.JSX.Element | null {
  const view = useConsoles((consoles) => consoles.view);
  const state = useClock(({ now }) => (view === null ? null : dutyStateOf(view, now)));
  const since = useClock(({ now }) => (view === null ? "" : formatInstant(view.duty.since, now)));
  if (view === null || state === null) return null;
  const { label, title } = wordsOf(state, view, since);
  return (
    <li className="header-chip" data-health={healths[state]}>
      <button type="button" className="header-duty" title={`${title} (Z)`} onClick={() => openPage("consoles")}>
        <HealthMark health={healths[state]} />
        <span className="clip">{label}</span>
      </button>
    </li>
  );
}

function wordsOf(
  state: DutyState,
  view: ConsolesView,
  since: string,
): { readonly label: string; readonly title: string } {
  const name = holderOf(view)?.name ?? "";
  switch (state) {
    case "alone":
      return { label: t("On duty here"), title: t("This console works alone: it notifies and escalates") };
    case "here":
      return { label: t("On duty here"), title: t("This console notifies and escalates, since {{since}}", { since }) };
    case "elsewhere":
      return {
        label: t("On duty: {{name}}", { name }),
        title: t("{{name}} notifies and escalates, since {{since}}", { name, since }),
      };
    case "settling":
      return { label: t("Duty is moving"), title: t("The consoles agree on which of them notifies and escalates") };
    case "apart":
      return {
        label: t("On duty here, by itself"),
        title: t(
          "No other console is reached: this one took duty by itself at {{since}}. The other side may do the same, so that somebody may be told twice",
          { since },
        ),
      };
    case "nobody":
      return { label: t("Nobody on duty"), title: t("No console that this one hears notifies and escalates") };
    case "shut_out":
      return { label: t("Shut out"), title: t("The other consoles have revoked this one; it works on its own") };
  }
}
