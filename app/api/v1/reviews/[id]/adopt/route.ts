import { DatasetCase } from "@/lib/datasets/schema";
import { route, routes } from "@/lib/http/route";
import { adoptCorrection } from "@/lib/reviews/adopt-correction";
import { ReviewId } from "@/lib/reviews/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Make a review's corrected output the reference of its case",
    about: "A revision of the dataset. 409 where the case has changed since it was answered, or is gone.",
    input: ReviewId,
    output: DatasetCase,
    verb: adoptCorrection,
  }),
});
