import type { Recipient } from "../../../core/configuration.ts";
import type { Plan } from "../../../core/plan.ts";
import { channelNames } from "../../parts/channel-name.ts";
import { PaneSection } from "../../parts/pane-section.tsx";
import { t } from "../../language/language.ts";
import { inOwnWords } from "../../language/station-words.ts";

export const choiceAnchor = "choice";

/** The plan in force, why it was chosen and why the others were not. */
export function Choice({ plan }: { readonly plan: Plan }): React.JSX.Element {
  const { configuration, why, others, owner } = plan;
  return (
    <div id={choiceAnchor}>
      <PaneSection title={t("Configuration and why")}>
        {configuration === null ? (
          <p className="pane-text">
            <b className="crit">{t("None applies")}</b>: {inOwnWords(why)}.
            {owner !== null && t(" {{name}} was told.", { name: owner.name })}
          </p>
        ) : (
          <>
            <p className="pane-text">
              <b>{configuration.config_name}</b>: {inOwnWords(why)}.
            </p>
            <dl className="facts">
              <Recipients label={t("At once")} recipients={configuration.primary_recipients} />
              {configuration.enable_escalation ? (
                <Recipients
                  label={t("After {{escalation_threshold_seconds}} s", {
                    escalation_threshold_seconds: configuration.escalation_threshold_seconds,
                  })}
                  recipients={configuration.escalation_recipients ?? []}
                />
              ) : (
                <Fact label={t("Escalation")}>{t("off")}</Fact>
              )}
              <Fact label={t("Channels")}>
                {configuration.notification_channels.map((channel) => t(channelNames[channel])).join(", ")}
              </Fact>
              <Fact label={t("False alarm")}>
                {configuration.auto_close_false_alarm_seconds === null
                  ? t("never closes by itself")
                  : t("closes by itself when resolved within {{auto_close_false_alarm_seconds}} s", {
                      auto_close_false_alarm_seconds: configuration.auto_close_false_alarm_seconds,
                    })}
              </Fact>
              <Fact label={t("Closure notes")}>
                {configuration.require_closure_notes ? t("required") : t("optional")}
              </Fact>
            </dl>
          </>
        )}
        {others.length > 0 && (
          <dl className="facts">
            {others.map((other) => (
              <Fact key={other.id} label={t("Not chosen")}>
                {other.config_name} <span className="mute">· {inOwnWords(other.why)}</span>
              </Fact>
            ))}
          </dl>
        )}
      </PaneSection>
    </div>
  );
}

function Recipients({
  label,
  recipients,
}: {
  readonly label: string;
  readonly recipients: readonly Recipient[];
}): React.JSX.Element {
  return (
    <Fact label={label}>
      {recipients.length === 0 ? (
        <b className="crit">{t("nobody is named")}</b>
      ) : (
        recipients.map(({ name, role, channels }, index) => (
          <div key={`${index} ${name}`}>
            {name}
            <span className="mute">
              {role === null ? "" : ` · ${role}`} · {channels.map((channel) => t(channelNames[channel])).join(", ")}
            </span>
          </div>
        ))
      )}
    </Fact>
  );
}

export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: React.ReactNode;
}): React.JSX.Element {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
