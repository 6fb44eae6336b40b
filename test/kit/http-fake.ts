// The HTTP side that the fake providers share: a real server on a free port that can also hang and hang up.
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `hang` never answers; `drop` ends the connection. */
export type HttpReply =
  | "hang"
  | "drop"
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

export interface HttpFake {
  readonly url: string;
  /** How many requests ever came in. */
  readonly requests: () => number;
  /** How many of them still wait for an answer, with somebody at the other end. */
  readonly pending: () => number;
  readonly stop: () => Promise<void>;
}

export async function serveHttp(reply: (request: HttpRequest) => HttpReply | Promise<HttpReply>): Promise<HttpFake> {
  let requests = 0;
  let pending = 0;
  const server = createServer((request, response) => {
    requests += 1;
    pending += 1;
    response.once("close", () => (pending -= 1));
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => response.destroy());
    request.on("end", () => {
      const { pathname: path } = new URL(request.url ?? "/", "http://fake");
      const body = Buffer.concat(chunks).toString("utf8");
      void Promise.resolve(reply({ method: request.method ?? "", path, headers: request.headers, body })).then(
        (answer) => {
          if (answer === "hang") return;
          if (answer === "drop") {
            request.socket.destroy();
            return;
          }
          const isText = typeof answer.body === "string";
          response.writeHead(answer.status, {
            "content-type": isText ? "text/html" : "application/json",
            ...answer.headers,
          });
          response.end(isText ? answer.body : JSON.stringify(answer.body));
        },
        (error: unknown) => {
          response.writeHead(500, { "content-type": "text/plain" });
          response.end(String(error));
        },
      );
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    pending: () => pending,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
