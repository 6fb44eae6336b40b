import { Select } from "@mantine/core";
import { useState } from "react";

import { AlertType, Severity, severityByType } from "../../core/alert.ts";
import type { Item } from "../../core/collection.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { Foreseen } from "../records/foreseen.tsx";

interface TestSectionProps {
  readonly configuration: Item<"alert-configurations">;
  readonly isEdited: boolean;
}

/** Who would be told of an alert that this configuration is for. Another may win it: then that is said. */
export function TestSection({ configuration, isEdited }: TestSectionProps): React.JSX.Element {
  const { fields, updated_at } = configuration;
  const types = fields.applicable_alert_types ?? AlertType.options;
  const [chosen, setChosen] = useState<AlertType | null>(null);
  const [severity, setSeverity] = useState<Severity | null>(null);
  const [tries, setTries] = useState(0);
  const type = chosen !== null && types.includes(chosen) ? chosen : (types[0] ?? "SOS");
  return (
    <section className="record-section" aria-labelledby="test-title">
      <h3 id="test-title">{t("Test this")}</h3>
      <div className="record-fields dry-run-fields">
        <Select
          label={t("Type")}
          allowDeselect={false}
          data={types.map((value) => ({ value, label: t(typeNames[value]) }))}
          value={type}
          onChange={(value) => setChosen(AlertType.safeParse(value).data ?? null)}
        />
        <Select
          label={t("Severity")}
          allowDeselect={false}
          data={Severity.options.map((value) => ({ value, label: t(severityNames[value]) }))}
          value={severity ?? severityByType[type]}
          onChange={(value) => setSeverity(Severity.safeParse(value).data ?? null)}
        />
      </div>
      {isEdited && <p className="record-unsaved">{t("As saved: what was edited above is not in it yet.")}</p>}
      <Foreseen
        key={`${updated_at} ${tries}`}
        teamId={fields.team_id === null ? null : String(fields.team_id)}
        type={type}
        severity={severity ?? severityByType[type]}
        at={null}
        onRetry={() => setTries(tries + 1)}
      />
    </section>
  );
}
