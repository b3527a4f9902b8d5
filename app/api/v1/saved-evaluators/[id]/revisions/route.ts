import { addEvaluatorRevision } from "@/lib/evaluators/add-evaluator-revision";
import { listEvaluatorRevisions } from "@/lib/evaluators/list-evaluator-revisions";
import { AddRevision, ListSavedRevisions, SavedRevision, SavedRevisionPage } from "@/lib/evaluators/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List a saved evaluator's revisions",
    input: ListSavedRevisions,
    output: SavedRevisionPage,
    verb: listEvaluatorRevisions,
  }),
  POST: route({
    summary: "Add a revision to a saved evaluator",
    about:
      "Its fixtures run first. It is used from then on where all of them pass; where one does not, it is kept with its `report` and the former one goes on being used.",
    input: AddRevision,
    output: SavedRevision,
    verb: addEvaluatorRevision,
    status: 201,
    location: ({ savedId, number }) => `/api/v1/saved-evaluators/${savedId}/revisions/${number}`,
    waits: true,
    example: {
      type: "contains",
      options: { text: "please" },
      fixtures: [{ sample: { output: "Yes, please." }, expected: { passed: true } }],
      changelog: "Only the word itself",
    },
  }),
});
