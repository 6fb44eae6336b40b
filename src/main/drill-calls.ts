// The window's questions about exercises.
import type { DrillForesight, drillCalls as calls } from "../contract/drill.ts";
import type { Trigger } from "../core/alert-command.ts";
import { drillLine, drillReport, foreseenPeople } from "../core/drill.ts";
import { firstAccountId } from "./founding.ts";
import type { Reader } from "./ports.ts";
import type { Handlers } from "./shell/console-station.ts";

const mostDrills = 100;

export function drillCalls(
  reader: Pick<Reader, "alert" | "alerts" | "timeline" | "foresee">,
  now: () => number,
): Pick<Handlers, keyof typeof calls> {
  return {
    "drill.foresee": ({ destinations, severity }) => {
      const at = now();
      const calledOf = (ids: readonly string[]): DrillForesight["people"] => {
        const trigger: Trigger = { alert_type: "OTHER", severity, destinations: [...ids], is_drill: true };
        return foreseenPeople(reader.foresee(firstAccountId, trigger, at).foreseen.notifications, at);
      };
      const people = calledOf(destinations);
      return { people, silent: destinations.filter((id) => calledOf([id]).length === 0) };
    },
    "drill.list": () =>
      reader
        .alerts(firstAccountId, { is_drill: true }, { limit: mostDrills, after: null, descending: true })
        .items.flatMap(({ id }) => {
          const state = reader.alert(firstAccountId, id);
          return state === null ? [] : drillLine(state);
        }),
    "drill.read": ({ id }) => {
      const state = reader.alert(firstAccountId, id);
      return state === null || !state.alert.is_drill ? null : drillReport(state, reader.timeline(state.alert.id));
    },
  };
}
