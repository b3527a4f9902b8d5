import { route, routes } from "@/lib/http/route";
import { QueueId, Undone } from "@/lib/reviews/schema";
import { undoJudgement } from "@/lib/reviews/undo-judgement";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Take back your last judgement in a queue",
    input: QueueId,
    output: Undone,
    verb: undoJudgement,
    status: 200,
  }),
});
