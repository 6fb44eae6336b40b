// Puts the page on paper: in the light theme, whatever is on the screen.
import { t } from "../language/language.ts";
import { ask, toCallFailed } from "../state/connection.ts";
import { say } from "../state/toast.ts";

/** A dialog stays open for as long as somebody thinks. */
const thinkingMs = 30 * 60_000;

async function onPaper<T>(work: () => Promise<T>): Promise<T> {
  const { dataset } = document.documentElement;
  const screen = dataset["theme"];
  dataset["theme"] = "light";
  try {
    return await work();
  } finally {
    if (screen !== undefined) dataset["theme"] = screen;
  }
}

export async function savePage(name: string): Promise<void> {
  try {
    const file = await onPaper(() => ask("page.pdf", { name }, thinkingMs));
    if (file !== null) say({ tone: "good", text: t("Saved as {{file}}", { file }) });
  } catch (error) {
    say({
      tone: "bad",
      text: t("The file was not saved: {{reason}}", { reason: toCallFailed(error).failure.message }),
    });
  }
}

export async function printPage(): Promise<void> {
  await onPaper(() => {
    globalThis.print();
    return Promise.resolve();
  });
}
