import type { ConsolesView } from "../../contract/consoles.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { formatAge, formatClock, formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { forgetMoving, useConsoles } from "../state/consoles.ts";
import { dutyStateOf, holderOf } from "../state/duty.ts";

/** What is being sent is finished before duty moves; longer than this wants somebody to look. */
const patienceMs = 15_000;

/** Who notifies and escalates, in one line; and where duty is moving to, until it is there. */
export function DutyLine({ view }: { readonly view: ConsolesView }): React.JSX.Element {
  const moving = useConsoles((consoles) => consoles.moving);
  const now = useClock((clock) => clock.now);
  if (moving !== null) {
    const name = view.consoles.find(({ id }) => id === moving.to)?.name ?? "";
    const isLate = now - moving.since > patienceMs;
    return (
      <span className="consoles-duty" role="status" data-tone={isLate ? "warn" : undefined}>
        {isLate
          ? t("Duty has not moved to {{name}} since {{clock}}: it stays where it is until that console takes it", {
              name,
              clock: formatClock(moving.since),
            })
          : t("Duty is moving to {{name}}, {{age}}", { name, age: formatAge(now - moving.since) })}
        {isLate && <ActionButton label={t("Let it be")} onPress={forgetMoving} />}
      </span>
    );
  }
  const { text, tone } = wordsOf(view, now);
  return (
    <span className="consoles-duty" role="status" data-tone={tone}>
      {text}
    </span>
  );
}

function wordsOf(view: ConsolesView, now: number): { readonly text: string; readonly tone?: "warn" | "crit" } {
  const name = holderOf(view)?.name ?? "";
  const since = formatInstant(view.duty.since, now);
  switch (dutyStateOf(view, now)) {
    case "alone":
      return { text: t("This console works alone: it notifies and escalates") };
    case "here":
      return { text: t("On duty here since {{since}}", { since }) };
    case "elsewhere":
      return { text: t("On duty: {{name}} since {{since}}", { name, since }) };
    case "settling":
      return { text: t("The consoles agree on who is on duty") };
    case "apart":
      return {
        text: t("On duty here by itself since {{since}}: no other console is reached", { since }),
        tone: "warn",
      };
    case "nobody":
      return { text: t("No console that this one hears is on duty"), tone: "crit" };
    case "shut_out":
      return { text: t("The other consoles have revoked this one"), tone: "crit" };
  }
}
