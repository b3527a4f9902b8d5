import { and, eq, or } from "drizzle-orm";
import { datasets } from "@/db/schema/datasets";
import { suiteRevisions, suites } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import type { EvaluatorUse } from "@/lib/evaluations/schema";

type SuiteRow = typeof suites.$inferSelect;
type RevisionRow = typeof suiteRevisions.$inferSelect;

/** What a revision asks. */
export type Recipe = Pick<
  RevisionRow,
  "datasetId" | "split" | "passThreshold" | "trials" | "primaryMetric" | "margin" | "guardrails"
> & { evaluators: EvaluatorUse[] };

/** The columns of a recipe with its dataset's name; for selects from `suite_revisions` joined with `datasets`. */
export const recipeFields = {
  datasetId: suiteRevisions.datasetId,
  datasetName: datasets.name,
  split: suiteRevisions.split,
  evaluators: suiteRevisions.evaluators,
  passThreshold: suiteRevisions.passThreshold,
  trials: suiteRevisions.trials,
  primaryMetric: suiteRevisions.primaryMetric,
  margin: suiteRevisions.margin,
  guardrails: suiteRevisions.guardrails,
};

export const isRevisionOf = and(eq(suiteRevisions.workspaceId, suites.workspaceId), eq(suiteRevisions.suiteId, suites.id));
export const isItsDataset = and(eq(datasets.workspaceId, suiteRevisions.workspaceId), eq(datasets.id, suiteRevisions.datasetId));

/** The uses as they were saved. */
export const withUses = <Row extends { evaluators: string }>(
  row: Row,
): Omit<Row, "evaluators"> & { evaluators: EvaluatorUse[] } => ({
  ...row,
  evaluators: JSON.parse(row.evaluators),
});

/** An id holds an underscore and a slug none, so one cannot be taken for the other. */
export const isSuite = (ctx: Context, ref: string) =>
  and(eq(suites.workspaceId, ctx.workspaceId), or(eq(suites.id, ref), eq(suites.slug, ref)));

/** A suite by id or slug with what one of its revisions asks, the newest unless another is named; `revision` is the one that is told. */
export async function readSuite(ctx: Context, ref: string, revision?: number) {
  const [row] = await ctx.db
    .select({ suite: suites, revision: suiteRevisions.number, recipe: recipeFields })
    .from(suites)
    .innerJoin(suiteRevisions, and(isRevisionOf, eq(suiteRevisions.number, revision ?? suites.revision)))
    .innerJoin(datasets, isItsDataset)
    .where(isSuite(ctx, ref));
  if (!row) throw notFound(revision === undefined ? "suite" : `revision ${revision} of the suite`, ref);
  return { ...row.suite, revision: row.revision, ...withUses(row.recipe) };
}

/** The row, held until the transaction ends: revisions are made one after another. */
export async function lockSuite(ctx: Context, ref: string): Promise<SuiteRow> {
  const [suite] = await ctx.db.select().from(suites).where(isSuite(ctx, ref)).for("update");
  if (!suite) throw notFound("suite", ref);
  return suite;
}

export function requireInUse({ name, archivedAt }: Pick<SuiteRow, "name" | "archivedAt">): void {
  if (archivedAt) throw conflict(`The suite “${name}” is archived: take it out of the archive first, or choose another.`);
}
