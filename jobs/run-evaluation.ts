import { database } from "@/db/client";
import { contextForJob } from "@/lib/context";
import { runLane } from "@/lib/evaluations/run-lane";
import { job } from "./job";

export default job(
  "evaluation.run",
  { localConcurrency: 16, localGroupConcurrency: 1 },
  ({ workspaceId, ...lane }, { id, stopping, lost }) =>
    runLane(contextForJob(database(), workspaceId, "evaluation.run"), { ...lane, claimant: id, stopping, lost }),
);
