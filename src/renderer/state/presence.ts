// Who looks at what at the other consoles, and what is told them of this one. Forgotten with the connection, never recorded.
import type { Input } from "../../contract/calls.ts";
import type { Presence } from "../../contract/peer.ts";
import { t } from "../language/language.ts";
import { commentFieldId } from "./carry-out.ts";
import { ask } from "./connection.ts";
import { useConsoles } from "./consoles.ts";
import { useDrafts } from "./drafts.ts";
import { othersOf } from "./duty.ts";
import { isLocked, operatorName, useSignIn } from "./sign-in.ts";
import { isPage, type Page, useView } from "./view.ts";

/** The others hear of it this often at most. */
const tellMs = 1500;
/** Whoever has not typed for so long only looks. */
const typingMs = 8000;

const doings: Readonly<Record<string, string>> = {
  comment: "{{name}} is writing a comment",
  acknowledge: "{{name}} is acknowledging this",
  resolve: "{{name}} is resolving this",
  close: "{{name}} is writing a closure note",
  escalate: "{{name}} is escalating this",
  hand_off: "{{name}} is handing this off",
  reopen: "{{name}} is reopening this",
  unacknowledge: "{{name}} is handing this back",
};

const pages: Readonly<Partial<Record<Page, string>>> = {
  board: "at the board",
  map: "at the map",
  calendar: "at the on-call calendar",
  settings: "at the settings",
};

/** Until the returned function is called. */
export function startPresence(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  let typedAt = 0;
  let groupSize = 0;
  let dueAt = Infinity;
  const tellIn = (wait: number): void => {
    if (Date.now() + wait >= dueAt) return;
    clearTimeout(timer);
    dueAt = Date.now() + wait;
    timer = setTimeout(tell, wait);
  };
  function tell(): void {
    dueAt = Infinity;
    if (groupSize === 0) return;
    const isTyping = Date.now() - typedAt < typingMs;
    const presence = presenceNow(isTyping);
    // Nobody says when they stop.
    if (isTyping) tellIn(typingMs);
    const text = JSON.stringify(presence);
    if (text === told) return;
    told = text;
    // `ask` has noted a silent main process; what changes next is told again.
    ask("consoles.present", presence).catch(() => void (told = ""));
  }
  const stops = [
    useView.subscribe(() => tellIn(tellMs)),
    useSignIn.subscribe(() => tellIn(tellMs)),
    useConsoles.subscribe(({ view }) => {
      const size = view === null ? 0 : othersOf(view).length;
      if (size === groupSize) return;
      groupSize = size;
      told = "";
      tellIn(tellMs);
    }),
    useDrafts.subscribe(() => {
      typedAt = Date.now();
      tellIn(tellMs);
    }),
    () => clearTimeout(timer),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function presenceNow(isTyping: boolean): Input<"consoles.present"> {
  const { page, focusedId, dialog } = useView.getState();
  const alert_id = dialog?.kind === "act" ? dialog.alertId : page === "board" || page === "map" ? focusedId : null;
  const isWriting = isTyping && document.activeElement?.id === commentFieldId;
  return {
    operator: isLocked(useSignIn.getState().view) ? null : operatorName() || null,
    page,
    alert_id,
    doing: dialog?.kind === "act" ? dialog.action : alert_id !== null && isWriting ? "comment" : null,
  };
}

/** Who sits at a console and where; null: nobody that is known. */
export function presenceWords(presence: Presence | null): string | null {
  if (presence === null || presence.operator === null) return null;
  const place = presence.page !== null && isPage(presence.page) ? pages[presence.page] : undefined;
  return place === undefined ? presence.operator : `${presence.operator}, ${t(place)}`;
}

/** Who else looks at this alert or does something with it, in words; empty: nobody. */
export function useWatchers(alertId: string): string {
  return useConsoles(({ view }) =>
    view === null
      ? ""
      : othersOf(view)
          .filter(({ is_connected, presence }) => is_connected && presence?.alert_id === alertId)
          .map(({ name, presence }) => {
            const who = presence?.operator ?? name;
            return t(doings[presence?.doing ?? ""] ?? "{{name}} looks at this", { name: who });
          })
          .join(" · "),
  );
}
