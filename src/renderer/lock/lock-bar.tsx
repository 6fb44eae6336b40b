import { IconLock } from "@tabler/icons-react";

import { t } from "../language/language.ts";

import { isLocked, useSignIn } from "../state/sign-in.ts";
import { secretFieldId } from "./lock-key.ts";
import "./lock.css";
import { SignInForm } from "./sign-in-form.tsx";

/** A locked console hides nothing: the bar stands under the screen and says what is refused, and how to sign in. */
export function LockBar(): React.JSX.Element | null {
  const locked = useSignIn(({ view }) => isLocked(view));
  const operator = useSignIn(({ view }) => view?.operator ?? null);
  if (!locked) return null;
  return (
    <section className="lock-bar" aria-label={t("Locked console")}>
      <IconLock size={20} stroke={1.8} aria-hidden="true" />
      <p role="status">
        <b>{t("This console is locked.")}</b>{" "}
        {t("It shows and sounds everything; it refuses to act until somebody signs in.")}
        {operator !== null && t(" {{name}} sat here last.", { name: operator.name })}
      </p>
      <SignInForm secretId={secretFieldId} usual={operator?.id ?? null} />
    </section>
  );
}
