import { Modal, Select } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";

import type { CalendarDuty, CalendarTeam, CalendarView } from "../../contract/calendar.ts";
import { dayMs } from "../../core/schedule/wall-time.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { editPlan } from "../state/calendar.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { stopAsking } from "./asking.ts";
import { dutyKey, isWhole, namesIn, type NameOf, spanIn, whoServes } from "./duty-words.ts";

interface SwapDialogProps {
  readonly duty: CalendarDuty;
  readonly team: CalendarTeam | null;
  readonly zone: string;
  readonly nameOf: NameOf;
}

const lookedAheadMs = 60 * dayMs;

/** The people of two occurrences of the same schedule change places. */
export function SwapDialog({ duty, team, zone, nameOf }: SwapDialogProps): React.JSX.Element {
  const [around, setAround] = useState<CalendarView | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const teamId = team?.team_id ?? null;
  useEffect(() => {
    const read = async (): Promise<void> => {
      try {
        const from = duty.start - 7 * dayMs;
        setAround(await ask("calendar.read", { team_id: teamId, from, to: duty.start + lookedAheadMs }));
      } catch (error) {
        setTrouble(toCallFailed(error).failure.message);
      }
    };
    void read();
  }, [duty, teamId]);
  const others = useMemo(
    () =>
      (around?.duties ?? []).filter(
        (one) =>
          one.schedule_id === duty.schedule_id &&
          isWhole(one) &&
          !one.is_intended_gap &&
          one.attendees.toSorted().join() !== duty.attendees.toSorted().join(),
      ),
    [around, duty],
  );
  const nameThere = useMemo(() => namesIn(around), [around]);
  const other = others.find((one) => dutyKey(one) === chosen);
  const save = async (): Promise<void> => {
    if (other === undefined) return;
    setBusy(true);
    const refusal = await editPlan(
      duty.schedule_id,
      {
        kind: "swap",
        shift_id: duty.shift_id,
        occurrence: duty.start_wall,
        with_shift_id: other.shift_id,
        with_occurrence: other.start_wall,
      },
      t("Shifts swapped"),
    );
    setBusy(false);
    if (refusal === null) stopAsking();
    else setTrouble(refusal.detail);
  };
  return (
    <Modal opened onClose={stopAsking} title={<b>{t("Swap")}</b>} size="lg">
      <div className="shift-form">
        <p className="beneath">
          <b>L{duty.layer}</b> {whoServes(duty, nameOf)},{" "}
          <span className="num">{spanIn(zone, duty.start, duty.end)}</span>
        </p>
        <Select
          label={t("With")}
          data-autofocus
          openOnFocus={false}
          searchable
          limit={80}
          placeholder={around === null ? t("Reading the plan") : t("Choose a shift of somebody else")}
          nothingFoundMessage={t("No such shift in the next 60 days")}
          data={others.map((one) => ({
            value: dutyKey(one),
            label: `${whoServes(one, nameThere)}, ${spanIn(zone, one.start, one.end)}, L${one.layer}`,
          }))}
          value={chosen}
          onChange={(value) => {
            setChosen(value);
            setTrouble(null);
          }}
        />
        {other !== undefined && (
          <p>
            {t("{{one}} serves {{there}}; {{other}} serves {{here}}.", {
              one: whoServes(duty, nameOf),
              there: spanIn(zone, other.start, other.end),
              other: whoServes(other, nameThere),
              here: spanIn(zone, duty.start, duty.end),
            })}
          </p>
        )}
        {trouble !== null && (
          <p className="field-error" role="alert">
            {trouble}
          </p>
        )}
        <div className="record-save-row">
          <ActionButton
            label={t("Swap them")}
            look="primary"
            isBusy={isBusy}
            reason={other === undefined ? t("Choose whom to swap with") : null}
            onPress={() => void save()}
          />
          <ActionButton label={t("Cancel")} onPress={stopAsking} />
        </div>
      </div>
    </Modal>
  );
}
