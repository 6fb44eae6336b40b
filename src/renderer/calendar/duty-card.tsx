import { Popover } from "@mantine/core";

import type { CalendarDuty, CalendarTeam } from "../../contract/calendar.ts";
import { dayMs, msToWall, wallToMs } from "../../core/schedule/wall-time.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { type Anchor, askAbout, stopAsking, withScope } from "./asking.ts";
import { hoursWords, type NameOf, spanIn, whoServes } from "./duty-words.ts";
import { clone, giveTo, takeOut } from "./plan-edits.ts";

interface DutyCardProps {
  readonly duty: CalendarDuty;
  readonly anchor: Anchor;
  readonly team: CalendarTeam | null;
  readonly nameOf: NameOf;
  /** Of this workstation. */
  readonly ownZone: string;
  /** Who sits here, if that is somebody of the account. */
  readonly me: { readonly id: string; readonly name: string } | null;
  readonly mayEdit: boolean;
}

/** Who serves and when, in the team's hours and one's own; and everything that can be done with it. */
export function DutyCard({ duty, anchor, team, nameOf, ownZone, me, mayEdit }: DutyCardProps): React.JSX.Element {
  const teamZone = team?.time_zone ?? duty.time_zone;
  const [only] = duty.attendees.length === 1 ? duty.attendees : [];
  const zones = [...new Set([teamZone, ownZone, duty.time_zone])];
  const close = (work: () => void) => (): void => {
    stopAsking();
    work();
  };
  const takeOverReason =
    me === null
      ? t("Sign in, so that it is known who takes over")
      : duty.attendees.includes(me.id) && duty.attendees.length === 1
        ? t("It is yours already")
        : null;
  return (
    <Popover
      opened
      withinPortal
      trapFocus
      returnFocus
      withArrow
      shadow="md"
      width={340}
      position="right"
      onChange={(isOpen) => {
        if (!isOpen) stopAsking();
      }}
      onDismiss={stopAsking}
    >
      <Popover.Target>
        <div
          className="card-anchor"
          style={{ left: anchor.x, top: anchor.y, width: anchor.width, height: anchor.height }}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t("Shift")} className="duty-card">
        <div className="duty-card-head">
          <span className={`layer-tag duty-layer-${((duty.layer - 1) % 6) + 1}`}>L{duty.layer}</span>
          <b className="duty-card-who">{whoServes(duty, nameOf)}</b>
          <button type="button" className="icon-button" aria-label={t("Close")} onClick={stopAsking}>
            ×
          </button>
        </div>
        <p className="mute small">
          {[
            team?.name,
            duty.title,
            duty.parent_id !== null
              ? t("override of one occurrence")
              : duty.is_rotating
                ? t("in rotation")
                : duty.is_repeating
                  ? t("repeating")
                  : t("once"),
            hoursWords(duty.end - duty.start),
          ]
            .filter((text) => text !== null && text !== undefined && text !== "")
            .join(" · ")}
        </p>
        <dl className="duty-card-times num">
          {zones.map((zone) => (
            <div key={zone}>
              <dt className="mute small">
                {zone === teamZone ? t("Team") : zone === ownZone ? t("Here") : t("Shift")}
                <span> {zone}</span>
              </dt>
              <dd>{spanIn(zone, duty.start, duty.end)}</dd>
            </div>
          ))}
        </dl>
        {mayEdit ? (
          <div className="duty-card-actions">
            <ActionButton
              label={t("Override")}
              look="primary"
              takesFocus
              onPress={close(() => askAbout({ kind: "override", duty }))}
            />
            <ActionButton
              label={t("Take over")}
              reason={takeOverReason}
              onPress={close(() => {
                if (me !== null) void giveTo(duty, me.id, only ?? null, me.name);
              })}
            />
            <ActionButton
              label={t("Swap")}
              reason={duty.is_intended_gap ? t("Nobody serves then") : null}
              onPress={close(() => askAbout({ kind: "swap", duty }))}
            />
            <ActionButton
              label={t("Edit")}
              onPress={close(() =>
                withScope(duty, t("Edit which of them?"), (scope) => askAbout({ kind: "edit", duty, scope })),
              )}
            />
            <ActionButton
              label={t("Copy")}
              hint={t("Another like it, a week later")}
              reason={duty.parent_id === null ? null : t("An override belongs to its occurrence")}
              onPress={close(() => void clone(duty, msToWall(wallToMs(duty.start_wall) + 7 * dayMs)))}
            />
            <ActionButton label={t("Delete")} onPress={close(() => takeOut(duty))} />
          </div>
        ) : (
          <p className="mute small">{t("Only an admin of this team can change its plan.")}</p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
