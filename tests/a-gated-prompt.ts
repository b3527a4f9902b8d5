import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { evaluationArms, evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { suiteRevisions, suites } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { readDataset } from "@/lib/datasets/rows";
import { AddCases } from "@/lib/datasets/schema";
import { aDataset } from "@/lib/datasets/testing";
import { putGate } from "@/lib/gates/put-gate";
import { GateRules } from "@/lib/gates/schema";
import { newId } from "@/lib/ids";
import { createVersion } from "@/lib/prompts/create-version";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { aPrompt, aVersion } from "@/lib/prompts/testing";

export const model = { name: "sandbox-1", providerId: "sandbox" };
type Recipe = Partial<typeof suiteRevisions.$inferInsert>;

/** The first revision of a suite, written as its tables have it. */
export async function aSuite(ctx: Context, datasetId: string, recipe: Recipe = {}) {
  const { workspaceId } = ctx;
  const slug = newId("su").replace("_", "-");
  const { id } = one(await ctx.db.insert(suites).values({ workspaceId, slug, name: "Release" }).returning({ id: suites.id }));
  await aSuiteRevision(ctx, id, { datasetId, number: 1, ...recipe });
  return { id, slug };
}

/** Another revision, which the suite is at from now on. */
export async function aSuiteRevision(ctx: Context, suiteId: string, recipe: Recipe & { datasetId: string; number: number }) {
  const asked = { split: "gate" as const, evaluators: JSON.stringify([{ key: "right", type: "exact-match" }]), trials: 1 };
  const decided = { primaryMetric: "passRate", margin: 0.05 };
  await ctx.db.insert(suiteRevisions).values({ workspaceId: ctx.workspaceId, suiteId, ...asked, ...decided, ...recipe });
  await ctx.db.execute(sql`update suites set revision = ${recipe.number} where id = ${suiteId}`);
}

/** A prompt whose version 1 production serves, version 2 to be promoted, and a suite of gate cases; the gate is set last. */
export async function aGatedPrompt(
  ctx: Context,
  {
    rules = {},
    cases = 80,
    suite: recipe,
    served = true,
  }: { rules?: object; cases?: number; suite?: Recipe; served?: boolean } = {},
) {
  const slug = newId("prm").replace("_", "-");
  const prompt = (await aPrompt(ctx, slug)).id;
  const add = (text: string) => createVersion(ctx, { id: prompt, ...aVersion(text, { publish: true, model }) });
  const [active, next] = [await add("One {{name}}"), await add("Two {{name}}")];
  if (served) await promoteVersion(ctx, { id: active.id, environment: "production", acceptBreaking: false });
  const { id: datasetId } = await aDataset(ctx, { name: newId("ds") });
  const numbered = Array.from({ length: cases }, (_, n) => ({
    variables: { name: `${n}` },
    split: n < cases - 5 ? "gate" : "dev",
  }));
  await addCases(ctx, AddCases.parse({ id: datasetId, cases: numbered }));
  const suite = await aSuite(ctx, datasetId, recipe);
  const gate = { id: prompt, environment: "production", suiteId: suite.id };
  await putGate(ctx, { ...gate, rules: GateRules.parse(rules) });
  return { prompt, slug, active, next, datasetId, suite, add };
}

type Gated = Awaited<ReturnType<typeof aGatedPrompt>>;
type Arm = {
  id: string;
  contentHash: string;
  /** Whether the nth case passes, counted from 0. */
  passes?: (n: number) => boolean;
  modelOverride?: string;
  providerId?: string;
  /** How many of its first items failed. */
  missing?: number;
};
export type Measured = {
  arms?: Arm[];
  /** Columns of the evaluation. */
  more?: Partial<typeof evaluations.$inferInsert>;
  reusedFrom?: string;
  evaluator?: Partial<typeof evaluationEvaluators.$inferInsert>;
};

const usually = (n: number) => n % 10 !== 0;

/** An evaluation of the suite as the worker would leave it, its results written as rows: nine of ten cases pass unless it is said. */
export async function aMeasuredEvaluation(ctx: Context, { datasetId, suite, active, next }: Gated, asked: Measured = {}) {
  const { workspaceId } = ctx;
  const { more = {}, reusedFrom = null, evaluator } = asked;
  const arms: Arm[] = asked.arms ?? [active, next];
  const { revision } = await readDataset(ctx, datasetId);
  const ended = {
    status: "completed" as const,
    startedAt: sql`now()`,
    finishedAt: sql`now()`,
    createdAt: sql`clock_timestamp()`,
  };
  const ofSuite = { suiteId: suite.id, suiteRevision: 1, split: "gate" as const, datasetId, datasetRevision: revision };
  const { evaluationId, split } = one(
    await ctx.db
      .insert(evaluations)
      .values({ workspaceId, name: "Measured", concurrency: 1, ...ended, ...ofSuite, ...more })
      .returning({ evaluationId: evaluations.id, split: evaluations.split }),
  );
  const use = { key: "right", position: 0, type: "exact-match", typeVersion: 1, options: "{}", fingerprint: "right-1" };
  const scored = { weight: 1, required: false, negate: false };
  await ctx.db.insert(evaluationEvaluators).values({ workspaceId, evaluationId, ...use, ...scored, ...evaluator });
  for (const [position, arm] of arms.entries())
    await writeArm(ctx, { evaluationId, datasetId, split, reusedFrom, position, arm });
  return evaluationId;
}

type Written = {
  evaluationId: string;
  datasetId: string;
  split: string | null;
  reusedFrom: string | null;
  position: number;
  arm: Arm;
};

async function writeArm(ctx: Context, { evaluationId, datasetId, split, reusedFrom, position, arm }: Written): Promise<void> {
  const { workspaceId } = ctx;
  const { id: versionId, contentHash, passes = usually, modelOverride, providerId = model.providerId, missing = 0 } = arm;
  const called = { providerId, modelName: model.name, label: `arm ${position}`, modelOverride };
  const { armId } = one(
    await ctx.db
      .insert(evaluationArms)
      .values({ workspaceId, evaluationId, position, versionId, contentHash, ...called })
      .returning({ armId: evaluationArms.id }),
  );
  const failing = Array.from({ length: 1_000 }, (_, n) => n).flatMap((n) => (passes(n) ? [] : [`${n + 1}`]));
  await ctx.db.execute(sql`
    insert into evaluation_results (id, workspace_id, evaluation_id, arm_id, case_id, case_version_id, case_hash, trial, position,
      status, attempt, outcome, total, passed, latency_ms, cost_usd, reused_from, finished_at)
    select 'res_' || md5(${armId} || case_id), ${workspaceId}, ${evaluationId}, ${armId}, case_id, id, content_hash, 1,
      nth * 10 + ${position}, case when nth <= ${missing} then 'failed' else 'completed' end, 1, 'ok', passes::int, passes,
      100 + nth, 0.001, ${reusedFrom}, now()
    from (
      select *, nth::text <> all(${sql.param(failing)}::text[]) as passes from (
        select v.*, row_number() over (order by v.position)::int as nth from case_versions v
        where v.dataset_id = ${datasetId} and v.until_revision is null and (${split}::text is null or v.split = ${split})
      ) as numbered
    ) as judged`);
  await ctx.db.execute(sql`
    insert into result_scores (result_id, key, workspace_id, evaluation_id, arm_id, score, passed)
    select id, 'right', workspace_id, evaluation_id, arm_id, total, passed from evaluation_results
    where arm_id = ${armId} and status = 'completed'`);
}
