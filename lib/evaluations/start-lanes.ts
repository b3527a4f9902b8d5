import { eq, sql } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/queue";

/** How many jobs may share one evaluation, so that several worker processes can. */
const maxLanes = 4;
const itemsPerLane = 25;

type Started = { id: string; concurrency: number; round: number; startedAt: Date | null };

/** Sets an evaluation running that has so many items open, and puts its lanes in the queue. */
export async function startLanes(ctx: Context, { id, concurrency, round, startedAt }: Started, open: number): Promise<number> {
  const lanes = Math.max(1, Math.min(maxLanes, concurrency, Math.ceil(open / itemsPerLane)));
  await ctx.db
    .update(evaluations)
    .set({ status: "running", lanes, startedAt: startedAt ?? sql`clock_timestamp()` })
    .where(eq(evaluations.id, id));
  for (let lane = 0; lane < lanes; lane++) {
    await enqueue(ctx, "evaluation.run", { workspaceId: ctx.workspaceId, evaluationId: id, lane, round });
  }
  return lanes;
}
