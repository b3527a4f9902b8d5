import { z } from "zod";
import { evaluators } from "@/evaluators";
import { verb } from "@/lib/verb";

/** The catalogue, with the JSON Schema of each evaluator's options: forms and documents are made from it. */
export const listEvaluators = verb("evaluations:read", async () => ({
  data: Object.values(evaluators).map(({ type, version, group, about, definition, examples, options, asksModel }) => ({
    type,
    version,
    group,
    about,
    definition,
    examples,
    asksModel: asksModel ?? false,
    options: z.toJSONSchema(options, { io: "input", unrepresentable: "any" }),
  })),
}));
