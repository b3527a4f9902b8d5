import { Confusion } from "@/lib/evaluations/confusion-schema";
import { getConfusion } from "@/lib/evaluations/get-confusion";
import { EvaluationId } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "The confusion matrices of an evaluation's classification evaluators",
    about:
      "One an evaluator and arm, over completed items whose case has a label: precision, recall and F1 of each label, their plain means (macro) " +
      "and the accuracy, as scikit-learn has them with zero_division=0. An answer that is no known label counts as “(other)”, one that was cut, " +
      "refused or too late as “(no answer)”: both are wrong, and no labels of their own.",
    input: EvaluationId,
    output: Confusion,
    verb: getConfusion,
  }),
});
