import { and, eq, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { runs } from "@/db/schema/runs";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import { hint } from "@/lib/live/hint";
import { verb } from "@/lib/verb";
import { cancelTopic } from "./abort-when-cancelled";
import { describeRun } from "./describe-run";
import type { RunId } from "./schema";

/**
 * Stops a run and keeps the text it has. It is cancelled from here on, whatever its call comes to: the worker breaks that off
 * and closes it in the ledger, and an answer that came first has completed the run, which is a conflict here.
 */
export const cancelRun = verb("runs:write", (ctx, { id }: RunId) =>
  inTransaction(ctx, async (ctx) => {
    const mine = and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, id));
    const [run] = await ctx.db.select({ status: runs.status }).from(runs).where(mine).for("update");
    if (!run) throw notFound("run", id);
    const { status } = run;
    if (status !== "queued" && status !== "running")
      throw conflict(`This run has ended already: it is ${status}.`, { state: status });
    const ended = { status: "cancelled" as const, finishedAt: sql`clock_timestamp()` };
    const cancelled = one(await ctx.db.update(runs).set(ended).where(mine).returning());
    await recordAudit(ctx, "run.cancelled", id, { from: status });
    await ctx.db.execute(sql`select ${hint(id, cancelTopic(id))}`);
    return describeRun(cancelled);
  }),
);
