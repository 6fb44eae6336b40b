import { IconLayoutList, IconSettings, IconStairsUp, IconUser, IconUsersGroup } from "@tabler/icons-react";

import { openPage, type Page, useView } from "../state/view.ts";

const pages = [
  { page: "board", label: "Board", key: "B", Icon: IconLayoutList },
  { page: "teams", label: "Teams", key: "T", Icon: IconUsersGroup },
  { page: "people", label: "People", key: "M", Icon: IconUser },
  { page: "policies", label: "Policies", key: "Y", Icon: IconStairsUp },
  { page: "settings", label: "Settings", key: ",", Icon: IconSettings },
] as const satisfies readonly { page: Page; label: string; key: string; Icon: unknown }[];

export function Nav(): React.JSX.Element {
  const current = useView((view) => view.page);
  return (
    <nav className="nav" aria-label="Screens">
      {pages.map(({ page, label, key, Icon }) => (
        <button
          key={page}
          type="button"
          aria-current={page === current ? "page" : undefined}
          aria-keyshortcuts={key}
          title={`${label} (${key})`}
          onClick={() => openPage(page)}
        >
          <Icon size={20} stroke={1.6} aria-hidden="true" />
          {label}
        </button>
      ))}
    </nav>
  );
}
