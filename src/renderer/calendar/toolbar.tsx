import { SegmentedControl, Select } from "@mantine/core";

import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { choose, type Look, type Span, stepBack, useCalendar } from "../state/calendar.ts";

interface ToolbarProps {
  readonly title: string;
  readonly teams: readonly Item<"teams">[];
  readonly teamId: string | null;
  readonly teamZone: string;
  readonly zone: string;
  /** Why no shift can be added now; null: it can. */
  readonly addReason: string | null;
  readonly onTurn: (pages: number) => void;
  readonly onToday: () => void;
  readonly onAdd: () => void;
  readonly onFiles: () => void;
}

const looks: readonly (readonly [Look, string])[] = [
  ["month", "Month"],
  ["week", "Week"],
  ["day", "Day"],
  ["timeline", "Timeline"],
];
const spans: readonly (readonly [Span, string])[] = [
  ["day", "1 day"],
  ["week", "1 week"],
  ["month", "1 month"],
  ["quarter", "13 weeks"],
];
const zones = Intl.supportedValuesOf("timeZone");
const everyTeam = "all";

export function Toolbar(props: ToolbarProps): React.JSX.Element {
  const { title, teams, teamId, teamZone, zone, addReason, onTurn, onToday, onAdd, onFiles } = props;
  const look = useCalendar((state) => state.look);
  const span = useCalendar((state) => state.span);
  const ownChoice = useCalendar((state) => state.zone);
  const undos = useCalendar((state) => state.undos.length);
  const redos = useCalendar((state) => state.redos.length);
  const waiting = useCalendar((state) => state.waitingToSync);
  const isPanelOpen = useCalendar((state) => state.isPanelOpen);
  return (
    <div className="calendar-bar">
      <div className="calendar-bar-row">
        <h1>{t("On call")}</h1>
        <div className="calendar-turn" role="group" aria-label={t("Days in sight")}>
          <ActionButton label="‹" keys="[" hint={t("Earlier")} onPress={() => onTurn(-1)} />
          <ActionButton label={t("Today")} keys="." onPress={onToday} />
          <ActionButton label="›" keys="]" hint={t("Later")} onPress={() => onTurn(1)} />
        </div>
        <h2 className="calendar-title num" aria-live="polite">
          {title}
        </h2>
        <span className="records-gap" />
        {waiting !== null && waiting > 0 && (
          <span className="record-warning" role="status">
            {t("Waiting to sync: {{count}} changes", { count: waiting })}
          </span>
        )}
        <ActionButton
          label={t("Take back")}
          keys="Ctrl Z"
          reason={undos === 0 ? t("Nothing to take back") : null}
          onPress={() => void stepBack("undo")}
        />
        {redos > 0 && <ActionButton label={t("Do again")} keys="Ctrl ⇧ Z" onPress={() => void stepBack("redo")} />}
        <ActionButton
          label={t("Files and feed")}
          reason={teamId === null ? t("Choose one team") : null}
          onPress={onFiles}
        />
        <ActionButton label={t("New shift")} keys="+" look="primary" reason={addReason} onPress={onAdd} />
      </div>
      <div className="calendar-bar-row">
        <SegmentedControl
          size="xs"
          aria-label={t("View")}
          data={looks.map(([value, label], place) => ({
            value,
            label: (
              <>
                {t(label)} <kbd aria-hidden="true">{place + 1}</kbd>
              </>
            ),
          }))}
          value={look}
          onChange={(value) => choose({ look: value })}
        />
        {look === "timeline" && (
          <SegmentedControl
            size="xs"
            aria-label={t("Time in sight")}
            data={spans.map(([value, label]) => ({ value, label: t(label) }))}
            value={span}
            onChange={(value) => choose({ span: value })}
          />
        )}
        <span className="records-gap" />
        <Select
          size="xs"
          className="calendar-team"
          aria-label={t("Team")}
          allowDeselect={false}
          searchable
          data={[
            { value: everyTeam, label: t("All teams") },
            ...teams.map(({ id, fields }) => ({ value: id, label: fields.name })),
          ]}
          value={teamId ?? everyTeam}
          onOptionSubmit={giveKeysBack}
          onChange={(value) => choose({ teamId: value === everyTeam ? null : value })}
        />
        <Select
          size="xs"
          className="calendar-zone"
          aria-label={t("Time zone")}
          searchable
          limit={60}
          allowDeselect={false}
          data={[
            { group: t("Usual"), items: [{ value: "", label: t("{{zone}} (team)", { zone: teamZone }) }] },
            { group: t("Others"), items: zones.filter((name) => name !== teamZone) },
          ]}
          value={ownChoice === null || ownChoice === teamZone ? "" : zone}
          onOptionSubmit={giveKeysBack}
          onChange={(value) => choose({ zone: value === "" || value === null ? null : value })}
        />
        <button
          type="button"
          className="tab-choice"
          aria-pressed={isPanelOpen}
          onClick={() => choose({ isPanelOpen: !isPanelOpen })}
        >
          {t("What to settle")}
        </button>
      </div>
    </div>
  );
}

/** Once chosen, single keys are for the calendar again, not for the field. */
const giveKeysBack = (): void =>
  void requestAnimationFrame(() => {
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  });
