import { useState } from "react";

import type { Comment } from "../../../core/alert.ts";
import { isSendKey } from "../../parts/key-line.ts";
import { ActionButton } from "../../parts/action-button.tsx";
import { PaneSection } from "../../parts/pane-section.tsx";
import { formatInstant } from "../../parts/time.ts";
import { act } from "../../state/act.ts";
import { useClock } from "../../state/clock.ts";
import { draftKey, useDrafts, writeDraft } from "../../state/drafts.ts";
import { commentFieldId } from "../../state/carry-out.ts";
import { t } from "../../language/language.ts";

interface CommentsProps {
  readonly alertId: string;
  readonly comments: readonly Comment[];
}

export function Comments({ alertId, comments }: CommentsProps): React.JSX.Element {
  return (
    <PaneSection title={t("Comments")} aside={comments.length === 0 ? undefined : comments.length}>
      {comments.map((comment) => (
        <CommentLine key={comment.id} comment={comment} />
      ))}
      <Composer alertId={alertId} />
    </PaneSection>
  );
}

function CommentLine({ comment }: { readonly comment: Comment }): React.JSX.Element {
  const at = useClock(({ now }) => formatInstant(comment.at, now));
  return (
    <div className="comment">
      <span className="mute num">
        {at} · {comment.by}
      </span>
      <p>{comment.text}</p>
    </div>
  );
}

/** Keeps what is half typed until it is sent, whatever happens to the pane. */
function Composer({ alertId }: { readonly alertId: string }): React.JSX.Element {
  const text = useDrafts(({ textByKey }) => textByKey[draftKey(alertId, "comment")] ?? "");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    if (text.trim() === "" || isBusy) return;
    setBusy(true);
    const refusal = await act(alertId, { kind: "comment", text: text.trim() });
    setBusy(false);
    setFailure(refusal?.detail ?? null);
    if (refusal === null) writeDraft(alertId, "comment", "");
  };
  return (
    <div className="composer">
      <textarea
        id={commentFieldId}
        aria-label={t("Comment")}
        aria-keyshortcuts="C"
        rows={text === "" ? 1 : 3}
        maxLength={10_000}
        placeholder={t("Write into the record")}
        value={text}
        onChange={(event) => writeDraft(alertId, "comment", event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isSendKey(event)) void send();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      {text !== "" && (
        <ActionButton label={t("Comment")} keys="Ctrl ↵" look="primary" isBusy={isBusy} onPress={() => void send()} />
      )}
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
