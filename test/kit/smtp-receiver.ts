// A real mail server on a free port that keeps what it is given, or misbehaves on demand.
import type { AddressInfo, Socket } from "node:net";

import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";

import { createArrivals, type Arrivals } from "./arrivals.ts";

interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly message_id: string;
  /** By lower-case name; of a repeated one the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly is_secure: boolean;
  readonly user: string | null;
  readonly raw: string;
}

type SmtpMode =
  | { readonly kind: "accept" }
  /** 4xx or 5xx, at the recipient unless told otherwise. */
  | {
      readonly kind: "reject";
      readonly code: number;
      readonly at?: "sender" | "recipient" | "data";
      readonly message?: string;
    }
  /** Never greets, or never answers the mail. */
  | { readonly kind: "hang"; readonly at?: "connect" | "data" }
  /** Ends the connection at once, or in the middle of a mail. */
  | { readonly kind: "close"; readonly at?: "connect" | "data" };

export interface SmtpReceiver {
  readonly url: string;
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** How many connections were ever made. */
  readonly connections: () => number;
  readonly openConnections: () => number;
  /** Whether a whole mail has come in that is not answered yet. */
  readonly isBusy: () => boolean;
  readonly setMode: (mode: SmtpMode) => void;
  readonly waitFor: Arrivals<ReceivedMail>["waitFor"];
  readonly waitForCount: Arrivals<ReceivedMail>["waitForCount"];
  readonly clear: () => void;
  readonly stop: () => Promise<void>;
}

export interface SmtpReceiverOptions {
  /** `tls`: from the first byte; `starttls`: offered, with a self-signed certificate. */
  readonly security?: "none" | "starttls" | "tls";
  /** Who may log in; without it nobody has to. */
  readonly users?: Readonly<Record<string, string>>;
  readonly port?: number;
}

export async function startSmtpReceiver(options: SmtpReceiverOptions = {}): Promise<SmtpReceiver> {
  const { security = "none", users } = options;
  const mails = createArrivals<ReceivedMail>("mail");
  const sockets = new Set<Socket>();
  let mode: SmtpMode = { kind: "accept" };
  let connections = 0;
  let unanswered = 0;

  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const rejectionAt = (stage: "sender" | "recipient" | "data"): Error | null =>
    mode.kind === "reject" && (mode.at ?? "recipient") === stage
      ? Object.assign(new Error(mode.message ?? "not today"), { responseCode: mode.code })
      : null;
  const isAt = (kind: "hang" | "close", stage: "connect" | "data"): boolean =>
    mode.kind === kind && (mode.at ?? "connect") === stage;

  const handlers: SMTPServerOptions = {
    onConnect: (_session, callback) => {
      if (isAt("close", "connect")) dropAll();
      else if (!isAt("hang", "connect")) callback();
    },
    onAuth: ({ username = "", password }, _session, callback) => {
      if (users?.[username] !== undefined && users[username] === password) callback(null, { user: username });
      else callback(new Error("Invalid username or password"));
    },
    onMailFrom: (_address, _session, callback) => callback(rejectionAt("sender")),
    onRcptTo: (_address, _session, callback) => callback(rejectionAt("recipient")),
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      unanswered += 1;
      const callback = (error?: Error | null): void => {
        unanswered -= 1;
        answer(error);
      };
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (isAt("close", "data")) dropAll();
        if (mode.kind === "close" || isAt("hang", "data")) return;
        const rejection = rejectionAt("data");
        if (rejection !== null) {
          callback(rejection);
          return;
        }
        void readMail(Buffer.concat(chunks), session).then((mail) => {
          mails.add(mail);
          callback();
        }, callback);
      });
    },
  };
  const server = new SMTPServer({
    ...handlers,
    banner: "Watchdesk test",
    logger: false,
    secure: security === "tls",
    disabledCommands: [...(security === "starttls" ? [] : ["STARTTLS"]), ...(users === undefined ? ["AUTH"] : [])],
    authOptional: users === undefined,
    allowInsecureAuth: true,
    closeTimeout: 50,
  });
  server.on("error", () => {
    // Connections that end abruptly are this fake's business.
  });
  server.server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `${security === "tls" ? "smtps" : "smtp"}://127.0.0.1:${port}`,
    port,
    mails: mails.all,
    connections: () => connections,
    openConnections: () => sockets.size,
    isBusy: () => unanswered > 0,
    setMode: (next) => {
      mode = next;
    },
    waitFor: mails.waitFor,
    waitForCount: mails.waitForCount,
    clear: mails.clear,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropAll();
      }),
  };
}

async function readMail(raw: Buffer, { envelope, secure, user }: SMTPServerSession): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw);
  return {
    from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    message_id: mail.messageId ?? "",
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    is_secure: secure,
    user: typeof user === "string" ? user : null,
    raw: raw.toString("utf8"),
  };
}
