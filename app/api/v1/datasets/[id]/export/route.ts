import { exportCases } from "@/lib/datasets/export-cases";
import { ExportCases } from "@/lib/datasets/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Download a revision as CSV, JSONL or JSON",
    input: ExportCases,
    output: "stream",
    verb: exportCases,
    examplePath: "/datasets/$DATASET_ID/export?format=jsonl",
  }),
});
