import type { Item } from "../../core/collection.ts";
import { typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { EnabledSwitch } from "../records/enabled-switch.tsx";
import { byName, nameFits, useListing } from "../records/listing.ts";
import { RecordRow, RecordScreen, type RowPlace } from "../records/record-screen.tsx";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { useMay } from "../state/sign-in.ts";
import { IntegrationForm } from "./integration-form.tsx";
import { integrationTypes } from "./integration-words.ts";
import "./integrations.css";

export function IntegrationsPage(): React.JSX.Element {
  const listing = useListing({ page: "integrations", collection: "integrations", fits: nameFits, order: byName });
  const teams = useRecords("teams").items;
  const people = useRecords("users").items;
  const mayEdit = useMay("integrations.patch");
  return (
    <RecordScreen
      listing={listing}
      title={t("Integrations")}
      noun={t("integration")}
      detailLook="wide"
      nothingFits={<CalmNotice title={t("No integration fits the search")} />}
      empty={
        <CalmNotice title={t("There is no integration yet")}>
          <p>{t("An integration is an address that another system sends its alarms to. Press + to make one.")}</p>
        </CalmNotice>
      }
      renderRow={(integration, place) => <IntegrationRow integration={integration} mayEdit={mayEdit} {...place} />}
      renderForm={(integration) => (
        <IntegrationForm integration={integration} integrations={listing.items} teams={teams} people={people} />
      )}
      unopened={
        <CalmNotice
          title={
            listing.opened === null || !listing.isRead
              ? t("No integration is opened")
              : t("This integration is not there any more")
          }
        >
          <p>{t("Choose one with j and k, or by a click.")}</p>
        </CalmNotice>
      }
    />
  );
}

interface IntegrationRowProps extends RowPlace {
  readonly integration: Item<"integrations">;
  readonly mayEdit: boolean;
}

function IntegrationRow({ integration, mayEdit, isOpened, isTabStop }: IntegrationRowProps): React.JSX.Element {
  const { id, fields } = integration;
  const isEdited = useIsEdited(formKey("integrations", id));
  return (
    <RecordRow
      page="integrations"
      id={id}
      isOpened={isOpened}
      isTabStop={isTabStop}
      aside={
        <EnabledSwitch
          collection="integrations"
          id={id}
          name={fields.name}
          isOn={fields.enabled}
          mayEdit={mayEdit}
          isTabStop={isTabStop}
        />
      }
    >
      <span className="clip">
        {fields.name}
        {isEdited && <span className="record-unsaved"> {t("not saved")}</span>}
      </span>
      <span className="mute small clip">
        {t(integrationTypes[fields.type])} {"\u00b7"} {t(typeNames[fields.alert_type])}
      </span>
    </RecordRow>
  );
}
