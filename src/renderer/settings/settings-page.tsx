import "./settings.css";
import { Button } from "@mantine/core";
import { useEffect } from "react";

import type { Channel } from "../../core/alert.ts";
import type { SettingName } from "../../core/settings.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { HealthMark } from "../parts/health-mark.tsx";
import { useRoom } from "../state/room.ts";
import { useSession } from "../state/session.ts";
import { ChannelGroup } from "./channel-group.tsx";
import { ConsoleSection, SoundSection, useOperatorEdit } from "./console-section.tsx";
import { DesktopSection } from "./desktop-section.tsx";
import { MapSection } from "./map-section.tsx";
import { ReceiverSection } from "./receiver-section.tsx";
import { isEdited, readSettings, useSettings } from "./settings-state.ts";
import { channelGroups } from "./setting-words.ts";

interface Section {
  readonly id: string;
  readonly title: string;
  readonly channels: readonly Channel[];
  readonly settings: readonly SettingName[];
  readonly body: React.ReactNode;
}

const sections: readonly Section[] = [
  ...channelGroups.map((group) => ({
    id: group.channels[0] ?? group.title,
    ...group,
    body: <ChannelGroup group={group} />,
  })),
  { id: "desktop", title: "Desktop notifications", channels: [], settings: [], body: <DesktopSection /> },
  {
    id: "receiver",
    title: "Receiver",
    channels: [],
    settings: ["public_url", "heartbeat_url"],
    body: <ReceiverSection />,
  },
  { id: "console", title: "This console", channels: [], settings: [], body: <ConsoleSection /> },
  { id: "map", title: "Map", channels: [], settings: [], body: <MapSection /> },
  { id: "sound", title: "Sound", channels: [], settings: [], body: <SoundSection /> },
];

export function SettingsPage(): React.JSX.Element {
  const isRead = useSettings(({ view }) => view !== null);
  const failure = useSettings((state) => state.failure);
  useEffect(() => void readSettings(), []);

  if (!isRead && failure !== null)
    return (
      <main>
        <h1 className="unseen">{t("Settings")}</h1>
        <CalmNotice title={t("The settings cannot be read: {{failure}}", { failure })} tone="bad">
          <p>{t("Alerts and notifications go on with the settings that are in force.")}</p>
          <div className="notice-actions">
            <ActionButton label={t("Read them again")} look="primary" onPress={() => void readSettings()} />
          </div>
        </CalmNotice>
      </main>
    );
  if (!isRead) return <CalmNotice title={t("Reading the settings")} />;
  return (
    <div className="settings-page">
      <nav className="settings-index" aria-label={t("Sections of the settings")}>
        {sections.map((section) => (
          <IndexEntry key={section.id} section={section} />
        ))}
        <AboutConsole />
      </nav>
      <main className="settings-body" tabIndex={-1}>
        <h1>{t("Settings")}</h1>
        {failure !== null && (
          <p className="settings-bad" role="alert">
            {t("What stands here may be old: {{failure}}.", { failure })}{" "}
            <Button size="xs" variant="default" onClick={() => void readSettings()}>
              {t("Read again")}
            </Button>
          </p>
        )}
        {sections.map(({ id, title, body }) => (
          <section key={id} id={`settings-${id}`} className="settings-section" aria-labelledby={`settings-${id}-title`}>
            <h2 id={`settings-${id}-title`} tabIndex={-1}>
              {t(title)}
            </h2>
            {body}
          </section>
        ))}
      </main>
    </div>
  );
}

function IndexEntry({ section: { id, title, channels, settings } }: { readonly section: Section }): React.JSX.Element {
  const isSettingEdited = useSettings((state) => isEdited(state, settings));
  const isOperatorEdited = useOperatorEdit(({ name }) => name !== null);
  const live = useRoom(({ room }) => room?.channels);
  const kept = useSettings(({ view }) => view?.channels ?? []);
  const states = (live ?? kept).filter(({ channel }) => channels.includes(channel)).map(({ state }) => state);
  const worst = (["failing", "slow", "not_set_up", "idle", "ok"] as const).find((state) => states.includes(state));
  const edited = isSettingEdited || (id === "console" && isOperatorEdited);
  return (
    <button type="button" className="settings-entry" onClick={() => showSection(id)}>
      <span className="settings-entry-mark">{worst !== undefined && <HealthMark health={worst} />}</span>
      <span>{t(title)}</span>
      {edited && <span className="setting-unsaved">{t("not saved")}</span>}
    </button>
  );
}

function showSection(id: string): void {
  document.querySelector(`#settings-${id}`)?.scrollIntoView({ block: "start" });
  document.querySelector<HTMLElement>(`#settings-${id}-title`)?.focus({ preventScroll: true });
}

function AboutConsole(): React.JSX.Element | null {
  const session = useSession((state) => state.session);
  if (session === null) return null;
  return (
    <dl className="settings-about">
      <dt>{t("Account")}</dt>
      <dd>{session.account?.name ?? t("none yet")}</dd>
      <dt>{t("Version")}</dt>
      <dd>
        Watchdesk {session.version}, {session.runtime}
        {session.runtime_note !== null && <span>. {session.runtime_note}</span>}
      </dd>
      <dt>{t("Console")}</dt>
      <dd className="num">{session.console_id}</dd>
    </dl>
  );
}
