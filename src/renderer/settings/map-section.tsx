import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";

import { Preferences } from "../../core/preferences.ts";
import { t } from "../language/language.ts";
import { useSession, writePreferences } from "../state/session.ts";

type Source = "map_pack" | "map_tiles_url";

/** What the map of this computer is made of. Nothing is asked of the network unless an address is written here. */
export function MapSection(): React.JSX.Element {
  const renderer = useSession(({ preferences }) => preferences.map_renderer);
  return (
    <>
      <SourceField
        name="map_pack"
        label={t("Map pack")}
        description={t("The path of a PMTiles file on this computer, with streets. Empty: the bundled map")}
        placeholder="/maps/karnataka.pmtiles"
      />
      <SourceField
        name="map_tiles_url"
        label={t("Online tiles")}
        description={t(
          "An address with {z}, {x} and {y}. The tile server learns what this room looks at. Empty: nothing is asked of the network",
        )}
        placeholder="https://tiles.example/{z}/{x}/{y}.png"
      />
      <div>
        <p className="settings-label" id="settings-map-renderer">
          {t("The map is drawn")}
        </p>
        <SegmentedControl
          aria-labelledby="settings-map-renderer"
          size="sm"
          value={renderer}
          data={[
            { value: "auto", label: t("As this computer can") },
            { value: "card", label: t("By the graphics card") },
            { value: "plain", label: t("Without it") },
          ]}
          onChange={(value) => {
            const chosen = Preferences.shape.map_renderer.safeParse(value);
            if (chosen.success) void writePreferences({ map_renderer: chosen.data });
          }}
        />
        <p className="mute small">
          {t('Choose "Without it" on remote desktops and virtual machines where the map stutters or stays empty.')}
        </p>
      </div>
    </>
  );
}

interface SourceFieldProps {
  readonly name: Source;
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
}

function SourceField({ name, label, description, placeholder }: SourceFieldProps): React.JSX.Element {
  const kept = useSession(({ preferences }) => preferences[name]);
  const [edit, setEdit] = useState<string | null>(null);
  const parsed = Preferences.shape[name].safeParse(edit ?? kept);
  const problem =
    name === "map_pack" && edit !== null && edit.trim() !== "" && !/\.pmtiles$/iu.test(edit.trim())
      ? t("The file name ends in .pmtiles")
      : parsed.success
        ? undefined
        : t("Write an address such as {{example}}", { example: placeholder });
  const save = async (): Promise<void> => {
    if (edit === null || !parsed.success || problem !== undefined) return;
    await writePreferences({ [name]: parsed.data });
    setEdit(null);
    // Which servers the window may reach is fixed when it is loaded.
    if (name === "map_tiles_url") globalThis.location.reload();
  };
  return (
    <div className="setting-line">
      <TextInput
        label={label}
        description={description}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder={placeholder}
        value={edit ?? kept}
        error={problem}
        onChange={({ currentTarget: { value } }) => setEdit(value === kept ? null : value)}
        onKeyDown={({ key }) => {
          if (key === "Enter") void save();
        }}
      />
      {edit !== null && (
        <div className="save-bar">
          <Button size="xs" disabled={problem !== undefined} onClick={() => void save()}>
            {name === "map_tiles_url" ? t("Save and load the window again") : t("Save")}
          </Button>
          <Button size="xs" variant="default" onClick={() => setEdit(null)}>
            {t("Take back")}
          </Button>
        </div>
      )}
    </div>
  );
}
