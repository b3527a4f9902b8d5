import { and, asc, count, eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { datasetCases, datasets } from "@/db/schema/datasets";
import { evaluations } from "@/db/schema/evaluations";
import { deployments, promotions, prompts, promptVersions } from "@/db/schema/prompts";
import { reviews } from "@/db/schema/results";
import { runs } from "@/db/schema/runs";
import type { Context } from "@/lib/context";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";

/** What a workspace's work comes to, without ids, times and measured latencies. */
export async function conclusionsOf(ctx: Context) {
  const { db, workspaceId } = ctx;
  const versions = await db
    .select({ slug: prompts.slug, number: promptVersions.number, state: promptVersions.state, hash: promptVersions.contentHash })
    .from(promptVersions)
    .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .where(eq(promptVersions.workspaceId, workspaceId))
    .orderBy(asc(prompts.slug), asc(promptVersions.number));
  const actions = await db
    .select({ action: auditEntries.action, times: count() })
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, workspaceId))
    .groupBy(auditEntries.action);
  const sizes = await db
    .select({ name: datasets.name, cases: count() })
    .from(datasets)
    .innerJoin(datasetCases, eq(datasetCases.datasetId, datasets.id))
    .where(eq(datasets.workspaceId, workspaceId))
    .groupBy(datasets.name);
  const played = await db.select({ status: runs.status }).from(runs).where(eq(runs.workspaceId, workspaceId));
  return {
    versions,
    evaluations: await evaluationsOf(ctx),
    ...(await servedOf(ctx)),
    actions: Object.fromEntries(actions.map(({ action, times }) => [action, times])),
    datasets: Object.fromEntries(sizes.map(({ name, cases }) => [name, cases])),
    reviews: await db.$count(reviews, eq(reviews.workspaceId, workspaceId)),
    runs: played.map(({ status }) => status),
  };
}

async function evaluationsOf(ctx: Context) {
  const found = await ctx.db
    .select({ id: evaluations.id, name: evaluations.name })
    .from(evaluations)
    .where(eq(evaluations.workspaceId, ctx.workspaceId))
    .orderBy(asc(evaluations.name));
  return Promise.all(
    found.map(async ({ id, name }) => {
      const { status, versions } = await getEvaluation(ctx, { id });
      const [baseline = "", candidate = ""] = versions.map(({ armId }) => armId);
      const { verdict } = await compareArms(ctx, { id, baseline, candidate, margin: 0.05 });
      return { name, status, verdict, passRates: versions.map(({ label, passRate, meanScore }) => [label, passRate, meanScore]) };
    }),
  );
}

async function servedOf({ db, workspaceId }: Context) {
  const served = await db
    .select({
      slug: prompts.slug,
      kind: promotions.kind,
      environment: promotions.environment,
      number: promptVersions.number,
      reason: promotions.reason,
    })
    .from(promotions)
    .innerJoin(prompts, eq(prompts.id, promotions.promptId))
    .innerJoin(promptVersions, eq(promptVersions.id, promotions.versionId))
    .where(eq(promotions.workspaceId, workspaceId))
    .orderBy(asc(prompts.slug), asc(promotions.environment), asc(promotions.createdAt));
  const now = await db
    .select({ slug: prompts.slug, number: promptVersions.number })
    .from(deployments)
    .innerJoin(prompts, eq(prompts.id, deployments.promptId))
    .innerJoin(promptVersions, eq(promptVersions.id, deployments.versionId))
    .where(and(eq(deployments.workspaceId, workspaceId), eq(deployments.environment, "production")));
  const active = Object.groupBy(now, ({ slug }) => slug);
  return {
    served,
    active: Object.fromEntries(Object.entries(active).map(([slug, rows = []]) => [slug, rows.map(({ number }) => number)])),
  };
}
