import { EvaluationEvents, EvaluationId } from "@/lib/evaluations/schema";
import { watchEvaluation } from "@/lib/evaluations/watch-evaluation";
import { eventRoute } from "@/lib/http/event-route";
import { routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: eventRoute({
    summary: "An evaluation's progress as it moves",
    input: EvaluationId,
    events: EvaluationEvents,
    verb: watchEvaluation,
  }),
});
