import { Restored, RestoreRevision } from "@/lib/datasets/change-schema";
import { restoreRevision } from "@/lib/datasets/restore-revision";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Make the cases what they were in an old revision, as a new one",
    input: RestoreRevision,
    output: Restored,
    verb: restoreRevision,
  }),
});
