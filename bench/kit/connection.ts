// One HTTP/1.1 connection that is kept open, with one request under way at a time. Node's own client costs more than the
// receiver that is measured with it.
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface Connection {
  /** Resolves with the status once the whole answer is there. */
  readonly post: (path: string, headers: string, body: string) => Promise<number>;
  readonly close: () => void;
}

export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, "connect");
  socket.setEncoding("latin1");
  return { post: poster(socket, host), close: () => void socket.destroy() };
}

function poster(socket: Socket, host: string): Connection["post"] {
  let received = "";
  let waiting: { readonly resolve: (status: number) => void; readonly reject: (reason: Error) => void } | null = null;
  const fail = (reason: Error): void => waiting?.reject(reason);
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the server ended the connection")));
  socket.on("data", (chunk: string) => {
    received += chunk;
    const length = answerLength(received);
    if (length === null || received.length < length) return;
    const status = Number(received.slice(9, 12));
    received = received.slice(length);
    const { resolve } = waiting ?? {};
    waiting = null;
    resolve?.(status);
  });
  return (path, headers, body) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
}

/** Of head and body together; null while the head is not whole. */
function answerLength(received: string): number | null {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const length = /\r\ncontent-length: *(\d+)/iu.exec(received.slice(0, end))?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${received.slice(0, end)}`);
  return end + 4 + Number(length);
}
