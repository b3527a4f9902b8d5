import type { listReviews } from "@/lib/reviews/list-reviews";

type Review = Awaited<ReturnType<typeof listReviews>>[number];
export type Override = { score: number; reason: string; by: string; isMine: boolean };

/** What people put in the place of scores, by key: of each person their newest review counts. `reviews` are the newest first. */
export function overridesOf(reviews: Review[], me: string): Record<string, Override[]> {
  const newest = reviews.filter(({ reviewerId }, at) => reviews.findIndex((one) => one.reviewerId === reviewerId) === at);
  const all = newest.flatMap(({ overrides, reviewerId, reviewerName }) =>
    overrides.map(({ key, score, reason }) => ({
      key,
      override: { score, reason, by: reviewerName ?? "A former member", isMine: reviewerId === me },
    })),
  );
  const byKey = Map.groupBy(all, ({ key }) => key);
  return Object.fromEntries([...byKey].map(([key, found]) => [key, found.map(({ override }) => override)]));
}
