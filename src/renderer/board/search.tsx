import { useEffect, useRef } from "react";

import { t } from "../language/language.ts";

import { useAlerts } from "../state/alerts.ts";
import { prepareSearch } from "../state/filter.ts";
import { setFilter, useView } from "../state/view.ts";

const wanted = "watchdesk:search";

/** For the key that leads into the field. */
export const focusSearch = (): void => void globalThis.dispatchEvent(new Event(wanted));

/** Always there: a key that led nowhere would let what is typed next act on alerts. */
export function Search(): React.JSX.Element {
  const query = useView(({ filter }) => filter.query);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (): void => {
      field.current?.focus();
      field.current?.select();
    };
    globalThis.addEventListener(wanted, focus);
    return () => globalThis.removeEventListener(wanted, focus);
  }, []);
  return (
    <label className="search">
      <span className="unseen">{t("Search number, person, place, text")}</span>
      <input
        ref={field}
        type="search"
        value={query}
        placeholder={t("Number, person, place, text")}
        spellCheck={false}
        aria-keyshortcuts="/"
        onFocus={() => void prepareSearch([...useAlerts.getState().alertById.values()])}
        onChange={(event) => setFilter({ query: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape" && event.key !== "Enter") return;
          event.stopPropagation();
          if (event.key === "Escape") setFilter({ query: "" });
          event.currentTarget.blur();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
