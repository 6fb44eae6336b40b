import { Button, Chip, Switch, TextInput } from "@mantine/core";

import { Channel } from "../../core/alert.ts";
import { t } from "../language/language.ts";
import { channelNames } from "../parts/channel-name.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useField } from "./field-state.ts";
import { RecipientFields } from "./recipient-fields.tsx";
import { editSetup, isBlank, newRecipient, useSetup } from "./setup-draft.ts";
import { toFirstRun } from "./to-first-run.ts";

export function RecipientsStep(): React.JSX.Element {
  const isSkipped = useSetup((draft) => draft.is_skipped);
  const email = useSetup((draft) => draft.operator_email.trim());
  if (isSkipped)
    return (
      <div className="setup-skipped" role="status">
        <p>
          <strong>{t("Skipped.")}</strong>{" "}
          {email === ""
            ? t(
                "Until a configuration is there, an alert sounds and stands on this board, and nobody is told by any channel. Nothing escalates.",
              )
            : t(
                "Until a configuration is there, an alert sounds and stands on this board, and only you are told, at {{email}}. Nothing escalates.",
                { email },
              )}
        </p>
        <ActionButton label={t("Set it up after all")} onPress={() => editSetup({ is_skipped: false })} />
      </div>
    );
  return <ConfigurationFields />;
}

function ConfigurationFields(): React.JSX.Element {
  const draft = useSetup();
  const name = useField("config_name");
  const allowed = useField("allowed");
  return (
    <>
      <p className="setup-lead">
        {t(
          "A configuration says who is told when an alert comes. This first one covers every type of alert and every team; more can follow.",
        )}{" "}
        <button type="button" className="setup-link" onClick={() => editSetup({ is_skipped: true })}>
          {t("Skip for now")}
        </button>
      </p>
      <div className="setup-fields">
        <TextInput
          label={t("Name of the configuration")}
          error={name.error}
          onBlur={name.onBlur}
          value={draft.config_name}
          onChange={({ currentTarget }) => editSetup({ config_name: currentTarget.value })}
        />
        <div>
          <p className="settings-label" id="setup-allowed">
            {t("Channels it may use")}
          </p>
          <div className="setup-chips" role="group" aria-labelledby="setup-allowed">
            {Channel.options.map((channel) => (
              <Chip
                key={channel}
                size="xs"
                checked={draft.allowed.includes(channel)}
                onChange={(checked) =>
                  editSetup({
                    allowed: Channel.options.filter((one) => (one === channel ? checked : draft.allowed.includes(one))),
                  })
                }
              >
                {t(channelNames[channel])}
              </Chip>
            ))}
          </div>
          {allowed.error !== undefined && <p className="field-error">{allowed.error}</p>}
        </div>
      </div>
      <RecipientList list="primary" title={t("Told at once")} />
      <Escalation />
    </>
  );
}

function RecipientList({
  list,
  title,
}: {
  readonly list: "primary" | "escalation";
  readonly title: string;
}): React.JSX.Element {
  const draft = useSetup();
  const recipients = draft[list];
  const { error } = useField(list);
  const isMissingOperator =
    list === "primary" &&
    draft.operator_name.trim() !== "" &&
    !recipients.some((one) => one.name === draft.operator_name);
  const add = (change: object = {}): void => {
    const kept = recipients.filter((one) => !isBlank(one));
    editSetup({ [list]: [...("name" in change ? kept : recipients), { ...newRecipient(), ...change }] });
  };
  return (
    <section className="setup-list" aria-label={title}>
      {list === "primary" && <h2>{title}</h2>}
      {error !== undefined && <p className="field-error">{error}</p>}
      {recipients.map((recipient, index) => (
        <RecipientFields
          key={recipient.key}
          list={list}
          recipient={recipient}
          index={index}
          isRemovable={list === "escalation" || recipients.length > 1}
        />
      ))}
      <div className="setup-row">
        <Button size="xs" variant="default" onClick={() => add()}>
          {list === "primary" ? t("Add a recipient") : t("Add an escalation recipient")}
        </Button>
        {isMissingOperator && (
          <Button
            size="xs"
            variant="default"
            onClick={() => add({ name: draft.operator_name, email: draft.operator_email })}
          >
            {t("Add me")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Escalation(): React.JSX.Element {
  const { enable_escalation, threshold } = useSetup();
  const { error, onBlur } = useField("threshold");
  const warning = useSetup((draft) => toFirstRun(draft).warnings.find(({ path }) => path === "escalation")?.message);
  return (
    <section className="setup-escalation" aria-label={t("Escalation")}>
      <h2>{t("Told when nobody acknowledges")}</h2>
      <div className="setup-row">
        <Switch
          label={t("Escalate")}
          checked={enable_escalation}
          onChange={({ currentTarget }) => editSetup({ enable_escalation: currentTarget.checked })}
        />
        {enable_escalation && (
          <div className="setup-threshold">
            <span>{t("after")}</span>
            <TextInput
              aria-label={t("Seconds until escalation")}
              className="setup-seconds"
              inputMode="numeric"
              error={error !== undefined}
              onBlur={onBlur}
              value={threshold}
              onChange={({ currentTarget }) => editSetup({ threshold: currentTarget.value })}
            />
            <span>{t("seconds without an acknowledgement{{inMinutes}}", { inMinutes: inMinutes(threshold) })}</span>
          </div>
        )}
      </div>
      {error !== undefined && enable_escalation && <p className="field-error">{error}</p>}
      {enable_escalation ? (
        <>
          {warning !== undefined && (
            <p className="setup-warning">
              {t("Nobody stands here yet: after the time has passed, nobody else is told.")}
            </p>
          )}
          <RecipientList list="escalation" title={t("Escalation recipients")} />
        </>
      ) : (
        <p className="setup-warning">
          {t(
            "When the first recipients do not answer, nobody else is told. The alert goes on sounding at this console.",
          )}
        </p>
      )}
    </section>
  );
}

function inMinutes(threshold: string): string {
  const seconds = Number(threshold);
  if (!Number.isInteger(seconds) || seconds < 60 || seconds > 3600) return "";
  const rest = seconds % 60;
  return rest === 0
    ? ` (${t("{{minutes}} min", { minutes: Math.floor(seconds / 60) })})`
    : ` (${t("{{minutes}} min {{seconds}} s", { minutes: Math.floor(seconds / 60), seconds: rest })})`;
}
