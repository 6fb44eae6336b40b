import { useEffect, useState } from "react";

import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { isFreeKey } from "../parts/free-key.ts";
import { actFor } from "../parts/key-line.ts";
import { useConsoles } from "../state/consoles.ts";
import { othersOf } from "../state/duty.ts";
import { useMay } from "../state/sign-in.ts";
import { ConflictsSection } from "./conflicts-section.tsx";
import { ConsoleCard } from "./console-card.tsx";
import { ConsoleDialog, type Question } from "./console-dialogs.tsx";
import { consoleLines } from "./key-lines.ts";
import { DutyLine } from "./duty-line.tsx";
import { EnterCodeDialog } from "./enter-code-dialog.tsx";
import { ShowCodeDialog } from "./show-code-dialog.tsx";
import "./consoles.css";

type Asked =
  | { readonly kind: "show_code" | "enter_code" }
  | { readonly kind: "console"; readonly id: string; readonly question: Question };

/** The consoles of the group: how they are connected, which is on duty, how another one joins, and what they disagree about. */
export function ConsolesPage(): React.JSX.Element {
  const { view, failure } = useConsoles();
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayPair = useMay("consoles.create");
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = actFor(consoleLines, event);
      if (act?.kind !== "ask" || !mayPair || !isFreeKey(event)) return;
      setAsked({ kind: act.dialog });
      event.preventDefault();
    };
    globalThis.addEventListener("keydown", press);
    return () => globalThis.removeEventListener("keydown", press);
  }, [mayPair]);
  const close = (): void => setAsked(null);
  const others = view === null ? [] : othersOf(view);
  const about = asked?.kind === "console" ? view?.consoles.find(({ id }) => id === asked.id) : undefined;
  return (
    <main className="consoles" aria-label={t("Consoles")}>
      <div className="consoles-bar">
        <h1>{t("Consoles")}</h1>
        {view !== null && <DutyLine view={view} />}
        <span className="consoles-gap" />
        {mayPair && (
          <>
            <ActionButton label={t("Show a code")} keys="+" onPress={() => setAsked({ kind: "show_code" })} />
            <ActionButton
              label={t("Enter a code")}
              keys="E"
              reason={others.length > 0 ? t("This console belongs to a group already") : null}
              onPress={() => setAsked({ kind: "enter_code" })}
            />
          </>
        )}
      </div>
      {failure !== null && (
        <p className="consoles-bad" role="alert">
          {t("The consoles cannot be read: {{failure}}. What is shown may be old.", { failure })}
        </p>
      )}
      {view === null ? (
        failure === null && <CalmNotice title={t("Reading the consoles")} />
      ) : (
        <div className="consoles-body" tabIndex={0} role="region" aria-label={t("Consoles and conflicts")}>
          <section aria-labelledby="consoles-title">
            <h2 id="consoles-title">
              {t("In this group")} <span className="mute num">{others.length + 1}</span>
            </h2>
            <ul className="consoles-list">
              {view.consoles.map((console) => (
                <ConsoleCard
                  key={console.id}
                  view={view}
                  console={console}
                  onAsk={(question) => setAsked({ kind: "console", id: console.id, question })}
                />
              ))}
            </ul>
            {others.length === 0 && !view.is_revoked && (
              <p className="mute consoles-none">
                {t(
                  "No other console works with this one. With a second one the room goes on when this computer fails: show a code here and enter it there, or the other way round.",
                )}
              </p>
            )}
          </section>
          <ConflictsSection />
        </div>
      )}
      {asked?.kind === "show_code" && <ShowCodeDialog onClose={close} />}
      {asked?.kind === "enter_code" && others.length === 0 && <EnterCodeDialog onClose={close} />}
      {asked?.kind === "console" && view !== null && about !== undefined && (
        <ConsoleDialog view={view} console={about} question={asked.question} onClose={close} />
      )}
    </main>
  );
}
