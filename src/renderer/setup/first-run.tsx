import "../settings/settings.css";
import "./setup.css";
import { useEffect, useRef, useState } from "react";

import { t } from "../language/language.ts";

import { ActionButton } from "../parts/action-button.tsx";
import { readSettings } from "../settings/settings-state.ts";
import { startAlarm } from "../sound/alarm.ts";
import { SoundMenu } from "../sound/sound-menu.tsx";
import { useSession } from "../state/session.ts";
import { beginConsole, useBeginning } from "./beginning.ts";
import { ChannelsStep } from "./channels-step.tsx";
import { FinishStep } from "./finish-step.tsx";
import { JoinStep } from "./join-step.tsx";
import { OrganisationStep } from "./organisation-step.tsx";
import { RecipientsStep } from "./recipients-step.tsx";
import { goToStep, useSetup } from "./setup-draft.ts";
import { stepOf, toFirstRun } from "./to-first-run.ts";

const steps = [
  { title: "Organisation and you", body: <OrganisationStep /> },
  { title: "Who is told", body: <RecipientsStep /> },
  { title: "Channels", body: <ChannelsStep /> },
  { title: "Check and begin", body: <FinishStep /> },
];

/** From an empty console to one that reaches people, in four steps that can be taken back. */
export function FirstRunPage(): React.JSX.Element {
  const draft = useSetup();
  const { isBusy } = useBeginning();
  const [isJoining, setJoining] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => startAlarm(), []);
  useEffect(() => void readSettings(), []);
  useEffect(() => {
    const field = draft.step === 0 ? document.querySelector<HTMLElement>(".setup-body input") : null;
    (field ?? title.current)?.focus();
  }, [draft.step]);

  const isLast = draft.step === steps.length - 1;
  const goOn = (): void => {
    const wrong = Object.keys(toFirstRun(draft).errorByField).filter((field) => stepOf(field) === draft.step);
    useBeginning.setState({ areErrorsShown: wrong.length > 0, refusal: null });
    if (wrong.length > 0) focusFirstError();
    else if (isLast) void beginConsole();
    else goToStep(draft.step + 1);
  };
  if (isJoining)
    return (
      <div className="setup" data-joining>
        <aside className="setup-side">
          <b className="setup-name">{t("WATCHDESK")}</b>
          <Runtime />
        </aside>
        <main className="setup-main">
          <div className="setup-top">
            <span />
            <SoundMenu />
          </div>
          <div className="setup-body">
            <h1>{t("Join an existing control room")}</h1>
            <JoinStep onBack={() => setJoining(false)} />
          </div>
        </main>
      </div>
    );
  return (
    <div className="setup">
      <aside className="setup-side">
        <b className="setup-name">{t("WATCHDESK")}</b>
        <StepList />
        <p className="setup-other">
          {t("Does the room have a console already?")}{" "}
          <button type="button" className="setup-link" onClick={() => setJoining(true)}>
            {t("Join an existing control room")}
          </button>
        </p>
        <Runtime />
      </aside>
      <main className="setup-main">
        <div className="setup-top">
          <span className="mute">
            {t("Step {{step}} of {{length}}", { step: draft.step + 1, length: steps.length })}
          </span>
          <SoundMenu />
        </div>
        <form
          className="setup-body"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          <h1 ref={title} tabIndex={-1}>
            {t(steps[draft.step]?.title ?? "")}
          </h1>
          {steps[draft.step]?.body}
          {/* Enter in a field goes on, as the button does. */}
          <button type="submit" hidden />
        </form>
        <footer className="setup-foot">
          <Refusal />
          {draft.step > 0 && <ActionButton label={t("Back")} onPress={() => goToStep(draft.step - 1)} />}
          <ActionButton
            label={isLast ? (isBusy ? t("Beginning") : t("Begin")) : t("Continue")}
            keys="Enter"
            look="primary"
            isBusy={isBusy}
            onPress={goOn}
          />
        </footer>
      </main>
    </div>
  );
}

function StepList(): React.JSX.Element {
  const draft = useSetup();
  const wrong = new Set(Object.keys(toFirstRun(draft).errorByField).map(stepOf));
  return (
    <ol className="setup-steps">
      {steps.map(({ title }, index) => {
        const isReachable = index <= draft.furthest;
        const state = index === draft.step ? "now" : !isReachable ? "later" : wrong.has(index) ? "wrong" : "done";
        return (
          <li key={title} data-state={state}>
            <button
              type="button"
              aria-current={index === draft.step ? "step" : undefined}
              disabled={!isReachable}
              onClick={() => goToStep(index)}
            >
              <span className="setup-step-mark" aria-hidden="true">
                {state === "done" ? "✓" : state === "wrong" ? "!" : index + 1}
              </span>
              {t(title)}
              {state === "wrong" && <span className="unseen">{t(", something is missing")}</span>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function Refusal(): React.JSX.Element {
  const refusal = useBeginning((state) => state.refusal);
  return (
    <p className="field-error setup-refusal" role="alert">
      {refusal}
    </p>
  );
}

function Runtime(): React.JSX.Element | null {
  const session = useSession((state) => state.session);
  if (session === null) return null;
  return (
    <p className="setup-runtime mute small">
      {t("Version {{version}}, {{runtime}}", { version: session.version, runtime: session.runtime })}
      {session.runtime_note === null ? "" : `. ${session.runtime_note}`}
    </p>
  );
}

/** After the errors are painted. */
function focusFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".setup-body [aria-invalid=true]")?.focus());
}
