import { show } from "@/components/show";
import { When } from "@/components/when";
import type { listReviews } from "@/lib/evaluations/list-reviews";

type Review = Awaited<ReturnType<typeof listReviews>>[number];

/** What people judged, the newest first. Of each reviewer the newest counts; none changes a figure. */
export function ReviewList({ reviews }: { reviews: Review[] }) {
  const newestOf = new Map(reviews.toReversed().map((review) => [review.reviewerId, review.id]));
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {reviews.map((review) => (
        <li
          key={review.id}
          className={`flex flex-col gap-1 p-3 ${newestOf.get(review.reviewerId) === review.id ? "" : "text-muted"}`}
        >
          <p className="font-medium">
            Score <span className="tabular-nums">{show.score(review.score)}</span>
            {review.passed === null ? "" : review.passed ? ", passes" : ", does not pass"}
          </p>
          {review.comment && <p className="whitespace-pre-wrap break-words">{review.comment}</p>}
          <p className="text-muted">
            {review.reviewerName ?? "A former member"}, <When at={review.createdAt} />
            {newestOf.get(review.reviewerId) !== review.id && " (replaced by a newer one)"}
          </p>
        </li>
      ))}
    </ul>
  );
}
