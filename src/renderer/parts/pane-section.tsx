import { useId } from "react";

interface PaneSectionProps {
  readonly title: string;
  /** A short figure beside the title. */
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
}

export function PaneSection({ title, aside, children }: PaneSectionProps): React.JSX.Element {
  const id = useId();
  return (
    <section className="pane-section" aria-labelledby={id}>
      <div className="pane-section-head">
        <h3 id={id}>{title}</h3>
        {aside !== undefined && <span className="num">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
