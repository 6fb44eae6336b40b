import type { ConsolesView, ConsoleView } from "../../contract/consoles.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { HealthMark } from "../parts/health-mark.tsx";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { useConsoles } from "../state/consoles.ts";
import { presenceWords } from "../state/presence.ts";
import { useMay } from "../state/sign-in.ts";
import type { Question } from "./console-dialogs.tsx";
import { clockWords, connectionWords, healthOf, isSkewed, roleNames } from "./console-words.ts";

interface ConsoleCardProps {
  readonly view: ConsolesView;
  readonly console: ConsoleView;
  readonly onAsk: (question: Question) => void;
}

/** One console: how it is connected, what it does, who sits there, and what can be done about it. */
export function ConsoleCard({ view, console, onAsk }: ConsoleCardProps): React.JSX.Element {
  const { id, name, role, digit, version, address, fingerprint, trouble, revoked_at, is_own } = console;
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const clock = clockWords(console);
  const who = presenceWords(console.presence);
  const facts = [
    t(roleNames[role]),
    version === null ? null : t("version {{version}}", { version }),
    digit === null ? null : t("its numbers end in {{digit}}", { digit }),
  ].filter((fact) => fact !== null);
  const where = is_own ? (view.port === null ? null : t("takes calls at port {{port}}", { port: view.port })) : address;
  return (
    <li className="console-card" data-revoked={revoked_at !== null || undefined} data-console={id}>
      <HealthMark health={healthOf(console)} />
      <div className="console-name">
        <b className="clip" title={name}>
          {name}
        </b>
        <span className="mute">{facts.join(" · ")}</span>
      </div>
      <div className="console-state">
        <span className={trouble === null ? undefined : "crit"}>{trouble ?? connectionWords(console, minute)}</span>
        <CatchingUp console={console} />
        {clock !== null && (
          <span className={isSkewed(console) ? "warn" : "mute"}>
            {clock}
            {isSkewed(console) && t(": set the clocks right, or times in the record mislead")}
          </span>
        )}
        {is_own && view.port_error !== null && (
          <span className="crit">{t("Can't be called: {{reason}}", { reason: view.port_error })}</span>
        )}
      </div>
      <div className="console-duty">
        <Duty view={view} console={console} minute={minute} />
        {who !== null && <span className="mute">{who}</span>}
      </div>
      <div className="console-more">
        <span className="mute fingerprint">
          {where !== null && <span className="num">{where}</span>}
          {fingerprint !== "" && <span title={t("Fingerprint of its certificate")}>{fingerprint}</span>}
        </span>
        <Actions view={view} console={console} onAsk={onAsk} />
      </div>
    </li>
  );
}

function Duty({
  view,
  console,
  minute,
}: Pick<ConsoleCardProps, "view" | "console"> & { readonly minute: number }): React.JSX.Element {
  if (console.revoked_at !== null) return <span className="mute">{t("Shut out of the group")}</span>;
  if (console.is_on_duty)
    return (
      <>
        <b className="console-on-duty">{t("On duty")}</b>
        <span className="mute num">
          {t("since {{instant}}, term {{term}}", {
            instant: formatInstant(view.duty.since, minute),
            term: view.duty.term ?? 0,
          })}
        </span>
      </>
    );
  return <span className="mute">{console.role === "display" ? t("Never takes duty") : t("Standing by")}</span>;
}

/** How far it has come since it fell behind. */
function CatchingUp({
  console: { id, name, behind, awaited },
}: {
  readonly console: ConsoleView;
}): React.JSX.Element | null {
  const most = useConsoles(({ mostById }) => mostById[id] ?? 0);
  const left = (behind ?? 0) + (awaited ?? 0);
  if (left === 0 || most === 0) return null;
  return <progress max={most} value={most - left} aria-label={t("{{name}} catches up", { name })} />;
}

function Actions({ view, console, onAsk }: ConsoleCardProps): React.JSX.Element | null {
  const mayEdit = useMay("consoles.patch");
  const mayRevoke = useMay("consoles.remove");
  const moving = useConsoles((consoles) => consoles.moving);
  const { role, revoked_at, is_own, is_connected, is_on_duty } = console;
  const isGroup = view.consoles.length > 1 && !view.is_revoked;
  if (revoked_at !== null && !is_own) return null;
  const reason =
    view.duty.console_id === null
      ? t("Nobody is on duty now; wait until a console has taken it")
      : is_own || is_connected
        ? null
        : t("It is not connected");
  return (
    <span className="console-actions">
      {mayEdit && isGroup && role === "full" && !is_on_duty && (
        <ActionButton
          label={is_own ? t("Take duty here") : t("Move duty there")}
          isBusy={moving !== null}
          reason={reason}
          onPress={() => onAsk("duty")}
        />
      )}
      {mayEdit && <ActionButton label={t("Rename")} onPress={() => onAsk("rename")} />}
      {mayEdit && isGroup && (
        <ActionButton
          label={role === "full" ? t("Make it a display") : t("Make it a full console")}
          onPress={() => onAsk("role")}
        />
      )}
      {mayRevoke && !is_own && <ActionButton label={t("Revoke")} onPress={() => onAsk("revoke")} />}
    </span>
  );
}
