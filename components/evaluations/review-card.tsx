import { show } from "@/components/show";
import { When } from "@/components/when";
import type { getResult } from "@/lib/evaluations/get-result";

type Review = NonNullable<Awaited<ReturnType<typeof getResult>>["review"]>;

/** The newest review; it stands beside the figures and changes none. */
export function ReviewCard({ review, reviewer }: { review: Review; reviewer: string }) {
  const word = review.passed === null ? "" : review.passed ? ", passes" : ", does not pass";
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-3">
      <p className="font-medium">
        Score <span className="tabular-nums">{show.score(review.score)}</span>
        {word}
      </p>
      {review.comment && <p className="whitespace-pre-wrap break-words">{review.comment}</p>}
      <p className="text-muted">
        {reviewer}, <When at={review.createdAt} />
      </p>
    </div>
  );
}
