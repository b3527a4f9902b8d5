import { EvaluationEvents, EvaluationId } from "@/lib/evaluations/schema";
import { watchEvaluation } from "@/lib/evaluations/watch-evaluation";
import { liveRoute } from "@/lib/http/live-route";

export const GET = liveRoute({ input: EvaluationId, events: EvaluationEvents, verb: watchEvaluation });
