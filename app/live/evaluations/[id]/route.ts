import { EvaluationEvents, WatchEvaluation } from "@/lib/evaluations/live-schema";
import { watchEvaluation } from "@/lib/evaluations/watch-evaluation";
import { liveRoute } from "@/lib/http/live-route";

export const GET = liveRoute({ input: WatchEvaluation, events: EvaluationEvents, resumes: true, verb: watchEvaluation });
