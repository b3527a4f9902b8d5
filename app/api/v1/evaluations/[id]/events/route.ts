import { EvaluationEvents, WatchEvaluation } from "@/lib/evaluations/live-schema";
import { watchEvaluation } from "@/lib/evaluations/watch-evaluation";
import { eventRoute } from "@/lib/http/event-route";
import { routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: eventRoute({
    summary: "An evaluation as it goes on: its progress, and each result within a few seconds of its end",
    input: WatchEvaluation,
    events: EvaluationEvents,
    resumes: true,
    verb: watchEvaluation,
  }),
});
