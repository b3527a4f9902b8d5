import { verb } from "@/lib/verb";
import { describeCatalogue } from "./describe-catalogue";

/** The catalogue, with the JSON Schema of each evaluator's options. */
export const listEvaluators = verb("evaluations:read", async () => ({ data: describeCatalogue() }));
