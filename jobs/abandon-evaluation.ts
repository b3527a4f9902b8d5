import { database } from "@/db/client";
import { contextForJob } from "@/lib/context";
import { abandonEvaluation } from "@/lib/evaluations/abandon-evaluation";
import { job } from "./job";

export default job("evaluation.abandon", {}, ({ workspaceId, evaluationId, round }) =>
  abandonEvaluation(contextForJob(database(), workspaceId, "evaluation.abandon"), { id: evaluationId, round }),
);
