import { OpenEvaluationsEvents, WatchEvaluations } from "@/lib/evaluations/live-schema";
import { watchEvaluations } from "@/lib/evaluations/watch-evaluations";
import { liveRoute } from "@/lib/http/live-route";

export const GET = liveRoute({ input: WatchEvaluations, events: OpenEvaluationsEvents, verb: watchEvaluations });
