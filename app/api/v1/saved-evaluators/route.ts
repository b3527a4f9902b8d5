import { createSavedEvaluator } from "@/lib/evaluators/create-saved-evaluator";
import { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import { CreateSaved, ListSaved, Saved, SavedPage } from "@/lib/evaluators/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List saved evaluators", input: ListSaved, output: SavedPage, verb: listSavedEvaluators }),
  POST: route({
    summary: "Save a configured evaluator under a name",
    about:
      "Its fixtures run first. Revision 1 is used from then on where all of them pass; where one does not, `revision.report` says which, what was expected and what came.",
    input: CreateSaved,
    output: Saved,
    verb: createSavedEvaluator,
    status: 201,
    location: ({ id }) => `/api/v1/saved-evaluators/${id}`,
    waits: true,
    example: {
      slug: "polite",
      name: "Polite",
      type: "contains",
      options: { text: "please", ignoreCase: true },
      fixtures: [
        { name: "a plain request", sample: { output: "Please send us the invoice." }, expected: { passed: true } },
        { name: "an order", sample: { output: "Send the invoice." }, expected: { maxScore: 0 } },
      ],
    },
  }),
});
