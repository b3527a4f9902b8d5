import { and, eq, inArray, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { evaluationArms } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import type { ListPairs } from "./comparison-schema";
import { orderedPairs } from "./ordered-pairs";
import { withDetails } from "./with-details";

type PairRow = {
  caseId: string;
  change: "improved" | "regressed" | "same" | "missing" | "unscored";
  trials: number;
  difference: number | null;
  scoreDifference: number | null;
  baselinePassed: number;
  candidatePassed: number;
  baselineId: string;
  candidateId: string;
  matching: number;
};

type Counts = Partial<Record<PairRow["change"], number>>;

/**
 * Two arms case by case, regressions first: the difference of each case, and both results with outputs and scores. `counts` says how many
 * cases changed which way, whatever the list is narrowed to.
 */
export const listPairs = verb("evaluations:read", async (ctx, input: ListPairs) => {
  const pairs = await orderedPairs(ctx, input);
  const { limit, offset } = window(input);
  const { rows, counts } = one(
    await ctx.db.execute<{ rows: PairRow[]; counts: Counts }>(sql`
      with pairs as materialized (select * from ${pairs.table} as pairs), listed as (
        select *, count(*) over () as matching from pairs where ${pairs.where} order by ${pairs.order} limit ${limit} offset ${offset}
      )
      select (select coalesce(json_agg(listed order by ${pairs.order}), '[]') from listed) as rows,
        (select coalesce(json_object_agg(change, cases), '{}')
          from (select change, count(*) as cases from pairs group by change) as changes) as counts`),
  );
  const results = await resultsOf(
    ctx,
    rows.flatMap(({ baselineId, candidateId }) => [baselineId, candidateId]),
  );
  const listed = rows.flatMap(({ baselineId, candidateId, matching: _, ...row }) => {
    const [baseline, candidate] = [results.get(baselineId), results.get(candidateId)];
    return baseline && candidate ? [{ ...row, baseline, candidate }] : [];
  });
  return { ...paginate(listed, rows[0]?.matching ?? 0, input), counts };
});

async function resultsOf(ctx: Context, ids: string[]) {
  if (ids.length === 0) return new Map<string, Awaited<ReturnType<typeof withDetails>>[number]>();
  const rows = await ctx.db
    .select({ result: evaluationResults, versionId: evaluationArms.versionId })
    .from(evaluationResults)
    .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
    .where(and(eq(evaluationResults.workspaceId, ctx.workspaceId), inArray(evaluationResults.id, ids)));
  const ofEach = [...Map.groupBy(rows, ({ result }) => result.evaluationId).values()]; // each has evaluators of its own
  const detailed = await Promise.all(ofEach.map((own) => withDetails(ctx, own)));
  return new Map(detailed.flat().map((result) => [result.id, result]));
}
