import { useState } from "react";

import type { Item } from "../../core/collection.ts";
import { typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { formatDuration } from "../parts/duration.ts";
import { EnabledSwitch } from "../records/enabled-switch.tsx";
import { useListing } from "../records/listing.ts";
import { RecordRow, RecordScreen, type RowPlace } from "../records/record-screen.tsx";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { useRecords } from "../state/records.ts";
import { useMay } from "../state/sign-in.ts";
import { openThing } from "../state/view.ts";
import { ConfigurationForm } from "./configuration-form.tsx";
import "./configurations.css";
import { ExportDialog } from "./export-dialog.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { Simulator } from "./simulator.tsx";

type Configuration = Item<"alert-configurations">;

const fits = ({ fields }: Configuration, sought: string): boolean =>
  [fields.config_name, fields.description ?? "", ...(fields.applicable_alert_types ?? [])]
    .join("\n")
    .toLowerCase()
    .includes(sought);

/** As they are tried: the highest priority first. */
const order = (one: Configuration, other: Configuration): number =>
  other.fields.priority - one.fields.priority || one.fields.config_name.localeCompare(other.fields.config_name);

export function ConfigurationsPage(): React.JSX.Element {
  const listing = useListing({ page: "configurations", collection: "alert-configurations", fits, order });
  const teams = useRecords("teams").items;
  const mayEdit = useMay("alert-configurations.patch");
  const [dialog, setDialog] = useState<"import" | "export" | null>(null);
  return (
    <>
      <RecordScreen
        listing={listing}
        title={t("Configurations")}
        noun={t("configuration")}
        label={t("Alert configurations")}
        detailLook="wide"
        actions={
          <div className="configuration-actions">
            <ActionButton
              label={t("Which applies")}
              hint={t("Try an alert and see which configuration it gets")}
              onPress={() => openThing("configurations", null)}
            />
            {listing.mayCreate && <ActionButton label={t("Import")} onPress={() => setDialog("import")} />}
            {listing.shown.length > 0 && <ActionButton label={t("Export")} onPress={() => setDialog("export")} />}
          </div>
        }
        nothingFits={<CalmNotice title={t("No configuration fits the search")} />}
        empty={
          <CalmNotice title={t("There is no configuration yet")}>
            <p>
              {t("Until there is one, alerts are told to the account's owner alone. Press + to make one, or import.")}
            </p>
          </CalmNotice>
        }
        renderRow={(configuration, place) => (
          <ConfigurationRow configuration={configuration} teams={teams} mayEdit={mayEdit} {...place} />
        )}
        renderForm={(configuration) => (
          <ConfigurationForm configuration={configuration} configurations={listing.items} teams={teams} />
        )}
        unopened={
          listing.opened === null || !listing.isRead ? (
            <Simulator configurations={listing.items} teams={teams} />
          ) : (
            <CalmNotice title={t("This configuration is not there any more")}>
              <p>{t("Choose one with j and k, or by a click.")}</p>
            </CalmNotice>
          )
        }
      />
      {dialog === "import" && <ImportDialog onClose={() => setDialog(null)} />}
      {dialog === "export" && <ExportDialog configurations={listing.shown} onClose={() => setDialog(null)} />}
    </>
  );
}

interface ConfigurationRowProps extends RowPlace {
  readonly configuration: Configuration;
  readonly teams: readonly Item<"teams">[];
  readonly mayEdit: boolean;
}

function ConfigurationRow({ configuration, teams, mayEdit, isOpened, isTabStop }: ConfigurationRowProps) {
  const { id, fields } = configuration;
  const isEdited = useIsEdited(formKey("alert-configurations", id));
  const { team_id, applicable_alert_types: types } = fields;
  const team = teams.find((one) => one.id === team_id || one.number === team_id)?.fields.name;
  return (
    <RecordRow
      page="configurations"
      id={id}
      isOpened={isOpened}
      isTabStop={isTabStop}
      aside={
        <EnabledSwitch
          collection="alert-configurations"
          id={id}
          name={fields.config_name}
          isOn={fields.enabled}
          mayEdit={mayEdit}
          isTabStop={isTabStop}
        />
      }
    >
      <span className="configuration-row" data-off={!fields.enabled || undefined}>
        <b className="num" title={t("Priority")}>
          {fields.priority}
        </b>
        <span className="clip">
          {fields.config_name}
          {isEdited && <span className="record-unsaved"> {t("not saved")}</span>}
        </span>
        <span className="mute small clip configuration-scope">
          {team_id === null ? t("All teams") : (team ?? t("team {{team}}, not there yet", { team: team_id }))}
          {" \u00b7 "}
          {types === null ? t("every type") : types.map((type) => t(typeNames[type])).join(", ")}
          {fields.enable_escalation &&
            ` \u00b7 ${t("escalates after {{duration}}", { duration: formatDuration(fields.escalation_threshold_seconds) })}`}
        </span>
      </span>
    </RecordRow>
  );
}
