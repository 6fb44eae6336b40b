import type { Channel } from "../../core/alert.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { HealthMark } from "../parts/health-mark.tsx";
import { missingFor } from "../settings/setting-words.ts";
import { isEdited, useSettings } from "../settings/settings-state.ts";
import { settingNames } from "../../core/settings.ts";
import { t } from "../language/language.ts";
import { useBeginning } from "./beginning.ts";
import { channelsOf, goToStep, isBlank, type RecipientDraft, useSetup } from "./setup-draft.ts";
import { usedChannels } from "./used-channels.ts";

/** Everything once more, with what will not work said plainly. */
export function FinishStep(): React.JSX.Element {
  const draft = useSetup();
  const isUnsaved = useSettings((state) => isEdited(state, settingNames));
  return (
    <>
      <Part title={t("Organisation and you")} step={0}>
        <p>{draft.account_name}</p>
        <p>
          {draft.operator_name}
          <span className="mute"> {draft.operator_email.trim() || t("without an email address")}</span>
        </p>
      </Part>
      <Part title={t("Who is told")} step={1}>
        {draft.is_skipped ? <Skipped email={draft.operator_email.trim()} /> : <Told />}
      </Part>
      <Part title={t("Channels")} step={2}>
        <ul className="channel-states">
          {usedChannels(draft).map((channel) => (
            <ChannelLine key={channel} channel={channel} />
          ))}
          <TestLine name="DESKTOP" title={t("This computer's screen")} />
          <TestLine name="SOUND" title={t("Sound")} />
        </ul>
        {isUnsaved && (
          <p className="setup-warning">
            {t(
              "Settings of a channel were edited but not saved. Go back to save them, or find them in the settings later.",
            )}
          </p>
        )}
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly step: number;
  readonly children: React.ReactNode;
}

function Part({ title, step, children }: PartProps): React.JSX.Element {
  return (
    <section className="settings-section setup-check" aria-label={title}>
      <div className="setup-check-head">
        <h2>{title}</h2>
        <ActionButton
          label={t("Change")}
          hint={t("Go back to {{title}}", { title: title.toLowerCase() })}
          onPress={() => goToStep(step)}
        />
      </div>
      {children}
    </section>
  );
}

function Skipped({ email }: { readonly email: string }): React.JSX.Element {
  return (
    <p className="setup-warning">
      {email === ""
        ? t("Skipped: an alert sounds and stands on this board; nobody is told by any channel, and nothing escalates.")
        : t(
            "Skipped: an alert sounds and stands on this board; only you are told, at {{email}}, and nothing escalates.",
            { email },
          )}
    </p>
  );
}

function Told(): React.JSX.Element {
  const { config_name, primary, escalation, enable_escalation, threshold, allowed } = useSetup();
  const tell = (one: RecipientDraft): string => {
    const channels = channelsOf(one).filter((channel) => allowed.includes(channel));
    return `${one.name} (${channels.map((channel) => t(channelNames[channel])).join(", ") || t("no channel")})`;
  };
  const later = escalation.filter((one) => !isBlank(one));
  return (
    <>
      <p>
        <strong>{config_name}</strong>
        <span className="mute"> {t("for every type of alert and every team")}</span>
      </p>
      <p>
        <span className="mute">{t("At once:")}</span>{" "}
        {primary
          .filter((one) => !isBlank(one))
          .map(tell)
          .join(", ")}
      </p>
      {enable_escalation && later.length > 0 ? (
        <p>
          <span className="mute">{t("After {{threshold}} s:", { threshold })}</span> {later.map(tell).join(", ")}
        </p>
      ) : (
        <p className="setup-warning">{t("Nobody else is told when nobody acknowledges.")}</p>
      )}
    </>
  );
}

function ChannelLine({ channel }: { readonly channel: Channel }): React.JSX.Element {
  const settings = useSettings(({ view }) => view?.settings ?? null);
  const tested = useBeginning(({ testByName }) => testByName[channel]);
  const missing = settings === null ? [] : missingFor(channel, settings);
  if (missing.length > 0)
    return (
      <Line
        health="not_set_up"
        title={t(channelNames[channel])}
        words={t("not set up: its notifications will fail (needs {{missing}})", { missing: missing.join(", ") })}
        isBad
      />
    );
  if (tested === undefined)
    return <Line health="idle" title={t(channelNames[channel])} words={t("set up, not tested")} />;
  return tested ? (
    <Line health="ok" title={t(channelNames[channel])} words={t("tested, the provider accepted it")} />
  ) : (
    <Line health="failing" title={t(channelNames[channel])} words={t("the latest test failed")} isBad />
  );
}

function TestLine({ name, title }: { readonly name: "DESKTOP" | "SOUND"; readonly title: string }): React.JSX.Element {
  const tested = useBeginning(({ testByName }) => testByName[name]);
  if (tested === undefined) return <Line health="idle" title={title} words={t("not tested")} />;
  return tested ? (
    <Line health="ok" title={title} words={t("tested")} />
  ) : (
    <Line health="failing" title={title} words={t("the latest test failed")} isBad />
  );
}

interface LineProps {
  readonly health: "ok" | "idle" | "failing" | "not_set_up";
  readonly title: string;
  readonly words: string;
  readonly isBad?: boolean;
}

function Line({ health, title, words, isBad = false }: LineProps): React.JSX.Element {
  return (
    <li className="channel-state">
      <HealthMark health={health} />
      <span>
        {title}: <span className={isBad ? "setup-warning" : "mute"}>{words}</span>
      </span>
    </li>
  );
}
