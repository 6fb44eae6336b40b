// What the page may have of the computer: the list of loudspeakers, and to put text on the clipboard.
import type { Session } from "electron/main";

import { isOwnPage } from "./page-file.ts";

/** Writing to the clipboard: a copy button; Chromium allows it only on a click. Reading it stays refused. */
const granted: ReadonlySet<string> = new Set(["speaker-selection", "clipboard-sanitized-write"]);

export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(granted.has(permission) && isOwnPage(details.requestingUrl));
  });
  // Chromium names the loudspeakers only to a page that could be let listen. This says that it could; to listen it
  // would still have to ask above, where it is refused.
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const isListing = permission === "media" && details.mediaType !== "video";
    return (isListing || granted.has(permission)) && isOwnPage(requestingOrigin);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}
