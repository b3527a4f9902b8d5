import { database } from "@/db/client";
import { contextForJob } from "@/lib/context";
import { executeRun } from "@/lib/runs/execute-run";
import { job } from "./job";

export default job("run.execute", { localConcurrency: 8 }, ({ workspaceId, runId }, { lost }) =>
  executeRun(contextForJob(database(), workspaceId, "run.execute"), { id: runId, lost }),
);
