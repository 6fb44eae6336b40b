import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { CalmNotice } from "../parts/calm-notice.tsx";
import "../people/people.css";
import { EnabledSwitch } from "../records/enabled-switch.tsx";
import { nameFits, useListing } from "../records/listing.ts";
import { RecordRow, RecordScreen, type RowPlace } from "../records/record-screen.tsx";
import { formKey, useIsEdited } from "../state/record-form.ts";
import { useMay } from "../state/sign-in.ts";
import { RuleForm } from "./rule-form.tsx";
import "./rules.css";

/** As they are tried. */
const order = (one: Item<"notification-rules">, other: Item<"notification-rules">): number => one.number - other.number;

export function RulesPage(): React.JSX.Element {
  const listing = useListing({ page: "rules", collection: "notification-rules", fits: nameFits, order });
  return (
    <RecordScreen
      listing={listing}
      title={t("Notification rules")}
      noun={t("set of rules")}
      detailLook="wide"
      nothingFits={<CalmNotice title={t("No rules fit the search")} />}
      empty={
        <CalmNotice title={t("There are no rules yet")}>
          <p>{t("Everybody is told by their own preferences. Press + to say otherwise for some people and alerts.")}</p>
        </CalmNotice>
      }
      renderRow={(ruleSet, place) => <RuleRow ruleSet={ruleSet} {...place} />}
      renderForm={(ruleSet) => <RuleForm ruleSet={ruleSet} ruleSets={listing.items} />}
      unopened={
        <CalmNotice
          title={
            listing.opened === null || !listing.isRead
              ? t("No rules are opened")
              : t("These rules are not there any more")
          }
        >
          <p>{t("Choose one with j and k, or by a click.")}</p>
        </CalmNotice>
      }
    />
  );
}

interface RuleRowProps extends RowPlace {
  readonly ruleSet: Item<"notification-rules">;
}

function RuleRow({ ruleSet, isOpened, isTabStop }: RuleRowProps): React.JSX.Element {
  const { id, fields } = ruleSet;
  const isEdited = useIsEdited(formKey("notification-rules", id));
  const [only] = fields.user_ids.map(String);
  const mayEdit = useMay(
    "notification-rules.patch",
    fields.user_ids.length === 1 && only !== undefined ? { user_id: only } : {},
  );
  return (
    <RecordRow
      page="rules"
      id={id}
      isOpened={isOpened}
      isTabStop={isTabStop}
      aside={
        <EnabledSwitch
          collection="notification-rules"
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
      <span className="mute small num">
        {t("{{count}} rules", { count: fields.rules.length })} {"\u00b7"}{" "}
        {t("for {{count}} people", { count: fields.user_ids.length })}
      </span>
    </RecordRow>
  );
}
