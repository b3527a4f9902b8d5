import { route, routes } from "@/lib/http/route";
import { Run, StartRun } from "@/lib/runs/schema";
import { startRun } from "@/lib/runs/start-run";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Start a playground run",
    input: StartRun,
    output: Run,
    verb: startRun,
    alsoNeeds: ["prompts:read"],
    status: 202,
    location: ({ id }) => `/api/v1/runs/${id}`,
    example: { versionId: "support-reply@1", variables: { name: "Ada" } },
  }),
});
