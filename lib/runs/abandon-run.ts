import { and, eq, inArray, sql } from "drizzle-orm";
import { runs } from "@/db/schema/runs";
import { inTransaction } from "@/lib/context";
import { loseCalls } from "@/lib/ledger/lose-calls";
import { verb } from "@/lib/verb";
import type { RunId } from "./schema";

/** Ends a run whose job failed every time it was tried. */
export const abandonRun = verb("runs:write", (ctx, { id }: RunId) =>
  inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(runs)
      .set({
        status: "failed",
        errorCode: "internal",
        errorMessage: "The worker failed at this run every time it tried. Run it again.",
        finishedAt: sql`clock_timestamp()`,
      })
      .where(and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, id), inArray(runs.status, ["queued", "running"])));
    await loseCalls(ctx, { runId: id });
  }),
);
