import { and, asc, eq, sql } from "drizzle-orm";
import { evaluationArms, evaluationEvaluators } from "@/db/schema/evaluations";
import { savedEvaluators } from "@/db/schema/evaluators";
import { contents, prompts, promptVersions } from "@/db/schema/prompts";
import { type Catalogue, type ModelRef, readCatalogue } from "@/lib/providers/read-catalogue";
import { verb } from "@/lib/verb";
import { readEvaluationRow } from "./rows";
import { type EvaluationId, ModelOverride } from "./schema";

/** What was asked of an evaluation, as one could ask for it again: arms, evaluators with their options, cases and trials. */
export const getSetup = verb("evaluations:read", async (ctx, { id }: EvaluationId) => {
  const evaluation = await readEvaluationRow(ctx, id);
  const [catalogue, arms, evaluators] = await Promise.all([
    readCatalogue(ctx),
    ctx.db
      .select({
        arm: evaluationArms,
        promptId: prompts.id,
        promptSlug: prompts.slug,
        number: promptVersions.number,
        state: promptVersions.state,
        ownProviderId: promptVersions.providerId,
        ownModel: sql<string>`${contents.body}::json -> 'model' ->> 'name'`,
      })
      .from(evaluationArms)
      .innerJoin(promptVersions, eq(promptVersions.id, evaluationArms.versionId))
      .innerJoin(
        contents,
        and(eq(contents.workspaceId, evaluationArms.workspaceId), eq(contents.hash, evaluationArms.contentHash)),
      )
      .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
      .where(and(eq(evaluationArms.workspaceId, ctx.workspaceId), eq(evaluationArms.evaluationId, id)))
      .orderBy(asc(evaluationArms.position)),
    ctx.db
      .select({ use: evaluationEvaluators, savedSlug: savedEvaluators.slug, savedName: savedEvaluators.name })
      .from(evaluationEvaluators)
      .leftJoin(
        savedEvaluators,
        and(
          eq(savedEvaluators.workspaceId, evaluationEvaluators.workspaceId),
          eq(savedEvaluators.id, evaluationEvaluators.savedId),
        ),
      )
      .where(and(eq(evaluationEvaluators.workspaceId, ctx.workspaceId), eq(evaluationEvaluators.evaluationId, id)))
      .orderBy(asc(evaluationEvaluators.position)),
  ]);
  const { name, status, datasetId, split, caseFilter, trials, concurrency, passThreshold, budgetUsd, suiteId } = evaluation;
  return {
    ...{ suiteId, name, status, datasetId, split, tags: caseFilter?.tags ?? [], trials, concurrency, passThreshold, budgetUsd },
    arms: arms.map(({ arm, ownProviderId, ownModel, ...version }) => ({
      ...version,
      versionId: arm.versionId,
      label: arm.label,
      contentHash: arm.contentHash,
      providerId: arm.providerId,
      modelName: arm.modelName,
      override: overrideOf(arm, { providerId: ownProviderId, name: ownModel }, catalogue),
    })),
    evaluators: evaluators.map(({ use: { workspaceId: _, evaluationId: __, options, ...use }, ...saved }) => ({
      ...use,
      ...saved,
      options: JSON.parse(options),
    })),
  };
});

/** The settings the arm changed, and its provider where it is not the version's own. */
function overrideOf(arm: typeof evaluationArms.$inferSelect, own: ModelRef, { find }: Catalogue): ModelOverride {
  const settings = ModelOverride.parse(JSON.parse(arm.modelOverride ?? "{}"));
  const isOwn = arm.providerId === find({ ...own, name: settings.name ?? own.name })?.providerId;
  return isOwn ? settings : { ...settings, providerId: arm.providerId };
}
