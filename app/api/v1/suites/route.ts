import { route, routes } from "@/lib/http/route";
import { createSuite } from "@/lib/suites/create-suite";
import { listSuites } from "@/lib/suites/list-suites";
import { CreateSuite, ListSuites, Suite, SuitePage } from "@/lib/suites/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List suites", input: ListSuites, output: SuitePage, verb: listSuites }),
  POST: route({
    summary: "Create a suite",
    about:
      "A named recipe of evaluations: a dataset and a split, evaluators, when an item passes, trials, and by which metric, margin and " +
      "guardrails two versions are compared. Everything it names is checked now. It belongs to no prompt; a prompt may name one as its default.",
    input: CreateSuite,
    output: Suite,
    verb: createSuite,
    status: 201,
    location: ({ id }) => `/api/v1/suites/${id}`,
    example: {
      name: "Release check",
      datasetId: "$DATASET_ID",
      split: "gate",
      evaluators: [{ type: "heuristic" }],
      guardrails: [{ metric: "latencyMs", margin: 0.2 }],
    },
  }),
});
