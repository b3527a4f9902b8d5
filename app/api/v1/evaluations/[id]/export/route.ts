import { exportResults } from "@/lib/evaluations/export-results";
import { ExportResults } from "@/lib/evaluations/result-schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Download an evaluation's results as CSV, JSONL or JSON",
    input: ExportResults,
    output: "stream",
    verb: exportResults,
    examplePath: "/evaluations/$EVALUATION_ID/export?format=jsonl",
  }),
});
