import { and, eq, lt, sql } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { type Context, inTransaction } from "@/lib/context";
import { enqueue } from "@/lib/queue";
import { readWorkers } from "@/lib/system/read-workers";

/** As many worker processes may share one evaluation: each takes one of its lanes. */
const maxLanes = 8;
const itemsPerLane = 25;

type Started = { id: string; concurrency: number; round: number; startedAt: Date | null };

/** Sets an evaluation running that has so many items open, and puts its lanes in the queue: one for each worker that is alive. */
export async function startLanes(ctx: Context, { id, concurrency, round, startedAt }: Started, open: number): Promise<number> {
  const { live } = await readWorkers(ctx.db);
  const lanes = Math.max(1, Math.min(maxLanes, live, concurrency, Math.ceil(open / itemsPerLane)));
  await ctx.db
    .update(evaluations)
    .set({ status: "running", lanes, startedAt: startedAt ?? sql`clock_timestamp()` })
    .where(eq(evaluations.id, id));
  for (let lane = 0; lane < lanes; lane++) {
    await enqueue(ctx, "evaluation.run", { workspaceId: ctx.workspaceId, evaluationId: id, lane, round });
  }
  return lanes;
}

/** Gives a running evaluation one lane more where more workers are alive than it has lanes: one has come since it began. */
export async function addLane(ctx: Context, { evaluationId: id, round }: { evaluationId: string; round: number }): Promise<void> {
  const { live } = await readWorkers(ctx.db);
  if (live < 2) return;
  await inTransaction(ctx, async (ctx) => {
    const wanted = sql`least(${Math.min(live, maxLanes)}::int, ${evaluations.concurrency})`;
    const [added] = await ctx.db
      .update(evaluations)
      .set({ lanes: sql`${evaluations.lanes} + 1` })
      .where(
        and(
          eq(evaluations.workspaceId, ctx.workspaceId),
          eq(evaluations.id, id),
          eq(evaluations.status, "running"),
          eq(evaluations.round, round),
          lt(evaluations.lanes, wanted),
        ),
      )
      .returning({ lanes: evaluations.lanes });
    if (added)
      await enqueue(ctx, "evaluation.run", { workspaceId: ctx.workspaceId, evaluationId: id, lane: added.lanes - 1, round });
  });
}
