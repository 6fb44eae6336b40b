// Notices on Linux by libnotify's own command, without a shell. From 0.8 on it can tell that a notice was clicked, which
// node-notifier cannot ask for.
import { execFile, spawn, type ChildProcess } from "node:child_process";

interface LinuxNotice {
  readonly title: string;
  readonly body: string;
  readonly isCritical: boolean;
  readonly appName: string;
  readonly iconPath: string | null;
}

export interface Shown {
  readonly shown: boolean;
  readonly reason?: string;
}

/** A command that still waits after this long has put its notice on the screen: without a notification service it fails at once. */
const settledMs = 600;
const expireMs = 15_000;
/** A notice on the screen keeps a small process waiting for its click; beyond this many the oldest are no longer waited for. */
const mostWaiting = 32;

export interface NotifySend {
  /** Whether this machine's command is there and new enough. */
  readonly isAble: () => Promise<boolean>;
  readonly show: (notice: LinuxNotice, onClick: () => void) => Promise<Shown>;
  readonly close: () => void;
}

export function createNotifySend(): NotifySend {
  let able: Promise<boolean> | null = null;
  const running = new Set<ChildProcess>();
  const onScreen = new Set<ChildProcess>();

  const keep = (command: ChildProcess): void => {
    onScreen.add(command);
    for (const oldest of onScreen) {
      if (onScreen.size <= mostWaiting) break;
      onScreen.delete(oldest);
      oldest.kill();
    }
  };

  return {
    isAble: () => (able ??= readVersion().then(([major, minor]) => major > 0 || minor >= 8)),
    show: (notice, onClick) => {
      const command = spawn("notify-send", argumentsOf(notice), { stdio: ["ignore", "pipe", "pipe"] });
      running.add(command);
      let printed = "";
      let complaint = "";
      command.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
      command.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
      return new Promise<Shown>((resolve) => {
        const settled = setTimeout(() => {
          keep(command);
          resolve({ shown: true });
        }, settledMs);
        const end = (result: Shown): void => {
          running.delete(command);
          onScreen.delete(command);
          clearTimeout(settled);
          resolve(result);
        };
        command.once("error", ({ message }) => end({ shown: false, reason: message }));
        command.once("close", (exitCode) => {
          if (printed.trim() === "default") onClick();
          end(exitCode === 0 ? { shown: true } : { shown: false, reason: complaint.trim() || "notify-send failed" });
        });
      });
    },
    close: () => {
      for (const command of running) command.kill();
    },
  };
}

const argumentsOf = ({ title, body, isCritical, appName, iconPath }: LinuxNotice): readonly string[] => [
  `--app-name=${appName}`,
  `--urgency=${isCritical ? "critical" : "normal"}`,
  `--expire-time=${isCritical ? 0 : expireMs}`,
  "--category=im.received",
  ...(iconPath === null ? [] : [`--icon=${iconPath}`]),
  "--action=default=Open",
  // What follows is text, whatever it begins with.
  "--",
  title,
  linuxBody(body),
];

/** Notification services read the body as markup, and notify-send reads backslash escapes in it; the title is plain to both. */
export const linuxBody = (body: string): string =>
  body.replaceAll("\\", "\\\\").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function readVersion(): Promise<readonly [major: number, minor: number]> {
  return new Promise((resolve) => {
    execFile("notify-send", ["--version"], { timeout: 2_000 }, (error, printed) => {
      const [, major, minor] = /(\d+)\.(\d+)/u.exec(error === null ? printed : "") ?? [];
      resolve([Number(major ?? 0), Number(minor ?? 0)]);
    });
  });
}
