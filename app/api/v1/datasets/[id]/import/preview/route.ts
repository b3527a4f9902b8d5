import { ImportPreview, PreviewImport } from "@/lib/datasets/import-schema";
import { previewImport } from "@/lib/datasets/preview-import";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Show what stands at the beginning of a file and how its columns would be read",
    input: PreviewImport,
    takes: { stream: true },
    output: ImportPreview,
    verb: previewImport,
    examplePath: "/datasets/$DATASET_ID/import/preview?format=csv",
  }),
});
