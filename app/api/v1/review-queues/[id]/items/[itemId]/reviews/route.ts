import { Review } from "@/lib/evaluations/result-schema";
import { route, routes } from "@/lib/http/route";
import { judgeItem } from "@/lib/reviews/judge-item";
import { JudgeItem } from "@/lib/reviews/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Judge an item of a review queue",
    about: "Once a reviewer. It counts also when the hold on the item has run out meanwhile.",
    input: JudgeItem,
    output: Review,
    verb: judgeItem,
    status: 201,
    example: { answers: { polite: true }, comment: "Friendly from the first line." },
  }),
});
