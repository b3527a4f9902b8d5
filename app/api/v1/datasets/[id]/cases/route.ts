import { addCases } from "@/lib/datasets/add-cases";
import { changeCases } from "@/lib/datasets/change-cases";
import { ChangeCases, ChangedCases } from "@/lib/datasets/change-schema";
import { listCases } from "@/lib/datasets/list-cases";
import { AddCases, AddedCases, CasePage, ListCases } from "@/lib/datasets/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List a dataset's cases", input: ListCases, output: CasePage, verb: listCases }),
  POST: route({
    summary: "Add a case, or several in one revision",
    input: AddCases,
    takes: { arrayAs: "cases" },
    output: AddedCases,
    verb: addCases,
    status: 201,
    location: (added) =>
      Array.isArray(added) ? `/api/v1/datasets/${added[0]?.datasetId}/cases` : `/api/v1/dataset-cases/${added.id}`,
    example: { variables: { name: "Grace" }, expectations: { keywords: ["Grace"] } },
  }),
  PATCH: route({
    summary: "Change and remove many cases in one revision",
    input: ChangeCases,
    output: ChangedCases,
    verb: changeCases,
    example: { cases: [{ id: "$DATASET_CASE_ID", split: "gate", addTags: ["refunds"] }] },
  }),
});
