import { t } from "../language/language.ts";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { useConsoles } from "../state/consoles.ts";
import { lagsOf, othersOf } from "../state/duty.ts";

/** Whether all consoles have the same; nothing where there is only one. */
export function SyncNote(): React.JSX.Element | null {
  const view = useConsoles((consoles) => consoles.view);
  const today = useClock(({ now }) => new Date(now).setHours(0, 0, 0, 0));
  if (view === null) return null;
  const count = othersOf(view).length + 1;
  if (count === 1) return null;
  const lags = lagsOf(view);
  const [worst] = lags;
  if (worst === undefined) return <span>{t("{{count}} consoles in step", { count })}</span>;
  const { name, last_seen_at } = worst.console;
  const more = lags.length > 1 ? t(", and {{count}} more", { count: lags.length - 1 }) : "";
  switch (worst.kind) {
    case "sending":
      return <span>{t("{{count}} changes on their way to {{name}}", { count: worst.count, name })}</span>;
    case "receiving":
      return <span>{t("{{count}} changes coming from {{name}}", { count: worst.count, name })}</span>;
    case "away":
      return (
        <span className="warn">
          {last_seen_at === null
            ? t("{{name}} not connected", { name })
            : t("{{name}} not connected since {{instant}}", {
                name,
                instant: formatInstant(last_seen_at, today),
              })}
          {more}
        </span>
      );
  }
}
