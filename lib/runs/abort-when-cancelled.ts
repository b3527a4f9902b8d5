import { and, eq } from "drizzle-orm";
import { runs } from "@/db/schema/runs";
import type { Context } from "@/lib/context";
import { changesOf } from "@/lib/live/changes-of";
import { unlessAway } from "@/lib/live/unless-away";
import { log } from "@/lib/log";

/** The topic of whoever executes a run; those who read its text have the id alone. */
export const cancelTopic = (id: string) => `cancel:${id}`;

/** A signal that is aborted when somebody cancels the run, at once where the hint arrives and within a second where it does not. */
export function abortWhenCancelled(ctx: Context, id: string): { signal: AbortSignal; close(): void } {
  const cancelled = new AbortController();
  const closed = new AbortController();
  const watch = async () => {
    for await (const _ of changesOf(cancelTopic(id), { signal: closed.signal, fallbackMs: 1_000 })) {
      const found = await unlessAway(() =>
        ctx.db
          .select({ status: runs.status })
          .from(runs)
          .where(and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, id))),
      );
      if (found?.[0]?.status === "cancelled") return cancelled.abort();
    }
  };
  watch().catch((error) => log().error({ err: error, runId: id }, "nobody watches whether this run is cancelled"));
  return { signal: cancelled.signal, close: () => closed.abort() };
}
