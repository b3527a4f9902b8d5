import { and, eq } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { suiteRevisions, suites } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { createDataset } from "@/lib/datasets/create-dataset";
import { AddCases } from "@/lib/datasets/schema";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { newId } from "@/lib/ids";

/** A suite over so many numbered cases, each asked once, whose answer must be “right <n>”. */
export async function aSuite(ctx: Context, { cases, trials = 1 }: { cases: number; trials?: number }) {
  const { workspaceId } = ctx;
  const dataset = await createDataset(ctx, { name: newId("ds"), tags: [] });
  const numbered = Array.from({ length: cases }, (_, n) => ({
    variables: { n: String(n), name: "Ada" },
    expectations: { exact: `right ${n}` },
  }));
  await addCases(ctx, AddCases.parse({ id: dataset.id, cases: numbered }));
  const [suite] = await ctx.db
    .insert(suites)
    .values({ workspaceId, slug: newId("su").replace("_", "-"), name: "Suite" })
    .returning();
  if (!suite) throw new Error("no suite");
  await ctx.db.insert(suiteRevisions).values({
    ...{ workspaceId, suiteId: suite.id, number: 1, datasetId: dataset.id, trials, primaryMetric: "passRate", margin: 0.05 },
    evaluators: JSON.stringify([{ type: "exact-match", key: "exact-match" }]),
  });
  return { ...suite, datasetId: dataset.id };
}

export type SuiteToRun = { id: string; datasetId: string; revision: number };
type Asked = { suite: SuiteToRun; versionIds: string[]; trials?: number; more?: object };

/** A run of a suite, queued. */
export async function aSuiteRun(ctx: Context, { suite, versionIds, trials = 3, more }: Asked) {
  const { datasetId } = suite;
  const evaluators = [{ type: "exact-match", key: "exact-match" }];
  const { id } = await startEvaluation(ctx, StartEvaluation.parse({ datasetId, versionIds, evaluators, trials, ...more }));
  await ctx.db
    .update(evaluations)
    .set({ suiteId: suite.id, suiteRevision: suite.revision })
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id)));
  return id;
}
