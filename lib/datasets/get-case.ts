import { verb } from "@/lib/verb";
import { readCase } from "./rows";
import type { GetCase } from "./schema";

/** A case as it stands, or as it stood in a revision: a removed one is still found there. */
export const getCase = verb("datasets:read", (ctx, { id, revision }: GetCase) => readCase(ctx, id, revision));
