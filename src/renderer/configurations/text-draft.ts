// What was pasted or opened to be imported. Outlives the dialog, so that closing it loses nothing.
import { create } from "zustand";

export const useTextDraft = create<{ readonly text: string }>(() => ({ text: "" }));

export const setText = (text: string): void => useTextDraft.setState({ text });
