import { and, asc, eq } from "drizzle-orm";
import { evaluationArms, evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { findEvaluator } from "@/evaluators";
import type { Evaluator } from "@/evaluators/evaluator";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { readContent } from "@/lib/prompts/read-content";
import { ProviderFault } from "@/lib/providers/model";
import { type ModelOpener, modelOpener } from "@/lib/providers/model-opener";
import { contentCompiler } from "@/lib/templates/content-compiler";
import type { LaneArm } from "./call-item";
import { rivalArmOf } from "./rival-arm-of";
import type { LaneUse } from "./score-item";

/** What a lane works with, read once: the arms' contents and the evaluators. */
export type LanePlan = {
  arms: Map<string, LaneArm>;
  uses: LaneUse[];
  passThreshold: number | undefined;
  /** Of all lanes together. */
  concurrency: number;
  lanes: number;
  budgetUsd: number | null;
  models: ModelOpener;
};

type Lane = { evaluationId: string; round: number };

/** Null when this round of the evaluation is not running: it is done, cancelled or not there. */
export async function findLanePlan(ctx: Context, { evaluationId, round }: Lane): Promise<LanePlan | null> {
  const mine = and(
    eq(evaluations.workspaceId, ctx.workspaceId),
    eq(evaluations.id, evaluationId),
    eq(evaluations.status, "running"),
    eq(evaluations.round, round),
  );
  const [evaluation] = await ctx.db.select().from(evaluations).where(mine);
  if (!evaluation) return null;

  const armRows = await ctx.db
    .select()
    .from(evaluationArms)
    .where(eq(evaluationArms.evaluationId, evaluationId))
    .orderBy(asc(evaluationArms.position));
  const models = modelOpener(ctx);
  const arms = new Map<string, LaneArm>();
  for (const arm of armRows) {
    const content = await readContent(ctx, arm.contentHash);
    const settings = { ...content.model, ...(arm.modelOverride ? JSON.parse(arm.modelOverride) : {}), name: arm.modelName };
    const provider = await models.openProvider(arm.providerId).catch(asFault);
    arms.set(arm.id, { armId: arm.id, compile: contentCompiler(content), model: settings, provider });
  }

  const rows = await ctx.db
    .select()
    .from(evaluationEvaluators)
    .where(eq(evaluationEvaluators.evaluationId, evaluationId))
    .orderBy(asc(evaluationEvaluators.position));
  const uses = rows.map(({ type, key, weight, threshold, required, negate, ...stored }): LaneUse => {
    const evaluator = findEvaluator(type);
    if (!evaluator) throw new Error(`this worker has no evaluator “${type}”: it is older than the evaluation`);
    const options = currentOptions(evaluator, JSON.parse(stored.options));
    const rival = rivalArmOf(evaluator, options, armRows);
    return { evaluator, options, rival, type, key, weight, threshold: threshold ?? undefined, required, negate };
  });

  const { concurrency, lanes, passThreshold, budgetUsd } = evaluation;
  return { arms, uses, passThreshold: passThreshold ?? undefined, concurrency, lanes, budgetUsd, models };
}

/** Options stored by an earlier release lack what has been added since: they get its defaults. */
function currentOptions(evaluator: Evaluator, stored: unknown): unknown {
  const parsed = evaluator.options.safeParse(stored);
  return parsed.success ? parsed.data : stored;
}

/** A provider that is gone, or whose key cannot be read, fails the items that ask it, in words; not the lane. */
function asFault(error: unknown): ProviderFault {
  if (error instanceof AppError) return new ProviderFault("auth", error.message);
  throw error;
}
