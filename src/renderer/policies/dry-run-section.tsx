import { Select, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";

import type { Foresight } from "../../contract/roster.ts";
import { AlertType, Severity } from "../../core/alert.ts";
import type { Item } from "../../core/collection.ts";
import { severityNames, typeNames } from "../../core/message.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { channelNames } from "../parts/channel-name.ts";
import { formatDelay } from "../parts/duration.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { momentsOf } from "./foresight.ts";

interface DryRunSectionProps {
  /** Those that use the policy. */
  readonly teams: readonly Item<"teams">[];
  readonly isEdited: boolean;
  /** When what is kept last changed: then it is foreseen again. */
  readonly version: number;
}

/** By this computer's clock. Null: now; undefined: what is typed is no moment. */
function momentOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const at = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/u.test(text) ? new Date(text.replace(" ", "T")).getTime() : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

type Answer =
  | { readonly kind: "waiting" }
  | { readonly kind: "told"; readonly foresight: Foresight }
  | { readonly kind: "failed"; readonly message: string };

const pauseMs = 150;

/** Who would be told when, of an alert raised at a chosen moment that nobody answers. Nothing is sent. */
export function DryRunSection({ teams, isEdited, version }: DryRunSectionProps): React.JSX.Element {
  const [chosen, setChosen] = useState<string | null>(null);
  const [severity, setSeverity] = useState<Severity>("CRITICAL");
  const [type, setType] = useState<AlertType>("SOS");
  const [when, setWhen] = useState("");
  const [tries, setTries] = useState(0);
  const teamId = teams.find(({ id }) => id === chosen)?.id ?? teams[0]?.id ?? null;

  return (
    <section className="record-section" aria-labelledby="dry-run-title">
      <h3 id="dry-run-title">Who would be told when</h3>
      {teamId === null ? (
        <p className="mute">No team uses this policy. Choose it on a team to see who would be told.</p>
      ) : (
        <>
          <div className="record-fields dry-run-fields">
            <Select
              label="Alert of the team"
              allowDeselect={false}
              searchable
              data={teams.map(({ id, fields }) => ({ value: id, label: fields.name }))}
              value={teamId}
              onChange={setChosen}
            />
            <Select
              label="Type"
              allowDeselect={false}
              data={AlertType.options.map((value) => ({ value, label: typeNames[value] }))}
              value={type}
              onChange={(value) => setType((known) => AlertType.safeParse(value).data ?? known)}
            />
            <Select
              label="Severity"
              allowDeselect={false}
              data={Severity.options.map((value) => ({ value, label: severityNames[value] }))}
              value={severity}
              onChange={(value) => setSeverity((known) => Severity.safeParse(value).data ?? known)}
            />
            <TextInput
              label="Raised at"
              placeholder="Now, or 2026-10-31 22:00"
              autoComplete="off"
              error={momentOf(when) === undefined ? "A date and time, as in 2026-10-31 22:00" : undefined}
              description={when === "" ? "Now" : null}
              inputWrapperOrder={["label", "input", "description", "error"]}
              value={when}
              onChange={({ currentTarget: { value } }) => setWhen(value)}
            />
          </div>
          {isEdited && <p className="record-unsaved">As saved: what was edited above is not in it yet.</p>}
          <Foreseen
            key={`${version} ${tries}`}
            teamId={teamId}
            type={type}
            severity={severity}
            at={momentOf(when) ?? null}
            onRetry={() => setTries(tries + 1)}
          />
        </>
      )}
    </section>
  );
}

interface ForeseenProps {
  readonly teamId: string;
  readonly type: AlertType;
  readonly severity: Severity;
  /** Epoch ms; null: now. */
  readonly at: number | null;
  readonly onRetry: () => void;
}

function Foreseen({ teamId, type, severity, at, onRetry }: ForeseenProps): React.JSX.Element {
  const [answer, setAnswer] = useState<Answer>({ kind: "waiting" });
  useEffect(() => {
    let isStale = false;
    const foresee = async (): Promise<void> => {
      try {
        const alert = { alert_type: type, severity, team_id: teamId };
        const foresight = await ask("dry_run.read", { at, alert });
        if (!isStale) setAnswer({ kind: "told", foresight });
      } catch (error) {
        if (!isStale) setAnswer({ kind: "failed", message: toCallFailed(error).failure.message });
      }
    };
    const timer = setTimeout(() => void foresee(), pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [teamId, severity, type, at]);

  switch (answer.kind) {
    case "waiting":
      return <p className="mute">Working it out</p>;
    case "failed":
      return (
        <div>
          <p className="field-error" role="alert">
            It cannot be foreseen: {answer.message}.
          </p>
          <ActionButton label="Try again" onPress={onRetry} />
        </div>
      );
    case "told":
      return <Told foresight={answer.foresight} />;
  }
}

function Told({ foresight }: { readonly foresight: Foresight }): React.JSX.Element {
  const { config_name, why, dropped_at, at } = foresight;
  const moments = momentsOf(foresight);
  return (
    <>
      <p className="mute">
        {config_name === null ? "No configuration applies" : `Configuration ${config_name}`}: {why}.
      </p>
      <ol className="dry-run">
        {moments.map(({ after, happenings, told }) => (
          <li key={after}>
            <b className="num">{formatDelay(after)}</b>
            <div>
              {happenings.map((text, place) => (
                <p key={place} className="mute">
                  {text}
                </p>
              ))}
              {told.map(({ name, role, why: reason, calls }) => (
                <p key={`${name} ${reason}`}>
                  <b>{name}</b>
                  {role !== null && role !== name && <span className="mute"> · {role}</span>}
                  <span className="mute"> · {reason}</span>
                  {calls.map(({ channel, address, error }) => (
                    <span
                      key={`${channel} ${address}`}
                      className="dry-run-call"
                      data-failing={error !== null || undefined}
                    >
                      {channelNames[channel]} <span className="num">{address ?? "no address"}</span>
                      {error !== null && ` ▲ ${error}`}
                    </span>
                  ))}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <p className={dropped_at === null ? "mute" : "crit"}>
        {dropped_at === null
          ? "It then stays open, and nobody else is asked."
          : `Nobody is left to ask ${formatDelay(Math.round((dropped_at - at) / 1000))}: the alert is dropped and stays loud on the board.`}
      </p>
    </>
  );
}
