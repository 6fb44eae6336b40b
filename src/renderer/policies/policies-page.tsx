import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { formatDuration } from "../parts/duration.ts";
import { byName, nameFits, useListing } from "../records/listing.ts";
import { RecordRow, RecordScreen, type RowPlace } from "../records/record-screen.tsx";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import "./policies.css";
import { PolicyForm } from "./policy-form.tsx";
import { endOf, segmentsOf } from "./segments.ts";

export function PoliciesPage(): React.JSX.Element {
  const listing = useListing({ page: "policies", collection: "escalation-policies", fits: nameFits, order: byName });
  const teams = useRecords("teams").items;
  const people = useRecords("users").items;
  return (
    <RecordScreen
      listing={listing}
      title={t("Policies")}
      noun="policy"
      label={t("Escalation policies")}
      detailLook="wide"
      nothingFits={<CalmNotice title={t("No policy fits the search")} />}
      empty={
        <CalmNotice title={t("There is no policy yet")}>
          <p>{t("Every new team comes with one. Press + to make one that several teams share.")}</p>
        </CalmNotice>
      }
      renderRow={(policy, place) => <PolicyRow policy={policy} {...place} />}
      renderForm={(policy) => <PolicyForm policy={policy} policies={listing.items} teams={teams} people={people} />}
      unopened={
        <CalmNotice
          title={
            listing.opened === null || !listing.isRead
              ? t("No policy is opened")
              : t("This policy is not there any more")
          }
        >
          <p>{t("Choose one with j and k, or by a click.")}</p>
        </CalmNotice>
      }
    />
  );
}

interface PolicyRowProps extends RowPlace {
  readonly policy: Item<"escalation-policies">;
}

function PolicyRow({ policy, isOpened, isTabStop }: PolicyRowProps): React.JSX.Element {
  const { id, fields } = policy;
  const isEdited = useIsEdited(formKey("escalation-policies", id));
  const { length } = fields.layers;
  return (
    <RecordRow page="policies" id={id} isOpened={isOpened} isTabStop={isTabStop}>
      <span className="clip">
        {fields.name}
        {isEdited && <span className="record-unsaved"> {t("not saved")}</span>}
      </span>
      <span className="mute small num">
        {t("{{count}} layers, {{duration}} in all", {
          count: length,
          duration: formatDuration(endOf(segmentsOf(fields))),
        })}
      </span>
    </RecordRow>
  );
}
