import { verb } from "@/lib/verb";
import { readRevision, readSavedRow } from "./rows";
import type { SavedRevisionId } from "./schema";

export const getEvaluatorRevision = verb("evaluations:read", async (ctx, { id, number }: SavedRevisionId) =>
  readRevision(ctx, await readSavedRow(ctx, id), number),
);
