import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { changesOf } from "@/lib/live/changes-of";
import type { Live, LiveEvent } from "@/lib/live/live";
import { unlessAway } from "@/lib/live/unless-away";
import { verb } from "@/lib/verb";
import type { WatchEvaluations } from "./live-schema";
import { listTopic } from "./live-topics";
import { isOpen } from "./rows";

/** How far the workspace's evaluations are that have not ended, all in one stream; it ends with the last of them. */
export const watchEvaluations = verb(
  "evaluations:read",
  async (ctx, _: WatchEvaluations): Promise<Live> => ({ events: (signal) => eventsOf(ctx, signal) }),
);

async function* eventsOf(ctx: Context, signal: AbortSignal): AsyncGenerator<LiveEvent, void, void> {
  let told = "";
  for await (const _ of changesOf(listTopic(ctx), { signal, leastMs: () => 250 })) {
    const open = await unlessAway(() => lookAt(ctx));
    if (!open) continue;
    const data = JSON.stringify(open);
    if (data !== told) yield { event: "progress", data: { open } };
    told = data;
    if (open.length === 0) return yield { event: "done", data: { open } };
  }
}

const lookAt = (ctx: Context) =>
  ctx.db
    .select({
      id: evaluations.id,
      status: evaluations.status,
      left: sql<number>`(select count(*)::int from ${evaluationResults}
        where ${evaluationResults.evaluationId} = ${evaluations.id} and ${isOpen})`,
    })
    .from(evaluations)
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), inArray(evaluations.status, ["queued", "running"])))
    .orderBy(asc(evaluations.createdAt))
    .limit(200);
