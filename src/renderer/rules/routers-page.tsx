import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { EnabledSwitch } from "../records/enabled-switch.tsx";
import { byName, nameFits, useListing } from "../records/listing.ts";
import { RecordRow, RecordScreen, type RowPlace } from "../records/record-screen.tsx";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { useMay } from "../state/sign-in.ts";
import "../people/people.css";
import { RouterForm } from "./router-form.tsx";
import "./rules.css";

export function RoutersPage(): React.JSX.Element {
  const listing = useListing({ page: "routers", collection: "routers", fits: nameFits, order: byName });
  const mayEdit = useMay("routers.patch");
  return (
    <RecordScreen
      listing={listing}
      title={t("Routers")}
      noun={t("router")}
      detailLook="wide"
      nothingFits={<CalmNotice title={t("No router fits the search")} />}
      empty={
        <CalmNotice title={t("There is no router yet")}>
          <p>{t("A router sends alerts on by rules. Press + to make one, then name it where alerts are sent to.")}</p>
        </CalmNotice>
      }
      renderRow={(router, place) => <RouterRow router={router} mayEdit={mayEdit} {...place} />}
      renderForm={(router) => <RouterForm router={router} routers={listing.items} />}
      unopened={
        <CalmNotice
          title={
            listing.opened === null || !listing.isRead
              ? t("No router is opened")
              : t("This router is not there any more")
          }
        >
          <p>{t("Choose one with j and k, or by a click.")}</p>
        </CalmNotice>
      }
    />
  );
}

interface RouterRowProps extends RowPlace {
  readonly router: Item<"routers">;
  readonly mayEdit: boolean;
}

function RouterRow({ router, mayEdit, isOpened, isTabStop }: RouterRowProps): React.JSX.Element {
  const { id, fields } = router;
  const isEdited = useIsEdited(formKey("routers", id));
  return (
    <RecordRow
      page="routers"
      id={id}
      isOpened={isOpened}
      isTabStop={isTabStop}
      aside={
        <EnabledSwitch
          collection="routers"
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
      <span className="mute small num">{t("{{count}} rules", { count: fields.rules.length })}</span>
    </RecordRow>
  );
}
