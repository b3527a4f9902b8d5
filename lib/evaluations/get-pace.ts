import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";
import { readSpending } from "./read-spending";
import type { EvaluationId } from "./schema";

/** Over how many seconds a pace is taken: long enough to be steady, short enough to follow a provider that slows down. */
const recentSeconds = 30;

/**
 * How an evaluation gets on: items a second over the last half minute (null before the first one ended in it), and what its calls
 * have cost so far, in USD.
 */
export const getPace = verb("evaluations:read", async (ctx, { id }: EvaluationId) => {
  const [[recent], { costUsd, unpriced }] = await Promise.all([
    ctx.db.execute<{ items: number; seconds: number | null }>(sql`
      select count(*)::int as items, extract(epoch from now() - min(finished_at))::float8 as seconds
      from evaluation_results
      where workspace_id = ${ctx.workspaceId} and evaluation_id = ${id} and finished_at > now() - make_interval(secs => ${recentSeconds})`),
    readSpending(ctx, id),
  ]);
  const perSecond = recent?.seconds ? recent.items / Math.max(recent.seconds, 1) : null;
  return { perSecond, costUsd: unpriced === 0 ? costUsd : null };
});
