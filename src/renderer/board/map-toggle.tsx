import { useMediaQuery } from "@mantine/hooks";
import { IconMap2 } from "@tabler/icons-react";

import { t } from "../language/language.ts";
import { useSession, writePreferences } from "../state/session.ts";

/** The list and the detail pane beside a map that still shows something. */
export const wideEnough = "(min-width: 1880px)";

/** Opens and closes the map beside the board; where there is no room for it, the map has its own screen. */
export function MapToggle(): React.JSX.Element | null {
  const isWide = useMediaQuery(wideEnough);
  const isOn = useSession(({ preferences }) => preferences.map_beside_board);
  if (!isWide) return null;
  return (
    <button
      type="button"
      className="tab-button map-toggle"
      aria-pressed={isOn}
      title={isOn ? t("Close the map beside the board") : t("Open the map beside the board")}
      onClick={() => void writePreferences({ map_beside_board: !isOn })}
    >
      <IconMap2 size={16} stroke={1.7} aria-hidden="true" />
      <span className="unseen">{t("Map beside the board")}</span>
    </button>
  );
}
