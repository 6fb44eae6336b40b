import { Modal } from "@mantine/core";
import { useEffect, useState } from "react";

import type { Member } from "../../contract/person.ts";
import { GlobalRole } from "../../core/account-user.ts";
import type { Result } from "../../core/refusal.ts";
import { t } from "../language/language.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { ask, toCallFailed } from "../state/connection.ts";
import { useLockReason, useMay } from "../state/sign-in.ts";
import { say } from "../state/toast.ts";
import { readMembers, useMembers } from "./members-state.ts";

const words: Readonly<Record<GlobalRole, readonly [label: string, hint: string]>> = {
  admin: ["Admin", "Everything but billing"],
  billing: ["Billing", "The subscription"],
  broadcaster: ["Broadcaster", "Messages to everybody, on all channels"],
  communicator: ["Communicator", "Messages to stakeholders, by mail"],
};

interface RolesSectionProps {
  readonly userId: string;
  readonly name: string;
}

/** What somebody may do in the account. Each change is in force at once. */
export function RolesSection({ userId, name }: RolesSectionProps): React.JSX.Element {
  const { members, failure } = useMembers();
  useEffect(() => void readMembers(), []);
  return (
    <section className="record-section" aria-labelledby="person-roles">
      <h3 id="person-roles">{t("Roles")}</h3>
      {failure !== null && (
        <p className="record-warning" role="status">
          {t("The roles cannot be read: {{failure}}.", { failure })}{" "}
          <button type="button" className="link-button" onClick={() => void readMembers()}>
            {t("Read again")}
          </button>
        </p>
      )}
      {members === null && failure === null && <p className="mute">{t("Reading the roles")}</p>}
      {members !== null && <Roles member={members.find(({ user_id }) => user_id === userId) ?? null} name={name} />}
    </section>
  );
}

interface RolesProps {
  readonly member: Member | null;
  readonly name: string;
}

function Roles({ member, name }: RolesProps): React.JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const [isTransferring, setTransferring] = useState(false);
  const lockReason = useLockReason();
  const mayEdit = useMay("account-users.patch");
  const mayBill = useMay("account-users.grant_billing");
  const mayTransfer = useMay("account.transfer");
  if (member === null) return <p className="mute">{t("Not there any more.")}</p>;
  const { user_id, roles, is_owner, can_sign_in } = member;

  const carryOut = async (work: () => Promise<Result<unknown>>, done: string): Promise<void> => {
    setBusy(true);
    try {
      const result = await work();
      say(result.ok ? { tone: "good", text: done } : { tone: "bad", text: result.refusal.detail });
      await readMembers();
    } catch (error) {
      say({
        tone: "bad",
        text: t("Not changed as far as this window knows: {{message}}", {
          message: toCallFailed(error).failure.message,
        }),
      });
    }
    setBusy(false);
  };
  const toggle = (role: GlobalRole): void => {
    const next = roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role];
    void carryOut(() => ask("member.set_roles", { user_id, roles: next }), t("Roles of {{name}} changed", { name }));
  };
  const isFixed = (role: GlobalRole): boolean => is_owner && (role === "admin" || role === "billing");

  return (
    <>
      <div className="steps-channels" role="group" aria-label={t("Roles of {{name}}", { name })}>
        {GlobalRole.options.map((role) => {
          const may = mayEdit && (role !== "billing" || mayBill);
          if (!may && !roles.includes(role)) return null;
          return (
            <button
              key={role}
              type="button"
              className="tab-choice"
              aria-pressed={roles.includes(role)}
              title={lockReason ?? (isFixed(role) ? t("The owner is always admin and billing") : t(words[role][1]))}
              disabled={!may || isFixed(role) || isBusy || lockReason !== null}
              onClick={() => toggle(role)}
            >
              {t(words[role][0])}
            </button>
          );
        })}
      </div>
      <p className="mute">
        {is_owner && t("Owns the account. ")}
        {roles.length === 0 && t("Without a role: sees everything, acknowledges and rejects. ")}
        {can_sign_in ? t("Has a PIN or password for the console.") : t("Has no PIN or password for the console.")}
      </p>
      {mayTransfer && !is_owner && (
        <div>
          <ActionButton label={t("Make owner")} reason={lockReason} onPress={() => setTransferring(true)} />
        </div>
      )}
      {isTransferring && (
        <Modal
          opened
          onClose={() => setTransferring(false)}
          size="md"
          title={<b>{t("Hand the account to {{name}}", { name })}</b>}
        >
          <p className="dialog-explanation">
            {t("{{name}} owns the account at once, and is admin and billing. Only the new owner can give it back.", {
              name,
            })}
          </p>
          <div className="dialog-actions">
            <ActionButton label={t("Keep")} keys="Esc" onPress={() => setTransferring(false)} />
            <ActionButton
              label={t("Hand it over")}
              look="danger"
              isBusy={isBusy}
              onPress={() => {
                setTransferring(false);
                void carryOut(() => ask("account.transfer", { user_id }), t("{{name}} owns the account", { name }));
              }}
            />
          </div>
        </Modal>
      )}
    </>
  );
}
