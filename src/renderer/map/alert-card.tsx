import type { Alert } from "../../core/alert.ts";
import { isUsablePlace, type Position } from "../../core/geography.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { AlertTitle } from "../parts/exercise-tag.tsx";
import { SeverityMark } from "../parts/severity-mark.tsx";
import { StatusTag } from "../parts/status-tag.tsx";
import { formatAge } from "../parts/time.ts";
import { useActing } from "../state/act.ts";
import { useAlerts } from "../state/alerts.ts";
import { carryOut } from "../state/carry-out.ts";
import { useClock } from "../state/clock.ts";
import { useDetail } from "../state/detail.ts";
import { locationOf } from "../state/location.ts";
import { expectedStep, offersFor } from "../state/offers.ts";
import { useLockReason, useOperatorName } from "../state/sign-in.ts";
import { focusAlert, openPage, useView } from "../state/view.ts";
import { writtenPlaces } from "./coordinates.ts";
import { whereabouts } from "./marks.ts";
import { useTrails } from "./trails.ts";

/** Who, where, and what can be done about it. Nothing where no alert is chosen. */
export function AlertCard(): React.JSX.Element | null {
  const focusedId = useView((view) => view.focusedId);
  const alert = useAlerts(({ alertById }) => (focusedId === null ? undefined : alertById.get(focusedId)));
  return alert === undefined ? null : <Card alert={alert} />;
}

function Card({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const points = useTrails(({ byId }) => byId.get(alert.id));
  const age = useClock(({ now }) => formatAge(now - alert.triggered_at));
  const where = whereabouts(alert, points);
  const moved = points?.filter(({ latitude, longitude }) => isUsablePlace(latitude, longitude)).length ?? 0;
  const { name } = locationOf(alert);
  return (
    <section
      className="map-card"
      data-drill={alert.is_drill || undefined}
      aria-label={t("Alert {{number}} on the map", { number: alert.number })}
    >
      <div className="map-card-head">
        <SeverityMark severity={alert.severity} />
        <span className="num">#{alert.number}</span>
        <StatusTag status={alert.status} />
        <span className="num">{age}</span>
        <button
          type="button"
          className="map-close"
          aria-label={t("Close this card")}
          title={t("Close this card")}
          onClick={() => focusAlert(null)}
        >
          ×
        </button>
      </div>
      <h2>
        <AlertTitle alert={alert} />
      </h2>
      <p className="mute">
        {[
          t(severityNames[alert.severity]),
          t(typeNames[alert.alert_type]),
          alert.employee_name ?? alert.source,
          alert.team_name,
          name,
        ]
          .filter((part) => part !== null && part !== "")
          .join(" · ")}
      </p>
      <Contacts alert={alert} />
      {where === null ? (
        <p className="map-card-note">{t("No usable place: ask the person, or whoever is near")}</p>
      ) : (
        <PlaceLines position={where.position} accuracy={where.accuracy_meters} moved={moved} />
      )}
      <Actions alert={alert} />
      <button type="button" className="link-button" onClick={() => openPage("board")}>
        <kbd>B</kbd> {t("everything about it on the board")}
      </button>
    </section>
  );
}

interface PlaceLinesProps {
  readonly position: Position;
  readonly accuracy: number | null;
  readonly moved: number;
}

function PlaceLines({ position, accuracy, moved }: PlaceLinesProps): React.JSX.Element {
  const notes = [
    accuracy === null ? null : t("within {{accuracy}} m", { accuracy: Math.round(accuracy) }),
    moved === 0 ? null : t("{{count}} later positions", { count: moved }),
  ].filter((note) => note !== null);
  return (
    <dl className="map-card-places">
      {writtenPlaces(position).map(({ name, text }) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>
            <CopyButton value={text} label={t("Copy {{text}}", { text })}>
              <span className="num">{text}</span>
            </CopyButton>
          </dd>
        </div>
      ))}
      {notes.length > 0 && <p className="mute small">{notes.join(" · ")}</p>}
    </dl>
  );
}

/** Only what a telephone can dial becomes a link. */
const dialable = (phone: string): string => phone.replaceAll(/[^\d+]/gu, "");

function Contacts({ alert }: { readonly alert: Alert }): React.JSX.Element | null {
  const contacts = useDetail(({ id, detail }) =>
    id === alert.id ? detail?.plan.configuration?.emergency_contacts : undefined,
  );
  const own =
    alert.employee_phone === null
      ? []
      : [{ name: alert.employee_name ?? t("The person"), phone: alert.employee_phone }];
  const all = [...own, ...(contacts ?? [])];
  if (all.length === 0) return null;
  return (
    <ul className="map-card-contacts" aria-label={t("Whom to call")}>
      {all.map(({ name, phone }) => (
        <li key={`${name} ${phone}`}>
          <span className="clip">{name}</span>
          {dialable(phone).length >= 2 ? (
            <a href={`tel:${dialable(phone)}`} className="num" title={t("Dial {{phone}}", { phone })}>
              {phone}
            </a>
          ) : (
            <span className="num">{phone}</span>
          )}
          <CopyButton value={phone} label={t("Copy {{text}}", { text: phone })}>
            {t("copy")}
          </CopyButton>
        </li>
      ))}
    </ul>
  );
}

function Actions({ alert }: { readonly alert: Alert }): React.JSX.Element {
  const operator = useOperatorName();
  const locked = useLockReason();
  const plan = useDetail(({ id, detail }) => (id === alert.id ? (detail?.plan ?? null) : null));
  const acting = useActing(({ kindById }) => kindById.get(alert.id));
  const expected = expectedStep(alert.status);
  return (
    <div className="map-card-actions" role="toolbar" aria-label={t("What to do with this alert")}>
      {offersFor(alert, operator, plan)
        .filter(({ kind, reason }) => kind !== "comment" && reason === null)
        .map(({ kind, label, key, hint }) => (
          <ActionButton
            key={kind}
            label={label}
            keys={key}
            hint={hint}
            reason={locked}
            isBusy={acting === kind}
            look={kind === expected && locked === null ? "primary" : "plain"}
            onPress={() => carryOut(alert.id, kind)}
          />
        ))}
    </div>
  );
}
