// The health of the room, read again whenever main says so and on a slow pulse that also notices a silent main process.
import { create } from "zustand";

import type { RoomHealth } from "../../contract/room.ts";
import { on } from "../bridge.ts";
import { ask } from "./connection.ts";
import { readSession } from "./session.ts";

interface RoomState {
  readonly room: RoomHealth | null;
}

export const useRoom = create<RoomState>(() => ({ room: null }));

const pulseMs = 5000;

export function startRoom(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let isReading = false;
  let isStale = false;
  const read = async (): Promise<void> => {
    if (isReading) {
      isStale = true;
      return;
    }
    isReading = true;
    clearTimeout(timer);
    try {
      useRoom.setState({ room: await ask("room.read", undefined) });
    } catch {
      // `ask` has noted it; the pulse tries again.
    }
    isReading = false;
    timer = setTimeout(() => void read(), isStale ? 0 : pulseMs);
    isStale = false;
  };
  // The tray mutes, and an account is renamed, without this window.
  const stop = on("room.changed", () => {
    void read();
    void readSession();
  });
  void read();
  return () => {
    stop();
    clearTimeout(timer);
  };
}
