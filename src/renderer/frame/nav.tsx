import { t } from "../language/language.ts";
import { useReadiness } from "../state/readiness.ts";
import { openPage, type Page, useView } from "../state/view.ts";
import type { Screen, Screens } from "./screen.ts";

export function Nav({ screens }: { readonly screens: Screens }): React.JSX.Element {
  const current = useView((view) => view.page);
  const critical = useReadiness(({ view }) => view?.findings.filter(({ level }) => level === "critical").length ?? 0);
  return (
    <nav className="nav" aria-label={t("Screens")}>
      {(Object.entries(screens) as [Page, Screen][]).map(([page, { label, key, Icon }]) => (
        <button
          key={page}
          type="button"
          aria-current={page === current ? "page" : undefined}
          aria-keyshortcuts={key}
          title={`${t(label)} (${key})`}
          onClick={() => openPage(page)}
        >
          <Icon size={20} stroke={1.6} aria-hidden="true" />
          {t(label)}
          {page === "readiness" && critical > 0 && (
            <b className="nav-count num">
              {critical}
              <span className="unseen"> {t("critical")}</span>
            </b>
          )}
        </button>
      ))}
    </nav>
  );
}
