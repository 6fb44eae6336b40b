import { Modal } from "@mantine/core";
import { useState } from "react";

import type { Delivery } from "../../contract/editors.ts";
import type { Item } from "../../core/collection.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { formatInstant } from "../parts/time.ts";
import { useClock } from "../state/clock.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { useLockReason } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { focusAlert, openPage } from "../state/view.ts";
import { isRefused, outcomesOf, setOut, wordOutcome } from "./integration-words.ts";
import { useDeliveries } from "./use-deliveries.ts";

interface DeliveriesSectionProps {
  readonly integration: Item<"integrations">;
  readonly mayEdit: boolean;
}

/** What came in, what became of it, and taking it in once more. */
export function DeliveriesSection({ integration, mayEdit }: DeliveriesSectionProps): React.JSX.Element {
  const { deliveries, failure, read } = useDeliveries(integration.id);
  const [asked, setAsked] = useState<Delivery | null>(null);
  const [count, setCount] = useState(firstShown);
  const shown = deliveries?.slice(0, count) ?? [];
  return (
    <section className="record-section" aria-labelledby="deliveries-title">
      <div className="record-section-head">
        <h3 id="deliveries-title">{t("What came in")}</h3>
        {deliveries !== null && deliveries.length > 0 && (
          <span className="mute num">{t("{{count}} payloads kept", { count: deliveries.length })}</span>
        )}
      </div>
      {failure !== null && (
        <p className="field-error" role="alert">
          {t("It cannot be read now: {{message}}", { message: failure })}
        </p>
      )}
      {deliveries?.length === 0 && <p className="mute">{t("Nothing yet. The last 200 payloads are kept here.")}</p>}
      {shown.length > 0 && (
        <ol className="history deliveries" aria-label={t("Payloads, newest first")}>
          {shown.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryEntry delivery={delivery} {...(mayEdit ? { onReplay: () => setAsked(delivery) } : {})} />
            </li>
          ))}
        </ol>
      )}
      {deliveries !== null && deliveries.length > count && (
        <div>
          <ActionButton label={t("Show older ones")} onPress={() => setCount(deliveries.length)} />
        </div>
      )}
      {asked !== null && (
        <ReplayDialog
          integration={integration}
          delivery={asked}
          onClose={() => setAsked(null)}
          onDone={() => void read()}
        />
      )}
    </section>
  );
}

const firstShown = 20;

interface DeliveryEntryProps {
  readonly delivery: Delivery;
  readonly onReplay?: () => void;
}

function DeliveryEntry({ delivery, onReplay }: DeliveryEntryProps): React.JSX.Element {
  const { received_at, status, results, body, is_body_cut, remote_address, replayed_by } = delivery;
  const today = useClock(({ now }) => new Date(now).setHours(0, 0, 0, 0));
  const alertId = results.find(({ alert_id }) => alert_id !== null)?.alert_id ?? null;
  const refused = isRefused(delivery);
  return (
    <details>
      <summary>
        <span className="num">{formatInstant(Date.parse(received_at), today)}</span>
        <span className="num mute">{status}</span>
        <span className={refused ? "record-warning clip" : "clip"}>
          {outcomesOf(delivery)
            .map((outcome) => t(wordOutcome(outcome)))
            .join(", ")}
          {replayed_by !== null && ` \u00b7 ${t("replayed by {{name}}", { name: replayed_by })}`}
        </span>
      </summary>
      <div className="delivery">
        {results.map(({ event, outcome, detail }, place) => (
          <p key={place} className={outcome === "refused" ? "crit" : "mute"}>
            {event}: {t(wordOutcome(outcome))}
            {detail !== null && ` \u00b7 ${detail}`}
          </p>
        ))}
        <p className="mute">
          {replayed_by === null
            ? t("From {{address}}", { address: remote_address })
            : t("Taken in once more by {{name}}, at this console", { name: replayed_by })}
        </p>
        <pre className="payload" tabIndex={0} aria-label={t("Payload")}>
          {setOut(body)}
        </pre>
        {is_body_cut && <p className="mute">{t("Only its beginning was kept.")}</p>}
        <div className="record-save-row">
          {alertId !== null && (
            <ActionButton
              label={t("Show the alert")}
              onPress={() => {
                focusAlert(alertId);
                openPage("board");
              }}
            />
          )}
          <CopyButton value={body} label={t("Copy the payload")} className="action-button">
            {t("Copy the payload")}
          </CopyButton>
          {onReplay !== undefined && (
            <ActionButton
              label={t("Replay")}
              reason={is_body_cut ? t("Only its beginning was kept, so it cannot be taken in again") : null}
              onPress={onReplay}
            />
          )}
        </div>
      </div>
    </details>
  );
}

interface ReplayDialogProps extends Pick<DeliveriesSectionProps, "integration"> {
  readonly delivery: Delivery;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function ReplayDialog({ integration, delivery, onClose, onDone }: ReplayDialogProps): React.JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const lockReason = useLockReason();
  const replay = async (): Promise<void> => {
    setBusy(true);
    try {
      const result = await ask("integration.replay", { id: integration.id, delivery_id: delivery.id }, 20_000);
      if (result.ok)
        say({
          tone: isRefused(result.value) ? "bad" : "good",
          text: t("Replayed: {{outcome}}", {
            outcome: outcomesOf(result.value)
              .map((outcome) => t(wordOutcome(outcome)))
              .join(", "),
          }),
        });
      else say({ tone: "bad", text: result.refusal.detail });
    } catch (error) {
      say({
        tone: "bad",
        text: t("It was not answered: {{message}}", { message: toCallFailed(error).failure.message }),
      });
    }
    onClose();
    onDone();
  };
  return (
    <Modal opened onClose={onClose} size="md" title={<b>{t("Replay this payload")}</b>}>
      <p className="dialog-explanation">
        {t("It is taken in as if it came now: alerts are raised, acknowledged or resolved, and people are told.")}
      </p>
      {delivery.status === 403 && (
        <p className="record-warning">{t("Its signature did not fit: replay it only if you know who sent it.")}</p>
      )}
      <div className="dialog-actions">
        <ActionButton label={t("Leave it")} keys="Esc" onPress={onClose} />
        <ActionButton
          label={t("Replay")}
          look="danger"
          takesFocus
          isBusy={isBusy}
          reason={lockReason}
          onPress={() => void replay()}
        />
      </div>
    </Modal>
  );
}
