import { database } from "@/db/client";
import { contextForJob } from "@/lib/context";
import { abandonRun } from "@/lib/runs/abandon-run";
import { job } from "./job";

export default job("run.abandon", {}, ({ workspaceId, runId }) =>
  abandonRun(contextForJob(database(), workspaceId, "run.abandon"), { id: runId }),
);
