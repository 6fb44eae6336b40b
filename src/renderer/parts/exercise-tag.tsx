import { t } from "../language/language.ts";

/** On everything that is no real alert. */
export const ExerciseTag = (): React.JSX.Element => <span className="exercise-tag">{t("EXERCISE")}</span>;

interface TitleProps {
  readonly alert: { readonly title: string; readonly is_drill: boolean };
  /** In the place of the alert's own, which begins with the word for those who read it elsewhere. */
  readonly title?: string;
}

/** The title of an alert, with its mark where it is an exercise. */
export function AlertTitle({ alert, title = alert.title }: TitleProps): React.JSX.Element {
  if (!alert.is_drill) return <>{title}</>;
  return (
    <>
      <ExerciseTag /> {title.replace(/^EXERCISE: /u, "")}
    </>
  );
}
