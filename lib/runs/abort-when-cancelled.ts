import { and, eq } from "drizzle-orm";
import { runs } from "@/db/schema/runs";
import type { Context } from "@/lib/context";
import { abortWhen } from "@/lib/live/abort-when";

/** The topic of whoever executes a run; those who read its text have the id alone. */
export const cancelTopic = (id: string) => `cancel:${id}`;

/** A signal that is aborted when somebody cancels the run, at once where the hint arrives and within a second where it does not. */
export const abortWhenCancelled = (ctx: Context, id: string) =>
  abortWhen(cancelTopic(id), async () => {
    const mine = and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, id));
    const [found] = await ctx.db.select({ status: runs.status }).from(runs).where(mine);
    return found?.status === "cancelled";
  });
