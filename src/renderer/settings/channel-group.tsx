import { Button } from "@mantine/core";
import { useState } from "react";

import type { ChannelHealth } from "../../contract/room.ts";
import type { Channel } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { channelNames, wordChannels } from "../parts/channel-name.ts";
import { HealthMark, healthWords } from "../parts/health-mark.tsx";
import { useRoom } from "../state/room.ts";
import { ChannelTest } from "./channel-test.tsx";
import { SaveBar } from "./save-bar.tsx";
import { SettingField } from "./setting-field.tsx";
import { isEdited, saveSettings, shownSetting, useSettings } from "./settings-state.ts";
import { type ChannelGroup as Group, isRarelyNeeded, missingFor } from "./setting-words.ts";
import { SmtpField } from "./smtp-field.tsx";

interface ChannelGroupProps {
  readonly group: Group;
  readonly onTested?: (channel: Channel, ok: boolean) => void;
  /** Where a test may go until somebody types another address. */
  readonly suggest?: (channel: Channel) => string | undefined;
}

/** The settings of the channels that one provider carries, with a test of each. */
export function ChannelGroup({ group, onTested, suggest }: ChannelGroupProps): React.JSX.Element {
  const { view, editByName, smtp } = useSettings();
  const edited = isEdited({ editByName, smtp }, group.settings);
  const [isSpecialShown, setIsSpecialShown] = useState(false);
  const isSpecial = (name: (typeof group.settings)[number]): boolean =>
    isRarelyNeeded(name) && shownSetting(view, name)?.is_set !== true && editByName[name] === undefined;
  const special = group.settings.filter(isSpecial);
  const usual = group.settings.filter((name) => !isSpecial(name));
  const missing = (channel: Channel): string | null => {
    const lacking = missingFor(channel, view?.settings ?? []);
    return lacking.length === 0 || edited ? null : t("Set first: {{lacking}}", { lacking: lacking.join(", ") });
  };
  return (
    <div className="channel-group">
      <div className="channel-set">
        <ul className="channel-states">
          {group.channels.map((channel) => (
            <ChannelState key={channel} channel={channel} missing={missingFor(channel, view?.settings ?? [])} />
          ))}
        </ul>
        <div className="setting-fields">
          {[...usual, ...(isSpecialShown ? special : [])].map((name) =>
            name === "smtp_url" ? <SmtpField key={name} /> : <SettingField key={name} name={name} />,
          )}
        </div>
        {special.length > 0 && !isSpecialShown && (
          <Button className="setting-more" variant="default" size="xs" onClick={() => setIsSpecialShown(true)}>
            {t("Use a proxy")}
          </Button>
        )}
        <SaveBar names={group.settings} />
      </div>
      <div className="channel-tests">
        {group.channels.map((channel) => {
          const suggestion = suggest?.(channel);
          return (
            <ChannelTest
              key={channel}
              channel={channel}
              reason={missing(channel)}
              saveFirst={edited ? () => saveSettings(group.settings) : null}
              {...(suggestion === undefined ? {} : { suggestion })}
              {...(onTested === undefined ? {} : { onResult: (ok: boolean) => onTested(channel, ok) })}
            />
          );
        })}
      </div>
    </div>
  );
}

function ChannelState({
  channel,
  missing,
}: {
  readonly channel: Channel;
  readonly missing: readonly string[];
}): React.JSX.Element {
  const live = useRoom(({ room }) => room?.channels);
  const kept = useSettings(({ view }) => view?.channels);
  // The answer to saving is newer than the room's pulse until the next one comes.
  const isSetUp = missing.length === 0;
  const find = (list: readonly ChannelHealth[] | undefined) => list?.find((one) => one.channel === channel);
  const health =
    [find(live), find(kept)].find((one) => one !== undefined && (one.state !== "not_set_up") === isSetUp) ??
    find(kept) ??
    find(live);
  const state = health?.state ?? "not_set_up";
  const notes = [
    health?.note == null ? null : wordChannels(health.note),
    isSetUp ? null : t("needs {{missing}}", { missing: missing.join(", ") }),
    (health?.waiting ?? 0) > 0 ? t("{{waiting}} waiting", { waiting: health?.waiting ?? 0 }) : null,
  ].filter(Boolean);
  return (
    <li className="channel-state" data-health={state}>
      <HealthMark health={state} />
      <span>
        {t(channelNames[channel])} <strong>{t(healthWords[state])}</strong>
        {notes.length > 0 && <span className="mute">: {notes.join(", ")}</span>}
      </span>
    </li>
  );
}
