import { t } from "../language/language.ts";
import { useConflicts } from "../state/conflicts.ts";
import { useReadiness } from "../state/readiness.ts";
import { openPage, type Page, useView } from "../state/view.ts";
import type { Purpose, Screen, Screens } from "./screen.ts";

const purposes: readonly (readonly [Purpose, string])[] = [
  ["operate", "Operate"],
  ["plan", "Plan"],
  ["arrange", "Arrange"],
  ["review", "Review"],
];

export function Nav({ screens }: { readonly screens: Screens }): React.JSX.Element {
  const current = useView((view) => view.page);
  const countByPage = useCounts();
  const entries = Object.entries(screens) as [Page, Screen][];
  return (
    <nav className="nav" aria-label={t("Screens")}>
      {purposes.map(([purpose, name]) => (
        <div key={purpose} className="nav-group" role="group" aria-label={t(name)}>
          {entries
            .filter(([, screen]) => screen.purpose === purpose)
            .map(([page, screen]) => (
              <Entry
                key={page}
                page={page}
                screen={screen}
                isCurrent={page === current}
                count={countByPage[page] ?? none}
              />
            ))}
        </div>
      ))}
    </nav>
  );
}

/** What on a screen wants to be looked at. */
function useCounts(): Readonly<Partial<Record<Page, Count>>> {
  const readiness = useReadiness(({ view }) => view?.findings.filter(({ level }) => level === "critical").length ?? 0);
  const conflicts = useConflicts((state) => state.conflicts.length);
  return {
    readiness: { count: readiness, word: "critical" },
    consoles: { count: conflicts, word: "to settle", isMild: true },
  };
}

interface Count {
  readonly count: number;
  /** What is counted, for people who listen. */
  readonly word: string;
  readonly isMild?: boolean;
}
const none: Count = { count: 0, word: "" };

interface EntryProps {
  readonly page: Page;
  readonly screen: Screen;
  readonly isCurrent: boolean;
  readonly count: Count;
}

function Entry({ page, screen: { label, key, Icon }, isCurrent, count }: EntryProps): React.JSX.Element {
  return (
    <button
      type="button"
      aria-current={isCurrent ? "page" : undefined}
      aria-keyshortcuts={key}
      title={`${t(label)} (${key})`}
      onClick={() => openPage(page)}
    >
      <Icon size={18} stroke={1.6} aria-hidden="true" />
      {t(label)}
      {count.count > 0 && (
        <b className="nav-count num" data-mild={count.isMild}>
          {count.count}
          <span className="unseen"> {t(count.word)}</span>
        </b>
      )}
    </button>
  );
}
