import { route, routes } from "@/lib/http/route";
import { createQueue } from "@/lib/reviews/create-queue";
import { listQueues } from "@/lib/reviews/list-queues";
import { CreateQueue, ListQueues, QueueDetail, QueuePage } from "@/lib/reviews/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List review queues", input: ListQueues, output: QueuePage, verb: listQueues }),
  POST: route({
    summary: "Ask people to judge results of an evaluation",
    about: "What the rule chooses now is what is judged; the evaluation must have ended.",
    input: CreateQueue,
    output: QueueDetail,
    verb: createQueue,
    status: 201,
    location: ({ id }) => `/api/v1/review-queues/${id}`,
    example: {
      evaluationId: "$EVALUATION_ID",
      name: "Tone of the answers",
      rule: { of: "random", count: 20 },
      criteria: [{ key: "polite", name: "Is it polite?", kind: "boolean" }],
      reviewersPerItem: 2,
    },
  }),
});
