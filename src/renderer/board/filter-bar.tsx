import { Menu } from "@mantine/core";

import { AlertType } from "../../core/alert.ts";
import { typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { formatCount } from "../parts/time.ts";
import { useAlerts } from "../state/alerts.ts";
import { isNarrowed, noFilter, type Tab } from "../state/filter.ts";
import { useList } from "../state/list.ts";
import { openDialog, setFilter, useView } from "../state/view.ts";
import { BulkActions, BulkSummary } from "./bulk-bar.tsx";
import "./filter-bar.css";
import { MapToggle } from "./map-toggle.tsx";
import { Search } from "./search.tsx";

export function FilterBar(): React.JSX.Element {
  const isSelecting = useView(({ selectedIds }) => selectedIds.size > 0);
  return (
    <div className="filter-bar" role="toolbar" aria-label={t("Lists and filters")}>
      {isSelecting ? <BulkSummary /> : <Tabs />}
      <Search />
      {isSelecting ? <BulkActions /> : <Filters />}
    </div>
  );
}

function Tabs(): React.JSX.Element {
  const figures = useList((list) => list.figures);
  const closedToday = useAlerts((alerts) => alerts.closed_today);
  return (
    <>
      <TabButton tab="open" label={t("Open")} count={figures.open} />
      <TabButton tab="mine" label={t("Mine")} count={figures.mine} />
      <TabButton tab="unreached" label={t("Unreached")} count={figures.unreached.count} />
      <TabButton tab="to_close" label={t("To close")} count={figures.to_close.count} />
      <TabButton tab="closed" label={t("Closed today")} count={closedToday} />
    </>
  );
}

function Filters(): React.JSX.Element {
  const teams = useList((list) => list.figures.teams);
  const isNarrow = useView(({ filter }) => isNarrowed(filter));
  return (
    <>
      <ChoiceMenu
        label={t("Type")}
        choices={AlertType.options.map((type) => ({ value: type, label: t(typeNames[type]) }))}
        of={(filter) => filter.types}
        change={(types) => setFilter({ types: types as AlertType[] })}
      />
      <ChoiceMenu
        label={t("Team")}
        choices={teams.map((team) => ({ value: team, label: team }))}
        of={(filter) => filter.teams}
        change={(chosen) => setFilter({ teams: [...chosen] })}
      />
      {isNarrow && (
        <ActionButton
          label={t("Clear")}
          hint={t("Show everything in this list")}
          onPress={() => setFilter({ ...noFilter, tab: useView.getState().filter.tab })}
        />
      )}
      <span className="filter-gap" />
      <MapToggle />
      <ActionButton
        label={t("Raise alert")}
        keys="N"
        hint={t("On behalf of somebody who calls")}
        onPress={() => openDialog({ kind: "raise" })}
      />
    </>
  );
}

interface TabButtonProps {
  readonly tab: Tab;
  readonly label: string;
  readonly count: number;
}

function TabButton({ tab, label, count }: TabButtonProps): React.JSX.Element {
  const isOn = useView(({ filter }) => filter.tab === tab);
  const isKnown = useAlerts(({ status }) => status === "ready");
  return (
    <button type="button" className="tab-button" aria-pressed={isOn} onClick={() => setFilter({ tab })}>
      {label} {isKnown && <span className="num">{formatCount(count)}</span>}
    </button>
  );
}

interface ChoiceMenuProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly of: (filter: ReturnType<typeof useView.getState>["filter"]) => readonly string[];
  readonly change: (values: readonly string[]) => void;
}

function ChoiceMenu({ label, choices, of, change }: ChoiceMenuProps): React.JSX.Element {
  const chosen = useView(({ filter }) => of(filter));
  const toggle = (value: string): void =>
    change(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  const first = choices.find(({ value }) => value === chosen[0]);
  const text =
    chosen.length === 0 ? label : chosen.length === 1 ? (first?.label ?? chosen[0]) : `${label} ${chosen.length}`;
  return (
    <Menu
      closeOnItemClick={false}
      withInitialFocusPlaceholder={false}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button type="button" className="tab-button choice-button clip" data-on={chosen.length > 0 || undefined}>
          {text} <span aria-hidden="true">▾</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className="choice-menu">
        {choices.length === 0 && <Menu.Label>{t("Nothing to choose from")}</Menu.Label>}
        {choices.map((choice) => (
          <Menu.CheckboxItem
            key={choice.value}
            checked={chosen.includes(choice.value)}
            onChange={() => toggle(choice.value)}
          >
            {choice.label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
