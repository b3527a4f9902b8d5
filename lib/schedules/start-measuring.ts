import { and, eq } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { suiteRevisions } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";

type Asked = {
  suite: { id: string; revision: number };
  versionId: string;
  budgetUsd: number | null;
  purpose: "scheduled" | "confirming";
};

/** Starts one version on the present revision of a suite, on behalf of a schedule. */
export async function startMeasuring(ctx: Context, { suite, versionId, budgetUsd, purpose }: Asked): Promise<string> {
  const [revision] = await ctx.db
    .select()
    .from(suiteRevisions)
    .where(
      and(
        eq(suiteRevisions.workspaceId, ctx.workspaceId),
        eq(suiteRevisions.suiteId, suite.id),
        eq(suiteRevisions.number, suite.revision),
      ),
    );
  if (!revision) throw notFound("suite", suite.id);
  const { datasetId, split, evaluators, passThreshold, trials } = revision;
  const { id } = await startEvaluation(
    ctx,
    StartEvaluation.parse({
      ...{ datasetId, versionIds: [versionId], evaluators: JSON.parse(evaluators), trials },
      ...{ split: split ?? undefined, passThreshold: passThreshold ?? undefined, budgetUsd: budgetUsd ?? undefined },
    }),
  );
  await ctx.db
    .update(evaluations)
    .set({ suiteId: suite.id, suiteRevision: suite.revision, purpose })
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id)));
  return id;
}
