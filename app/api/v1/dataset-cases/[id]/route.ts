import { deleteCase } from "@/lib/datasets/delete-case";
import { getCase } from "@/lib/datasets/get-case";
import { DatasetCase, DatasetId, GetCase, UpdateCase } from "@/lib/datasets/schema";
import { updateCase } from "@/lib/datasets/update-case";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a case", input: GetCase, output: DatasetCase, verb: getCase }),
  PATCH: route({
    summary: "Change a case",
    input: UpdateCase,
    output: DatasetCase,
    verb: updateCase,
    example: { expectations: { keywords: ["refund", "days"] }, tags: ["refunds"] },
  }),
  DELETE: route({ summary: "Remove a case from the next revision", input: DatasetId, verb: deleteCase }),
});
