import { and, eq, sql } from "drizzle-orm";
import { evaluationResults, evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { changesOf } from "@/lib/live/changes-of";
import type { Live, LiveEvent } from "@/lib/live/live";
import { unlessAway } from "@/lib/live/unless-away";
import { verb } from "@/lib/verb";
import type { EvaluationId, Progress } from "./schema";

/** An evaluation's progress as it moves, until it has ended. */
export const watchEvaluation = verb("evaluations:read", async (ctx, { id }: EvaluationId): Promise<Live> => {
  if (!(await lookAt(ctx, id))) throw notFound("evaluation", id);
  return { events: (signal) => eventsOf(ctx, id, signal) };
});

async function* eventsOf(ctx: Context, id: string, signal: AbortSignal): AsyncGenerator<LiveEvent, void, void> {
  let told = "";
  let tookMs = 0;
  // a look counts the evaluation's items: where that takes long, it is done less often
  const leastMs = () => Math.max(250, tookMs * 10);
  for await (const _ of changesOf(id, { signal, leastMs })) {
    const startedAt = performance.now();
    const looked = await unlessAway(() => lookAt(ctx, id).then((found) => ({ found })));
    tookMs = performance.now() - startedAt;
    if (!looked) continue;
    if (!looked.found) return; // deleted meanwhile
    const { isOpen, ...progress } = looked.found;
    const data = JSON.stringify(progress);
    if (data !== told) yield { event: "progress", data: progress };
    told = data;
    if (!isOpen) return yield { event: "done", data: progress };
  }
}

async function lookAt(ctx: Context, id: string): Promise<(Progress & { isOpen: boolean }) | undefined> {
  const count = (status: "completed" | "failed") =>
    sql<number>`(count(*) filter (where ${evaluationResults.status} = ${status}))::int`;
  const [found] = await ctx.db
    .select({
      id: evaluations.id,
      status: evaluations.status,
      isOpen: sql<boolean>`${evaluations.status} in ('queued', 'running')`,
      concurrency: evaluations.concurrency,
      planned: sql<number>`count(${evaluationResults.id})::int`,
      completed: count("completed"),
      failed: count("failed"),
    })
    .from(evaluations)
    .leftJoin(evaluationResults, eq(evaluationResults.evaluationId, evaluations.id))
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id)))
    .groupBy(evaluations.id);
  if (!found) return undefined;
  const { concurrency, ...progress } = found;
  const left = progress.planned - progress.completed - progress.failed;
  return { ...progress, running: progress.status === "running" ? Math.min(left, concurrency) : 0 };
}
