// A mail server and a Twilio that take everything, in a process of their own, and note when the first byte about each alert came.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";

/** What a title must hold to be recognised: six digits. */
export const caseTitle = (number: number): string => `Case ${String(number).padStart(6, "0")}`;
const caseNumber = /Case (\d{6})/u;

export type Provider = "smtp" | "twilio";

/** By the number of the case, the instant of the first byte on `monotonicMs`'s clock. */
export type FirstBytes = Readonly<Record<Provider, Readonly<Record<string, number>>>>;

export interface ProviderSink {
  /** Variables that lead the station here. */
  readonly env: Readonly<Record<string, string>>;
  readonly firstBytes: () => Promise<FirstBytes>;
  readonly stop: () => Promise<void>;
}

/** One clock for all processes of a machine. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export async function startProviderSink(): Promise<ProviderSink> {
  const child = fork(import.meta.filename, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exited = once(child, "exit");
  const ask = async <T>(question: string): Promise<T> => {
    child.send(question);
    const [answer] = (await once(child, "message")) as [T];
    return answer;
  };
  const ports = await ask<Readonly<Record<Provider, number>>>("ports");
  return {
    env: {
      WATCHDESK_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
      WATCHDESK_SMTP_FROM: "Watchdesk <alerts@northgate.example>",
      WATCHDESK_TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
      WATCHDESK_TWILIO_AUTH_TOKEN: "1".repeat(32),
      WATCHDESK_TWILIO_FROM: "+15550100",
      WATCHDESK_TWILIO_API_BASE_URL: `http://127.0.0.1:${ports.twilio}`,
    },
    firstBytes: () => ask<FirstBytes>("first bytes"),
    stop: async () => {
      child.disconnect();
      await exited;
    },
  };
}

async function serve(): Promise<void> {
  const seen: Record<Provider, Record<string, number>> = { smtp: {}, twilio: {} };
  const note = (provider: Provider, text: string, at: number): void => {
    const number = caseNumber.exec(text)?.[1];
    if (number !== undefined) seen[provider][number] ??= at;
  };
  const smtp = createTcpServer((socket) => takeMail(socket, (mail, at) => note("smtp", mail, at)));
  let sid = 0;
  const twilio = createHttpServer((request, response) => {
    const at = monotonicMs();
    let form = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (form += chunk));
    request.on("end", () => {
      const fields = new URLSearchParams(form);
      note("twilio", `${fields.get("Body") ?? ""}${fields.get("Twiml") ?? ""}`, at);
      response.writeHead(201, { "content-type": "application/json" });
      response.end(JSON.stringify({ sid: `SM${String((sid += 1)).padStart(32, "0")}`, status: "queued", price: null }));
    });
  });
  twilio.keepAliveTimeout = 60_000;
  const ports = { smtp: await listen(smtp), twilio: await listen(twilio) };
  process.on("message", (question) => process.send?.(question === "ports" ? ports : seen));
  process.once("disconnect", () => process.exit(0));
}

/** As much of RFC 5321 as a well-behaved client needs. `done` hears when the mail began, with its command MAIL. */
function takeMail(socket: Socket, done: (mail: string, at: number) => void): void {
  let received = "";
  let begunAt = 0;
  let isData = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const obey = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "MAIL") begunAt = monotonicMs();
    isData = verb === "DATA";
    if (isData) say("354 go on");
    else if (verb === "QUIT") socket.end("221 bye\r\n");
    else say("250 ok");
  };
  socket.setEncoding("latin1");
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: string) => {
    received += chunk;
    for (;;) {
      const ending = isData ? "\r\n.\r\n" : "\r\n";
      const end = received.indexOf(ending);
      if (end < 0) return;
      const part = received.slice(0, end);
      received = received.slice(end + ending.length);
      if (!isData) {
        obey(part);
        continue;
      }
      isData = false;
      done(part, begunAt);
      say("250 kept");
    }
  });
  say("220 sink");
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) await serve();
