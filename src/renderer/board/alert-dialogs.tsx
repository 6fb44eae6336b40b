import { useAnnouncement } from "../state/announcement.ts";
import { useView } from "../state/view.ts";
import { ActDialog } from "./act-dialog.tsx";
import { BulkDialog } from "./bulk-dialog.tsx";

/** What asks before something is done to alerts, on whatever screen, and what is said aloud of new ones. */
export function AlertDialogs(): React.JSX.Element {
  const dialog = useView((view) => view.dialog);
  return (
    <>
      {dialog?.kind === "bulk" && <BulkDialog />}
      {dialog?.kind === "act" && <ActDialog alertId={dialog.alertId} action={dialog.action} />}
      <Announcement />
    </>
  );
}

function Announcement(): React.JSX.Element {
  const text = useAnnouncement((announcement) => announcement.text);
  return (
    <div className="unseen" role="alert" aria-live="assertive">
      {text}
    </div>
  );
}
