import { verb } from "@/lib/verb";
import { launchEvaluation } from "./launch-evaluation";
import type { StartEvaluation } from "./schema";

/** Starts an evaluation of the dataset's present revision. */
export const startEvaluation = verb("evaluations:write", (ctx, input: StartEvaluation) => launchEvaluation(ctx, input, "asked"));
