import { Autocomplete, Textarea, TextInput } from "@mantine/core";
import { useEffect } from "react";

import { t } from "../language/language.ts";
import { isSendKey } from "../parts/key-line.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CalmNotice } from "../parts/calm-notice.tsx";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { useRecords } from "../state/records.ts";
import { useLockReason, useOperatorName } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { beganAt, keepHandover, openHandover, readHandover, typeHandover, useHandover } from "./handover-state.ts";
import "./handover.css";
import { HandoverSheet } from "./handover-sheet.tsx";

const pulseMs = 20_000;

/** What the shift that leaves tells the one that comes, and what was told before. */
export function HandoverPage(): React.JSX.Element {
  const { summary, earlier, openedId, failure, typed } = useHandover();
  const operator = useOperatorName();
  useEffect(() => {
    void readHandover();
    const timer = setInterval(() => void readHandover(), pulseMs);
    return () => clearInterval(timer);
  }, []);
  const opened = earlier?.find(({ id }) => id === openedId) ?? null;
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  return (
    <main className="handover" aria-label={t("Shift handover")}>
      <div className="handover-side">
        <HandoverForm />
        <EarlierList />
      </div>
      <div className="handover-main">
        {failure !== null && (
          <p className="handover-bad" role="alert">
            {t("The handover cannot be read: {{reason}}. What was typed is kept.", { reason: failure })}
          </p>
        )}
        {opened !== null ? (
          <HandoverSheet handover={opened.fields} number={opened.number} />
        ) : summary === null ? (
          failure === null && <CalmNotice title={t("Gathering what happened")} />
        ) : (
          <HandoverSheet
            handover={{
              began_at: beganAt({ typed, earlier }, minute),
              ended_at: minute,
              outgoing: { name: typed.outgoing ?? operator, user_id: null },
              incoming: { name: typed.incoming, user_id: null },
              notes: typed.notes,
              summary,
            }}
            number={null}
          />
        )}
      </div>
    </main>
  );
}

const two = (value: number): string => String(value).padStart(2, "0");

/** By this computer's clock, as the field for a date and time takes it. */
function toField(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

function HandoverForm(): React.JSX.Element {
  const { typed, earlier, isKeeping, refusal, openedId } = useHandover();
  const people = useRecords("users").items;
  const operator = useOperatorName();
  const locked = useLockReason();
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const names = [...new Set(people.map(({ fields }) => fields.name))];
  const outgoing = typed.outgoing ?? operator;
  const missing =
    outgoing.trim() === "" ? t("Say who hands over") : typed.incoming.trim() === "" ? t("Say who takes over") : null;
  const wrong = (field: string): string | undefined =>
    refusal?.kind === "invalid" ? refusal.errors.find(({ path }) => path.startsWith(field))?.message : undefined;

  const keepIt = async (): Promise<void> => {
    if (locked !== null || missing !== null) {
      say({ tone: "bad", text: locked ?? missing ?? "" });
      return;
    }
    if (await keepHandover(outgoing)) say({ tone: "good", text: t("The shift was handed over") });
  };

  return (
    <form
      className="handover-form"
      aria-label={t("New handover")}
      onSubmit={(event) => {
        event.preventDefault();
        void keepIt();
      }}
      onFocus={() => openedId !== null && openHandover(null)}
      onKeyDown={(event) => {
        if (!isSendKey(event)) return;
        event.preventDefault();
        void keepIt();
      }}
    >
      <h1>{t("Shift handover")}</h1>
      <TextInput
        type="datetime-local"
        label={t("The shift began")}
        max={toField(minute)}
        value={toField(beganAt({ typed, earlier }, minute))}
        error={wrong("began_at")}
        onChange={({ currentTarget: { value } }) => {
          const at = new Date(value).getTime();
          if (!Number.isNaN(at)) typeHandover({ began_at: at });
        }}
      />
      <Autocomplete
        label={t("Hands over")}
        data={names}
        limit={8}
        value={outgoing}
        error={wrong("outgoing")}
        onChange={(value) => typeHandover({ outgoing: value })}
      />
      <Autocomplete
        label={t("Takes over")}
        placeholder={t("Name")}
        data={names}
        limit={8}
        value={typed.incoming}
        error={wrong("incoming")}
        onChange={(incoming) => typeHandover({ incoming })}
      />
      <Textarea
        label={t("Notes")}
        placeholder={t("What the next shift must know and no list says")}
        autosize
        minRows={5}
        maxRows={14}
        maxLength={10_000}
        value={typed.notes}
        error={wrong("notes")}
        onChange={({ currentTarget: { value } }) => typeHandover({ notes: value })}
      />
      {refusal !== null && (
        <p className="field-error" role="alert">
          {t("It was not handed over: {{reason}}", { reason: refusal.detail })}
        </p>
      )}
      <ActionButton
        label={t("Hand over")}
        keys="Ctrl ↵"
        look="primary"
        isBusy={isKeeping}
        reason={locked ?? missing}
        onPress={() => void keepIt()}
      />
    </form>
  );
}

function EarlierList(): React.JSX.Element {
  const { earlier, openedId } = useHandover();
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  return (
    <section className="handover-earlier" aria-labelledby="handover-earlier">
      <h2 id="handover-earlier">{t("Earlier handovers")}</h2>
      {earlier?.length === 0 && <p className="mute">{t("No shift was handed over here yet.")}</p>}
      <ul>
        {earlier?.map(({ id, fields }) => (
          <li key={id}>
            <button
              type="button"
              className="handover-row"
              aria-current={id === openedId ? "true" : undefined}
              onClick={() => openHandover(id === openedId ? null : id)}
            >
              <span className="num">{formatInstant(fields.ended_at, minute)}</span>
              <span className="mute clip">
                {fields.outgoing.name} → {fields.incoming.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
