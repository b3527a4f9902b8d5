import type { ReactNode } from "react";
import { show } from "@/components/show";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listReviews } from "@/lib/reviews/list-reviews";

type Review = Awaited<ReturnType<typeof listReviews>>[number];

type Props = {
  reviews: Review[];
  /** The way to make a corrected output the case's reference; left out for who may not. */
  adoptOf?: (reviewId: string) => ReactNode;
};

/** What people judged, the newest first. Of each reviewer the newest counts; none changes a figure. */
export function ReviewList({ reviews, adoptOf }: Props) {
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
          {review.failureTags.length > 0 && (
            <p className="flex flex-wrap gap-1.5">
              {review.failureTags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </p>
          )}
          {review.correctedOutput !== null && (
            <div className="my-1 flex flex-col gap-2 rounded-md bg-raised p-3">
              <p className="font-medium text-muted">Corrected output</p>
              <p className="break-words whitespace-pre-wrap">{review.correctedOutput}</p>
              {adoptOf?.(review.id)}
            </div>
          )}
          <p className="text-muted">
            {review.reviewerName ?? "A former member"}, <When at={review.createdAt} />
            {newestOf.get(review.reviewerId) !== review.id && " (replaced by a newer one)"}
          </p>
        </li>
      ))}
    </ul>
  );
}
