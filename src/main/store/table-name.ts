import type { Collection } from "../../core/collection.ts";

export const tableOf = (collection: Collection): string => collection.replaceAll("-", "_");
