import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { findCase } from "./rows";
import type { GetCase } from "./schema";

/** A case as it stands, or as it stood in a revision: a removed one is still found there. */
export const getCase = verb("datasets:read", async (ctx, input: GetCase) => {
  const found = await findCase(ctx, input.id, input.revision);
  if (!found) throw notFound("case", input.id);
  return found;
});
