// Short answers to what somebody just did. Bad ones stay until they are taken away.
import { create } from "zustand";

export interface Toast {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly text: string;
}

interface Toasts {
  readonly toasts: readonly Toast[];
}

export const useToasts = create<Toasts>(() => ({ toasts: [] }));

const goodForMs = 5000;
const atMost = 4;
let lastId = 0;

export function say(toast: Omit<Toast, "id">): void {
  const id = ++lastId;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-atMost) }));
  if (toast.tone === "good") setTimeout(() => unsay(id), goodForMs);
}

export function unsay(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
