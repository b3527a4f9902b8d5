import { route, routes } from "@/lib/http/route";
import { getQueue } from "@/lib/reviews/get-queue";
import { QueueDetail, QueueId } from "@/lib/reviews/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Get a review queue with its progress and how far its reviewers agree",
    input: QueueId,
    output: QueueDetail,
    verb: getQueue,
  }),
});
