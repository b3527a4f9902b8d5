import { route, routes } from "@/lib/http/route";
import { closeQueue } from "@/lib/reviews/close-queue";
import { QueueDetail, QueueId } from "@/lib/reviews/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Close a review queue; what was judged stays",
    input: QueueId,
    output: QueueDetail,
    verb: closeQueue,
    status: 200,
  }),
});
