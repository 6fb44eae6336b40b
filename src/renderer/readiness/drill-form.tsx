import { MultiSelect, Select } from "@mantine/core";
import { useEffect, useState } from "react";

import type { DrillForesight } from "../../contract/drill.ts";
import { Severity } from "../../core/alert.ts";
import { severityNames } from "../../core/message.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { formatDelay } from "../parts/duration.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { useRecords } from "../state/records.ts";
import { useLockReason } from "../state/sign-in.ts";
import { DrillQuestion } from "./drill-question.tsx";
import { choose, startDrill, useDrills } from "./drill-state.ts";

/** Whom to call, how loudly, and who that would be. Nothing goes out before it was confirmed. */
export function DrillForm(): React.JSX.Element {
  const { chosen, isStarting } = useDrills();
  const { destinations, severity } = chosen;
  const teams = useRecords("teams").items;
  const people = useRecords("users").items;
  const locked = useLockReason();
  const foreseen = useForesight(destinations, severity);
  const [isAsking, setAsking] = useState(false);
  const names = new Map([...teams, ...people].map(({ id, fields }) => [id, fields.name]));
  const namesOf = (ids: readonly string[]): readonly string[] => ids.map((id) => names.get(id) ?? id);
  const count = foreseen.foresight?.people.length ?? 0;
  const missing =
    destinations.length === 0
      ? t("Choose a team or a person")
      : foreseen.foresight === null
        ? (foreseen.failure ?? t("Working it out"))
        : count === 0
          ? t("Nobody would be called")
          : null;
  const choices = (list: typeof teams | typeof people) =>
    list.map(({ id, fields }) => ({ value: id, label: fields.name }));
  return (
    <form className="drill-form" aria-label={t("New drill")} onSubmit={(event) => event.preventDefault()}>
      <p className="mute">{t("Real messages, marked as an exercise, to those chosen here and nobody else.")}</p>
      <MultiSelect
        label={t("Teams and people")}
        description={t("A team: whoever is on call now, layer by layer")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder={destinations.length === 0 ? t("Type a name") : ""}
        searchable
        limit={60}
        maxValues={50}
        nothingFoundMessage={t("Nobody has this name")}
        data={[
          { group: t("Teams"), items: choices(teams) },
          { group: t("People"), items: choices(people) },
        ]}
        value={[...destinations]}
        onChange={(next) => choose({ destinations: next })}
      />
      <Select
        label={t("Severity")}
        allowDeselect={false}
        data={Severity.options.map((value) => ({ value, label: t(severityNames[value]) }))}
        value={severity}
        onChange={(value) => choose({ severity: Severity.safeParse(value).data ?? severity })}
      />
      <div>
        <ActionButton
          label={t("Start the drill")}
          look="primary"
          isBusy={isStarting}
          reason={locked ?? missing}
          onPress={() => setAsking(true)}
        />
      </div>
      {destinations.length > 0 && <Preview {...foreseen} namesOf={namesOf} />}
      {isAsking && (
        <DrillQuestion
          title={t("Start the drill")}
          confirm={t("Call {{count}} people", { count })}
          look="danger"
          onConfirm={async () => ((await startDrill(namesOf(destinations))) ? null : useDrills.getState().refusal)}
          onClose={() => setAsking(false)}
        >
          <p className="dialog-subject">{t("Real messages go out to {{count}} people.", { count })}</p>
          <p className="dialog-explanation">{(foreseen.foresight?.people ?? []).map(({ name }) => name).join(", ")}</p>
          <p className="dialog-explanation">
            {t(
              "Every message says that it is an exercise. Who is called later is called only if nobody answers before.",
            )}
          </p>
        </DrillQuestion>
      )}
    </form>
  );
}

interface Foreseeing {
  readonly foresight: DrillForesight | null;
  readonly failure: string | null;
}

const pauseMs = 150;
const pulseMs = 60_000;

/** Worked out again each minute, as turns change. */
function useForesight(destinations: readonly string[], severity: Severity): Foreseeing {
  const [found, setFound] = useState<Foreseeing & { readonly key: string }>({
    key: "",
    foresight: null,
    failure: null,
  });
  const key = [severity, ...destinations].join(" ");
  useEffect(() => {
    if (destinations.length === 0) return undefined;
    let isStale = false;
    const foresee = async (): Promise<void> => {
      try {
        const foresight = await ask("drill.foresee", { destinations: [...destinations], severity });
        if (!isStale) setFound({ key, foresight, failure: null });
      } catch (error) {
        if (!isStale) setFound({ key, foresight: null, failure: toCallFailed(error).failure.message });
      }
    };
    const timer = setTimeout(() => void foresee(), pauseMs);
    const pulse = setInterval(() => void foresee(), pulseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
      clearInterval(pulse);
    };
  }, [key, destinations, severity]);
  return found.key === key ? found : { foresight: null, failure: null };
}

interface PreviewProps extends Foreseeing {
  readonly namesOf: (ids: readonly string[]) => readonly string[];
}

function Preview({ foresight, failure, namesOf }: PreviewProps): React.JSX.Element {
  if (failure !== null)
    return (
      <p className="field-error" role="alert">
        {t("It cannot be foreseen: {{message}}.", { message: failure })}
      </p>
    );
  if (foresight === null) return <p className="mute">{t("Working it out")}</p>;
  return (
    <section className="drill-preview" aria-label={t("Who would be called")}>
      <h3>{t("Who would be called: {{n}}", { n: foresight.people.length })}</h3>
      {foresight.silent.length > 0 && (
        <p className="drill-trouble">
          ▲ {t("Nobody would be called for {{names}}", { names: namesOf(foresight.silent).join(", ") })}
        </p>
      )}
      <ul>
        {foresight.people.map(({ name, after_seconds, calls }, place) => (
          <li key={place}>
            <b className="clip">{name}</b>
            <span className="num mute">{formatDelay(after_seconds)}</span>
            {calls.map(({ channel, address, error }) => (
              <span key={`${channel} ${address}`} className="drill-call" data-failing={error !== null || undefined}>
                {t(channelNames[channel])} <span className="num">{address ?? t("no address")}</span>
                {error !== null && ` ▲ ${error}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
