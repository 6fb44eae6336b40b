import { useId, useState } from "react";

import { t } from "../language/language.ts";

interface ChartOrTableProps {
  readonly title: string;
  readonly aside?: React.ReactNode;
  /** What the chart shows, for those who listen. */
  readonly summary: string;
  readonly chart: React.ReactNode;
  /** Null: the same stands below in any case. */
  readonly table: React.ReactNode;
  readonly children?: React.ReactNode;
}

/** Whatever a chart shows can be read as a table as well. */
export function ChartOrTable({ title, aside, summary, chart, table, children }: ChartOrTableProps): React.JSX.Element {
  const [isTable, setIsTable] = useState(false);
  const id = useId();
  return (
    <section className="figures-section" aria-labelledby={id}>
      <div className="figures-head">
        <h2 id={id}>{title}</h2>
        {aside}
        <span className="figures-gap" />
        {table !== null && (
          <button type="button" className="figures-choice" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {t("Show as table")}
          </button>
        )}
      </div>
      {isTable ? (
        table
      ) : (
        <div role="img" aria-label={summary}>
          {chart}
        </div>
      )}
      {children}
    </section>
  );
}
