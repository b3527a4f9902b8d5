import type { Delimiter } from "./import-schema";

/** What stands between the cells of a CSV. */
export const separatorOf: Record<Delimiter, string> = { comma: ",", semicolon: ";", tab: "\t" };
