import { verb } from "@/lib/verb";
import { readEvaluation } from "./read-evaluation";
import type { EvaluationId } from "./schema";

/** An evaluation with its progress and figures. */
export const getEvaluation = verb("evaluations:read", (ctx, { id }: EvaluationId) => readEvaluation(ctx, id));
