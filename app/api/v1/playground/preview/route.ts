import { route, routes } from "@/lib/http/route";
import { previewRun } from "@/lib/runs/preview-run";
import { Preview, PreviewRun } from "@/lib/runs/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Compile what a run would send, without asking a model",
    input: PreviewRun,
    output: Preview,
    verb: previewRun,
    status: 200,
    example: { versionId: "support-reply@1", variables: { name: "Ada" } },
  }),
});
