import { t } from "../language/language.ts";
import { Sentence } from "../language/sentence.tsx";

import { CopyButton } from "../parts/copy-button.tsx";
import { HealthMark } from "../parts/health-mark.tsx";
import { useRoom } from "../state/room.ts";
import { SaveBar } from "./save-bar.tsx";
import { SettingField } from "./setting-field.tsx";

/** Where alerts come in, and how the outside gets there. */
export function ReceiverSection(): React.JSX.Element {
  const room = useRoom((state) => state.room);
  const url = room?.receiver_url ?? null;
  return (
    <>
      <div className="settings-fact">
        <HealthMark health={room === null ? "idle" : url === null ? "failing" : "ok"} />
        <div>
          {room === null && <p>{t("The station has not told its address yet.")}</p>}
          {room !== null && url === null && (
            <>
              <p className="settings-bad">
                {room.receiver_error === null
                  ? t("The receiver cannot listen.")
                  : t("The receiver cannot listen: {{reason}}.", { reason: room.receiver_error })}
              </p>
              <p className="mute">
                <Sentence
                  of="Alerts from outside do not arrive. End the program that holds the port, or choose another one with {{variable}}, then start the console again."
                  parts={{ variable: <code>WATCHDESK_PORT</code> }}
                />
              </p>
            </>
          )}
          {url !== null && (
            <>
              <p>
                <Sentence
                  of="Listening at {{address}}"
                  parts={{
                    address: (
                      <CopyButton value={url} label={t("Copy the address of the receiver")}>
                        {url}
                      </CopyButton>
                    ),
                  }}
                />
              </p>
              <p className="mute">
                <Sentence
                  of="Programs raise alerts at {{address}}; every call is described at {{docs}}."
                  parts={{ address: <code>{url}/api/v1/alerts/trigger</code>, docs: <code>{url}/docs</code> }}
                />{" "}
                {isThisComputerOnly(url) && (
                  <Sentence
                    of="Only this computer reaches it: set {{variable}} to let others in."
                    parts={{ variable: <code>WATCHDESK_HOST</code> }}
                  />
                )}
              </p>
            </>
          )}
        </div>
      </div>
      <div className="setting-fields">
        <SettingField name="public_url" />
        <SettingField name="heartbeat_url" />
      </div>
      <SaveBar names={["public_url", "heartbeat_url"]} />
    </>
  );
}

const isThisComputerOnly = (url: string): boolean => /\/\/(?:127\.|localhost|\[::1\])/u.test(url);
