import { Modal } from "@mantine/core";

import { t } from "../language/language.ts";
import { say } from "../state/toast.ts";
import { JoinForm } from "./join-form.tsx";

/** This console enters the group of another one. */
export function EnterCodeDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  return (
    <Modal opened onClose={onClose} size="md" title={<b>{t("Enter a code")}</b>}>
      <p className="dialog-explanation">{t("Show a code at the other console first (Consoles, Show a code).")}</p>
      <p className="dialog-explanation">
        {t(
          "Alerts, people and teams of both are kept and shared. The organisation's name, its owner and its settings become those of the other console.",
        )}
      </p>
      <JoinForm
        onBack={onClose}
        onJoined={() => {
          say({ tone: "good", text: t("Joined; what this console lacks is on its way") });
          onClose();
        }}
      />
    </Modal>
  );
}
