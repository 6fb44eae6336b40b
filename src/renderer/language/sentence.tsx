import { Fragment } from "react";

import { t } from "./language.ts";

interface SentenceProps {
  /** English, with `{{name}}` where one of `parts` stands; a translation may order them otherwise. */
  readonly of: string;
  readonly parts: Readonly<Record<string, React.ReactNode>>;
}

/** Never part of a text that people read. */
const fence = "\u0001";

/** A sentence with keys, emphasis or buttons in it, whole for whoever translates it. */
export function Sentence({ of, parts }: SentenceProps): React.JSX.Element {
  const places = Object.fromEntries(Object.keys(parts).map((name) => [name, `${fence}${name}${fence}`]));
  return (
    <>
      {t(of, places)
        .split(fence)
        .map((piece, index) => (
          // Every second piece is the name of a part.
          <Fragment key={`${index} ${piece}`}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>
        ))}
    </>
  );
}
