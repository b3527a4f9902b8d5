import { and, asc, eq, getTableColumns } from "drizzle-orm";
import { datasets } from "@/db/schema/datasets";
import { evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { suites } from "@/db/schema/suites";
import { users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { readFigures } from "./read-figures";
import { readSpending } from "./read-spending";

/** The evaluation with its progress and its figures as they stand now. */
export async function readEvaluation(ctx: Context, id: string) {
  const [evaluation] = await ctx.db
    .select({
      ...getTableColumns(evaluations),
      datasetName: datasets.name,
      createdByName: users.name,
      suiteSlug: suites.slug,
      suiteName: suites.name,
    })
    .from(evaluations)
    .leftJoin(users, eq(users.id, evaluations.createdBy))
    .leftJoin(suites, and(eq(suites.workspaceId, evaluations.workspaceId), eq(suites.id, evaluations.suiteId)))
    .innerJoin(datasets, eq(datasets.id, evaluations.datasetId))
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id)));
  if (!evaluation) throw notFound("evaluation", id);
  const [uses, versions, spentUsd] = await Promise.all([
    ctx.db
      .select()
      .from(evaluationEvaluators)
      .where(eq(evaluationEvaluators.evaluationId, id))
      .orderBy(asc(evaluationEvaluators.position)),
    readFigures(ctx, id),
    evaluation.budgetUsd === null ? null : readSpending(ctx, id).then(({ costUsd }) => costUsd),
  ]);
  const sum = (figure: "planned" | "attempted" | "completed" | "failed" | "cancelled" | "reused" | "unknownCalls") =>
    versions.reduce((total, arm) => total + arm[figure], 0);
  const progress = {
    planned: sum("planned"),
    attempted: sum("attempted"),
    completed: sum("completed"),
    failed: sum("failed"),
    cancelled: sum("cancelled"),
    reused: sum("reused"),
    unknownCalls: sum("unknownCalls"),
  };
  const open = progress.planned - progress.completed - progress.failed - progress.cancelled;
  const running = evaluation.status === "running" ? Math.min(open, evaluation.concurrency) : 0;
  return { ...evaluation, evaluators: uses, versions, spentUsd, progress: { ...progress, running } };
}
