import { and, eq, sql } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { changesOf } from "@/lib/live/changes-of";
import type { Live, LiveEvent } from "@/lib/live/live";
import { unlessAway } from "@/lib/live/unless-away";
import { readWorkers } from "@/lib/system/read-workers";
import { verb } from "@/lib/verb";
import { endedResults, placeNow, placeOf, type ResultPlace } from "./ended-results";
import type { Progress, WatchEvaluation } from "./live-schema";

/** An evaluation's progress as it moves and, where asked for, each result after it ended; until the evaluation has ended. */
export const watchEvaluation = verb("evaluations:read", async (ctx, { id, results, after }: WatchEvaluation): Promise<Live> => {
  if (!(await lookAt(ctx, id))) throw notFound("evaluation", id);
  const place = !results ? null : after ? placeOf(after) : await placeNow(ctx);
  return { events: (signal) => eventsOf(ctx, id, place, signal) };
});

type Events = AsyncGenerator<LiveEvent, void, void>;

async function* eventsOf(ctx: Context, id: string, place: ResultPlace | null, signal: AbortSignal): Events {
  let known = place;
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
    const rest = known && (yield* resultsOf(ctx, id, known, isOpen));
    known = rest?.known ?? null;
    if (!isOpen && !rest?.isMore) return yield { event: "done", data: progress };
  }
}

type Told = { known: ResultPlace; isMore: boolean };

/** Tells the results after a place and answers the place of the last, and whether there may be more to tell. */
async function* resultsOf(ctx: Context, id: string, after: ResultPlace, isOpen: boolean): AsyncGenerator<LiveEvent, Told> {
  let known = after;
  for (;;) {
    const page = await unlessAway(() => endedResults(ctx, id, known, isOpen));
    for (const { position, micros, ...result } of page?.rows ?? []) {
      known = { position, micros };
      yield { event: "result", id: `${micros}-${position}`, data: result };
    }
    if (!page || page.isWhole) return { known, isMore: !page };
  }
}

async function lookAt(ctx: Context, id: string): Promise<(Progress & { isOpen: boolean }) | undefined> {
  const count = (status: "completed" | "failed" | "cancelled") =>
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
      cancelled: count("cancelled"),
    })
    .from(evaluations)
    .leftJoin(evaluationResults, eq(evaluationResults.evaluationId, evaluations.id))
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id)))
    .groupBy(evaluations.id);
  if (!found) return undefined;
  const { concurrency, ...progress } = found;
  const left = progress.planned - progress.completed - progress.failed - progress.cancelled;
  const { live } = await readWorkers(ctx.db);
  return { ...progress, running: progress.status === "running" ? Math.min(left, concurrency) : 0, workers: live };
}
