import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import type { ListPairs } from "./comparison-schema";
import { readArm } from "./rows";

/** The cases of two arms side by side as a table expression, which of them are asked for, and their order: regressions first. */
export async function orderedPairs(ctx: Context, input: ListPairs) {
  const baseline = await readArm(ctx, input.baselineEvaluation ?? input.id, input.baseline);
  const candidate = await readArm(ctx, input.id, input.candidate);
  if (baseline.id === candidate.id) throw invalidInput("Baseline and candidate are the same arm.");
  const direction = input.change === "improved" ? sql`desc` : sql`asc`;
  return {
    table: pairTable(ctx, baseline, candidate),
    where: input.change ? sql`change = ${input.change}` : sql`true`,
    order: sql`difference ${direction} nulls last, "scoreDifference" ${direction} nulls last, position`,
  };
}

type Arm = { id: string; evaluationId: string };

/**
 * Each case with its mean difference over the trials that both arms completed, and the two results in which the arms differ most.
 * `change` follows compareArms: a case that one side left unscored takes no part. Of two evaluations only cases of the same content pair.
 */
function pairTable({ workspaceId }: Context, baseline: Arm, candidate: Arm): SQL {
  const differ = sql`c.passed::int::float8 - b.passed::int`;
  const widest = sql`order by abs(${differ}) desc nulls last, b.trial`;
  const complete = sql`b.status = 'completed' and c.status = 'completed'`;
  return sql`(
    select *, case when unscored then 'unscored' when difference is null then 'missing'
      when difference > 1e-9 then 'improved' when difference < -1e-9 then 'regressed' else 'same' end as change
    from (
      select b.case_id as "caseId", min(b.position) as position, count(*)::int as trials,
        bool_or((b.status = 'completed' and b.passed is null) or (c.status = 'completed' and c.passed is null)) as unscored,
        avg(${differ}) filter (where ${complete}) as difference,
        avg(c.total - b.total) filter (where ${complete}) as "scoreDifference",
        (count(*) filter (where b.status = 'completed' and b.passed))::int as "baselinePassed",
        (count(*) filter (where c.status = 'completed' and c.passed))::int as "candidatePassed",
        (array_agg(b.id ${widest}))[1] as "baselineId",
        (array_agg(c.id ${widest}))[1] as "candidateId"
      from evaluation_results b
      join evaluation_results c on c.evaluation_id = ${candidate.evaluationId} and c.arm_id = ${candidate.id}
        and c.case_id = b.case_id and c.trial = b.trial and c.case_hash = b.case_hash
      where b.workspace_id = ${workspaceId} and b.evaluation_id = ${baseline.evaluationId} and b.arm_id = ${baseline.id}
      group by b.case_id
    ) as cases
  )`;
}
