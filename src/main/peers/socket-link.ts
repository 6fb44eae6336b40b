// A link over Socket.IO, alike for both sides of it.
import type { Socket as ServerSocket } from "socket.io";
import type { Socket as ClientSocket } from "socket.io-client";

import type { Link } from "./ports.ts";

export const linkPath = "/peers";
export const largestMessageBytes = 4 * 1024 * 1024;

const event = "message";

export function createSocketLink(socket: ServerSocket | ClientSocket, peerId: string, host: string | null): Link {
  const early: unknown[] = [];
  let hear: ((message: unknown) => void) | null = null;
  let tellClosed: (() => void) | null = null;
  let isClosed = false;
  socket.on(event, (message: unknown) => {
    if (hear === null) early.push(message);
    else hear(message);
  });
  socket.on("disconnect", () => {
    isClosed = true;
    tellClosed?.();
  });
  return {
    peer_id: peerId,
    host,
    send: (message) => {
      // Socket.IO would keep it for a connection that never comes: what is missing is asked for again on the next link.
      if (!isClosed) socket.emit(event, message);
    },
    listen: ({ onMessage, onClose }) => {
      hear = onMessage;
      tellClosed = onClose;
      for (const message of early.splice(0)) onMessage(message);
      if (isClosed) onClose();
    },
    close: () => {
      if ("conn" in socket) socket.disconnect(true);
      else socket.disconnect();
    },
  };
}
