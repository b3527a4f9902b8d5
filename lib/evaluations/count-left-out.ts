import { verb } from "@/lib/verb";
import { countQuarantined } from "./count-quarantined";
import { readEvaluationRow } from "./rows";
import type { EvaluationId } from "./schema";

/** How many cases an evaluation left out because they were in quarantine in the revision it measures. */
export const countLeftOut = verb("evaluations:read", async (ctx, { id }: EvaluationId) =>
  countQuarantined(ctx, await readEvaluationRow(ctx, id)),
);
