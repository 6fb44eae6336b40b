import { useState } from "react";

import type { Channel } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { ChannelGroup } from "../settings/channel-group.tsx";
import { DesktopTest } from "../settings/desktop-section.tsx";
import { channelGroups, missingFor } from "../settings/setting-words.ts";
import { readSettings, useSettings } from "../settings/settings-state.ts";
import { SoundTest } from "../sound/sound-menu.tsx";
import { noteTest, useBeginning } from "./beginning.ts";
import { type SetupDraft, useSetup } from "./setup-draft.ts";
import { usedChannels } from "./used-channels.ts";

export function ChannelsStep(): React.JSX.Element {
  const draft = useSetup();
  const { view, failure } = useSettings();
  const used = usedChannels(draft);
  return (
    <>
      <p className="setup-lead">
        {t(
          "How messages leave this console. Set up what you have and test it; what is left out can follow in the settings, and until then its notifications fail in sight of everybody.",
        )}
      </p>
      {view === null ? (
        <div role="alert">
          {failure === null ? (
            <p>{t("Reading the settings")}</p>
          ) : (
            <p className="field-error">{t("The settings cannot be read: {{failure}}.", { failure })}</p>
          )}
          {failure !== null && <ActionButton label={t("Read them again")} onPress={() => void readSettings()} />}
        </div>
      ) : (
        channelGroups.map((group) => {
          const needed = group.channels.filter((channel) => used.includes(channel));
          return (
            <Panel
              key={group.title}
              title={t(group.title)}
              note={
                needed.length === 0
                  ? draft.is_skipped
                    ? stateWords(group.channels, missing(group.channels))
                    : t("not used by your configuration")
                  : t("{{channels}} used: {{stateWords}}", {
                      channels: needed.map((channel) => t(channelNames[channel])).join(", "),
                      stateWords: stateWords(needed, missing(needed)),
                    })
              }
              isOpenFirst={needed.length > 0 || (draft.is_skipped && group.channels.includes("EMAIL"))}
            >
              <ChannelGroup group={group} onTested={noteTest} suggest={(channel) => suggestion(draft, channel)} />
            </Panel>
          );
        })
      )}
      <Panel title={t("This computer's screen")} note={t("works without set-up")} isOpenFirst>
        <p>{t("New alerts are also shown by the desktop, even while this window is hidden.")}</p>
        <DesktopTest onResult={(ok) => noteTest("DESKTOP", ok)} />
      </Panel>
      <Panel title={t("Sound")} note={t("works without set-up")} isOpenFirst>
        <HeardTest />
      </Panel>
    </>
  );

  function missing(channels: readonly Channel[]): readonly Channel[] {
    return channels.filter((channel) => missingFor(channel, view?.settings ?? []).length > 0);
  }
}

function stateWords(channels: readonly Channel[], missing: readonly Channel[]): string {
  if (missing.length === 0) return t("set up");
  return missing.length === channels.length
    ? t("not set up")
    : t("{{channels}} not set up", { channels: missing.map((channel) => t(channelNames[channel])).join(", ") });
}

function suggestion(draft: SetupDraft, channel: Channel): string | undefined {
  const own =
    channel === "EMAIL" || channel === "PUSH"
      ? draft.operator_email
      : (draft.primary.find(({ phone }) => phone.trim() !== "")?.phone ?? "");
  return own.trim() === "" ? undefined : own.trim();
}

interface PanelProps {
  readonly title: string;
  readonly note: string;
  readonly isOpenFirst: boolean;
  readonly children: React.ReactNode;
}

function Panel({ title, note, isOpenFirst, children }: PanelProps): React.JSX.Element {
  const [isOpen, setIsOpen] = useState(isOpenFirst);
  return (
    <details
      className="settings-section setup-panel"
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>
        <h2>{title}</h2>
        <span className="mute">{note}</span>
      </summary>
      <div className="setup-panel-body">{children}</div>
    </details>
  );
}

/** Only a person can say whether it was heard. */
function HeardTest(): React.JSX.Element {
  const heard = useBeginning(({ testByName }) => testByName.SOUND);
  return (
    <>
      <p>{t("An alert sounds here until somebody takes it. Turn the speakers on and play the test sound.")}</p>
      <SoundTest />
      <div className="setup-row" role="group" aria-label={t("Was it heard")}>
        <ActionButton label={heard === true ? "✓ Heard" : t("I heard it")} onPress={() => noteTest("SOUND", true)} />
        <ActionButton
          label={heard === false ? t("✕ Not heard") : t("I heard nothing")}
          onPress={() => noteTest("SOUND", false)}
        />
      </div>
      {heard === false && (
        <p className="setup-warning">
          {t(
            "Choose another output behind Sound at the top, check the cable and the volume of the system. Until it is heard, somebody has to watch the board.",
          )}
        </p>
      )}
    </>
  );
}
