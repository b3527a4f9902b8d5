import { tryEvaluator } from "@/lib/evaluators/try-evaluator";
import { Tried, TryEvaluator } from "@/lib/evaluators/try-schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Score samples with an evaluator",
    about:
      "At once and outside any evaluation; nothing of the samples is kept. What an evaluator asks of models is called, priced and in the ledger as in an evaluation. A score that cannot be had stands as the sample's `error`.",
    input: TryEvaluator,
    output: Tried,
    verb: tryEvaluator,
    waits: true,
    examplePath: "/evaluators/keyword/try",
    example: {
      options: { mode: "all" },
      sample: { output: "We refund you within five days.", expected: { keywords: ["refund", "five days"] } },
    },
  }),
});
