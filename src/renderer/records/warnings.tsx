import type { Warning } from "../../core/configuration.ts";
import { wordChannels } from "../parts/channel-name.ts";

interface WarningsProps {
  readonly of: readonly Warning[];
  /** The field, and everything below it. */
  readonly at: string;
}

/** What would be accepted although it will not work, beside the field that it is about. */
export function Warnings({ of, at }: WarningsProps): React.JSX.Element | null {
  const said = of.filter(({ path }) => path === at || path.startsWith(`${at}.`));
  if (said.length === 0) return null;
  return (
    <div className="record-warnings" role="status">
      {[...new Set(said.map(({ message }) => message))].map((message) => (
        <p key={message} className="record-warning">
          {wordChannels(message)}
        </p>
      ))}
    </div>
  );
}
