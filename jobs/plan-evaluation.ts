import { database } from "@/db/client";
import { contextForJob } from "@/lib/context";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { job } from "./job";

export default job("evaluation.plan", { localConcurrency: 2 }, ({ workspaceId, evaluationId }) =>
  planEvaluation(contextForJob(database(), workspaceId, "evaluation.plan"), { id: evaluationId }),
);
