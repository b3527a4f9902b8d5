import { and, asc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { evaluationArms, evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { approvals, promotionEvaluations } from "@/db/schema/gates";
import { contents, promotions, prompts, promptVersions } from "@/db/schema/prompts";
import { suiteRevisions } from "@/db/schema/suites";
import type { Json } from "@/lib/clean-text";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import type { EvidenceApproval, EvidenceContent, EvidenceEvaluation, EvidencePromotion, EvidenceSuite } from "./evidence-file";
import type { EvidenceParts } from "./evidence-text";
import { keptEvidence } from "./kept-evidence";
import { readCases } from "./read-cases";
import { readResults } from "./read-results";

const from = alias(promptVersions, "from_version");

/**
 * All that a promotion's evidence holds. None of it ever changes, so the file made of it is the same to the byte whenever it is made:
 * names, reviews and what was measured later are left out.
 */
export async function readEvidence(ctx: Context, id: string): Promise<EvidenceParts> {
  const { promotion, evidence } = await readPromotion(ctx, id);
  const kept = keptEvidence(evidence);
  const hashes = [promotion.contentHash, promotion.fromContentHash].filter((hash) => hash !== null);
  return {
    promotion,
    contents: await readContents(ctx, [...new Set(hashes)]),
    suite: await readSuite(ctx, kept.gate),
    decision: evidence,
    approvals: await readApprovals(ctx, promotion, kept.approvals),
    evaluations: readEvaluations(ctx, id, hashes),
  };
}

async function readPromotion(ctx: Context, id: string): Promise<{ promotion: EvidencePromotion; evidence: Json }> {
  const [row] = await ctx.db
    .select({ made: promotions, slug: prompts.slug, version: promptVersions, from })
    .from(promotions)
    .innerJoin(prompts, eq(prompts.id, promotions.promptId))
    .innerJoin(promptVersions, eq(promptVersions.id, promotions.versionId))
    .leftJoin(from, eq(from.id, promotions.fromVersionId))
    .where(and(eq(promotions.workspaceId, ctx.workspaceId), eq(promotions.id, id)));
  if (!row) throw notFound("promotion", id);
  const { made, version } = row;
  const { promptId, environment, kind, reason, acceptedBreaking, override, createdBy } = made;
  const promotion = {
    ...{ id, promptId, promptSlug: row.slug, environment, kind },
    ...{ versionId: version.id, number: version.number, contentHash: version.contentHash },
    ...{ fromVersionId: made.fromVersionId, fromNumber: row.from?.number ?? null },
    fromContentHash: row.from?.contentHash ?? null,
    ...{ reason, acceptedBreaking, override, createdBy, createdAt: made.createdAt.toISOString() },
  };
  return { promotion, evidence: made.evidence as Json }; // safe: jsonb holds JSON
}

async function readContents(ctx: Context, hashes: string[]): Promise<EvidenceContent[]> {
  const rows = await ctx.db
    .select({ hash: contents.hash, text: contents.body })
    .from(contents)
    .where(and(eq(contents.workspaceId, ctx.workspaceId), inArray(contents.hash, hashes)));
  return hashes.flatMap((hash) => rows.filter((row) => row.hash === hash));
}

type Gate = { suiteId: string | null; suiteRevision: number | null } | null;

async function readSuite(ctx: Context, gate: Gate): Promise<EvidenceSuite | null> {
  const { suiteId = null, suiteRevision = null } = gate ?? {};
  if (suiteId === null || suiteRevision === null) return null;
  const [row] = await ctx.db
    .select()
    .from(suiteRevisions)
    .where(
      and(
        eq(suiteRevisions.workspaceId, ctx.workspaceId),
        eq(suiteRevisions.suiteId, suiteId),
        eq(suiteRevisions.number, suiteRevision),
      ),
    );
  if (!row) return null;
  const { datasetId, split, evaluators, passThreshold, trials, primaryMetric, margin } = row;
  const guardrails = row.guardrails.map(({ metric, margin }) => ({ metric, margin }));
  const recipe = {
    datasetId,
    split,
    evaluators: JSON.parse(evaluators),
    passThreshold,
    trials,
    primaryMetric,
    margin,
    guardrails,
  };
  return { id: suiteId, revision: suiteRevision, ...recipe };
}

/** What the promotion counted, with what was said beside it. */
async function readApprovals(
  ctx: Context,
  { promptId, contentHash }: EvidencePromotion,
  kept: Omit<EvidenceApproval, "comment">[],
): Promise<EvidenceApproval[]> {
  if (kept.length === 0) return [];
  const given = await ctx.db
    .select()
    .from(approvals)
    .where(
      and(eq(approvals.workspaceId, ctx.workspaceId), eq(approvals.promptId, promptId), eq(approvals.contentHash, contentHash)),
    )
    .orderBy(asc(approvals.id));
  return kept.map(({ personId, decision, at }) => {
    const row = given.find((one) => one.createdBy === personId && one.createdAt.toISOString() === at);
    return { personId, decision, comment: row?.comment ?? null, at };
  });
}

/** Of each evaluation the arms are all named, and the results of those given that measured one of the two contents. */
async function* readEvaluations(ctx: Context, promotionId: string, hashes: string[]) {
  const rows = await ctx.db
    .select({ evaluation: evaluations })
    .from(promotionEvaluations)
    .innerJoin(evaluations, eq(evaluations.id, promotionEvaluations.evaluationId))
    .where(and(eq(promotionEvaluations.workspaceId, ctx.workspaceId), eq(promotionEvaluations.promotionId, promotionId)))
    .orderBy(asc(evaluations.id));
  for (const { evaluation: row } of rows) {
    const evaluation = await evaluationOf(ctx, row);
    const armIds = evaluation.arms.filter(({ contentHash }) => hashes.includes(contentHash)).map(({ id }) => id);
    const place = { evaluationId: row.id, datasetId: row.datasetId, armIds };
    const results = readResults(ctx, { ...place, keys: evaluation.evaluators.map(({ key }) => key) });
    yield { evaluation, cases: readCases(ctx, place), results };
  }
}

async function evaluationOf({ db }: Context, row: typeof evaluations.$inferSelect): Promise<EvidenceEvaluation> {
  const { id, suiteId, suiteRevision, purpose, datasetId, datasetRevision, split, trials, passThreshold, status } = row;
  const [arms, uses] = [
    await db.select().from(evaluationArms).where(eq(evaluationArms.evaluationId, id)).orderBy(asc(evaluationArms.position)),
    await db
      .select()
      .from(evaluationEvaluators)
      .where(eq(evaluationEvaluators.evaluationId, id))
      .orderBy(asc(evaluationEvaluators.position)),
  ];
  return {
    ...{ id, suiteId, suiteRevision, purpose, datasetId, datasetRevision, split, caseFilter: row.caseFilter ?? null },
    ...{ trials, passThreshold, status },
    ...{ createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null },
    arms: arms.map(({ id, position, versionId, contentHash, providerId, modelName, modelOverride, label }) => ({
      ...{ id, position, versionId, contentHash, providerId, modelName },
      modelOverride: modelOverride === null ? null : JSON.parse(modelOverride),
      label,
    })),
    evaluators: uses.map(
      ({ key, type, typeVersion, options, fingerprint, weight, threshold, required, negate, savedId, savedRevision }) => ({
        ...{ key, type, typeVersion, options: JSON.parse(options), fingerprint, weight, threshold },
        ...{ required, negate, savedId, savedRevision },
      }),
    ),
  };
}
