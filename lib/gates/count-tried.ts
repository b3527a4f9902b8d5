import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Try } from "./read-tries";

type Of = { promptId: string; suiteId: string; referenceHash: string; since: Date | null };

/** How many contents of the prompt were measured on the suite's gate cases since the last promotion: they share the error of 5 %. */
export async function countCandidates(ctx: Context, { promptId, suiteId, referenceHash, since }: Of): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    select count(distinct a.content_hash)::int as count
    from evaluations e
    join evaluation_arms a on a.evaluation_id = e.id and a.content_hash <> ${referenceHash}
    join prompt_versions v on v.id = a.version_id and v.prompt_id = ${promptId}
    where e.workspace_id = ${ctx.workspaceId} and e.suite_id = ${suiteId} and e.split = 'gate'
      and e.source_evaluation_id is null and e.purpose in ('asked', 'scheduled')
      and (${since?.toISOString() ?? null}::timestamptz is null or e.created_at > ${since?.toISOString() ?? null}::timestamptz)`);
  return Math.max(1, row?.count ?? 1);
}

/**
 * Which look at this content it is: one more with each evaluation of it on the suite's gate cases since the last promotion that gave
 * results, those too that no longer count because suite or cases were changed.
 */
export function countLooks(tries: Try[], { suiteId, since }: Pick<Of, "suiteId" | "since">): number {
  const looked = tries.filter(
    (one) =>
      one.suiteId === suiteId &&
      one.split === "gate" &&
      one.sourceEvaluationId === null &&
      (one.purpose === "asked" || one.purpose === "scheduled") &&
      (one.hasResults || one.status === "completed" || one.status === "completed_with_errors") &&
      (since === null || one.createdAt > since),
  );
  return Math.max(1, looked.length);
}
