import { verb } from "@/lib/verb";
import { readSaved } from "./rows";
import type { SavedId } from "./schema";

export const getSavedEvaluator = verb("evaluations:read", (ctx, { id }: SavedId) => readSaved(ctx, id));
