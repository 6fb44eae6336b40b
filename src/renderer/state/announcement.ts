// What a screen reader is told unasked: new critical alerts, and critical ones that nobody answered.
import { create } from "zustand";

import { type Alert, isUnanswered } from "../../core/alert.ts";
import { typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { useAlerts } from "./alerts.ts";
import { locationOf } from "./location.ts";

interface Announcement {
  readonly text: string;
}

export const useAnnouncement = create<Announcement>(() => ({ text: "" }));

export function startAnnouncements(): () => void {
  return useAlerts.subscribe((state, before) => {
    if (state.alertById === before.alertById || before.status === "loading") return;
    const fresh = [...state.arrivedAtById.keys()]
      .filter((id) => !before.arrivedAtById.has(id))
      .flatMap((id) => state.alertById.get(id) ?? [])
      .filter((alert) => alert.severity === "CRITICAL" && isUnanswered(alert.status) && !alert.is_drill);
    const [first] = fresh;
    if (first === undefined) return;
    useAnnouncement.setState({
      text:
        fresh.length === 1
          ? sentence(first)
          : t("{{length}} new critical alerts. {{sentence}}", { length: fresh.length, sentence: sentence(first) }),
    });
  });
}

function sentence(alert: Alert): string {
  const place = locationOf(alert).name;
  const who = alert.employee_name ?? alert.source;
  return t("Critical {{type}} alert, number {{number}}: {{who}}.", {
    type: t(typeNames[alert.alert_type]),
    number: alert.number,
    who: place === null ? who : `${who}, ${place}`,
  });
}
