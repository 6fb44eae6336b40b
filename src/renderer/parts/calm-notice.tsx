interface CalmNoticeProps {
  readonly title: string;
  readonly children?: React.ReactNode;
  /** `bad`: something failed, and the text says what to do. */
  readonly tone?: "calm" | "bad";
}

/** What a list says when it has nothing to show: what is the matter and what to do. */
export function CalmNotice({ title, children, tone = "calm" }: CalmNoticeProps): React.JSX.Element {
  return (
    <div className="calm-notice" data-tone={tone} role={tone === "bad" ? "alert" : "status"}>
      <p className="calm-notice-title">{title}</p>
      {children}
    </div>
  );
}
