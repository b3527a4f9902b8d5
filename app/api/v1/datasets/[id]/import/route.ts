import { importCases } from "@/lib/datasets/import-cases";
import { ImportCases, Imported } from "@/lib/datasets/import-schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Import cases from CSV, JSONL or a JSON array",
    input: ImportCases,
    takes: { stream: true },
    output: Imported,
    verb: importCases,
    examplePath: "/datasets/$DATASET_ID/import?format=csv",
  }),
});
