import { and, eq, ne } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { type Context, inTransaction } from "@/lib/context";
import { storeTotals } from "./store-totals";
import { storeVerdicts } from "./store-verdicts";

/** Counts an evaluation that has ended once more: an answer came late, to a worker that was overtaken, and was paid for all the same. */
export async function recountEnded(ctx: Context, id: string): Promise<void> {
  const hasEnded = await inTransaction(ctx, async (ctx) => {
    const [ended] = await ctx.db
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id), ne(evaluations.status, "running")))
      .for("update"); // one that ends just now counts before us, or sees what we stored
    if (ended) await storeTotals(ctx, id);
    return ended !== undefined;
  });
  if (hasEnded) await storeVerdicts(ctx, id);
}
