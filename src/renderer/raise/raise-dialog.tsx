import "./raise.css";
import { Modal } from "@mantine/core";

import { t } from "../language/language.ts";

import { ActionButton } from "../parts/action-button.tsx";
import { RaiseForm } from "./raise-form.tsx";
import { RaiseReceipt } from "./raise-receipt.tsx";
import { pressRaiseKey } from "./raise-keys.ts";
import { useRaising } from "./raising.ts";

interface RaiseDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Raises an alert for somebody who called in. Closing it keeps what was typed. */
export function RaiseDialog({ opened, onClose }: RaiseDialogProps): React.JSX.Element {
  const raised = useRaising((state) => state.raised);
  const close = (): void => {
    useRaising.setState({ raised: null, refusal: null, errors: {} });
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={raised === null ? t("Raise an alert on a caller's behalf") : t("Alert raised")}
      size={raised === null ? 860 : 460}
      closeOnClickOutside={false}
      // It grows downwards only, so that nothing moves while who will be told is looked up.
      centered={false}
      yOffset="4vh"
      classNames={{ content: "raise-dialog" }}
      onKeyDown={(event) => {
        if (raised === null) pressRaiseKey(event);
        // What is pressed here is not meant for the board behind.
        event.stopPropagation();
      }}
    >
      {raised === null ? (
        <RaiseForm onClose={close} />
      ) : (
        <RaiseReceipt
          alert={raised}
          onClose={close}
          closeButton={<ActionButton label={t("Close")} keys="Esc" onPress={close} />}
        />
      )}
    </Modal>
  );
}
