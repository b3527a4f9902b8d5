import { Review, ReviewResult } from "@/lib/evaluations/result-schema";
import { route, routes } from "@/lib/http/route";
import { reviewResult } from "@/lib/reviews/review-result";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Review a result",
    input: ReviewResult,
    output: Review,
    verb: reviewResult,
    status: 201,
    example: { score: 1, passed: true, comment: "Right, and polite." },
  }),
});
