import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { batch } from "@/lib/batch";
import type { Context } from "@/lib/context";
import { sendHint } from "@/lib/live/send-hint";
import { patiently } from "@/lib/patiently";
import { enqueue } from "@/lib/queue";
import { verb } from "@/lib/verb";
import { beginItem, type LaneWork } from "./begin-item";
import { handBack, laneLimits } from "./call-item";
import { claimItems } from "./claim-items";
import { embedder } from "./embedder";
import { findLanePlan } from "./find-lane-plan";
import { finishEvaluation } from "./finish-evaluation";
import { type ItemFeed, itemFeed } from "./item-feed";
import { judgeMarks } from "./judge-ledger";
import { judgeParameters } from "./judge-parameters";
import type { ClaimedItem, ItemEnd, LaneLimits, LaneRun } from "./lane";
import { laneHalts } from "./lane-halts";
import { type LaneShare, laneShare } from "./lane-share";
import { liveTopics } from "./live-topics";
import { recoverItems } from "./recover-items";
import { settleEnded } from "./settle-ended";
import { storeBatch } from "./store-batch";
import { wakeRivals } from "./wake-rivals";
import { webhookPosts } from "./webhook-posts";

type RunLane = {
  evaluationId: string;
  lane: number;
  round: number;
  /** The job's id: the same again when the job is delivered again, so a lane finds what it held before it died. */
  claimant: string;
  /** Aborted when the process is to stop: take nothing new, finish what was sent. */
  stopping: AbortSignal;
  /** Aborted when the job is no longer ours: break off what was sent. */
  lost: AbortSignal;
  limits?: Partial<LaneLimits>;
  leastTurnMs?: number;
};

type Steering = { halts: ReturnType<typeof laneHalts>; share: LaneShare };
type Source = Parameters<typeof itemFeed>[0];

/** After this a worker that was overtaken has noticed, or is dead: the queue's heartbeat is shorter. */
const overtakenMs = 20_000;
const lookAgainMs = 250;

/**
 * Works through an evaluation's items beside its other lanes until none is left to take. Safe to deliver twice: items are claimed
 * row by row, their answers are stored once, and what a dead worker held is found by the claim.
 */
export const runLane = verb("evaluations:write", async (ctx, input: RunLane) => {
  const { evaluationId, lane, round, claimant, stopping, lost, limits, leastTurnMs } = input;
  const plan = await findLanePlan(ctx, input);
  if (!plan) return settleEnded(ctx, evaluationId);
  const run: LaneRun = { evaluationId, round, claimant, delivery: `${claimant}:${randomUUID()}` };
  const share = await laneShare(ctx, run, { ...plan, lane, leastTurnMs });
  const halts = laneHalts(ctx, run, plan);
  const leaving = AbortSignal.any([stopping, share.over]);
  const stop = AbortSignal.any([leaving, lost, halts.stop]);
  const rivals = new Set(plan.uses.flatMap(({ rival }) => rival?.armId ?? []));
  const keep = async (some: ItemEnd[]) => {
    await store(ctx, run, some);
    if (rivals.size > 0) await patiently(() => wakeRivals(ctx, some, [...rivals]));
    await halts.after(some);
  };
  const stored = batch(keep, { size: 64, delayMs: 20 });
  const add = (end: ItemEnd) => {
    halts.before(end);
    return stored.add(end);
  };
  const broken = AbortSignal.any([lost, halts.ended]);
  const work: LaneWork = {
    ctx,
    evaluationId,
    plan,
    ends: { add },
    marks: judgeMarks(ctx, run),
    parameters: judgeParameters(),
    embedder: embedder(),
    post: webhookPosts(ctx, { signal: broken, ...limits }),
    limits: { ...laneLimits, ...limits },
    stop,
    lost: broken,
  };

  const source = {
    claim: (limit: number) => patiently(() => claimItems(ctx, run, limit)),
    dueInMs: async () => (await patiently(() => readOpen(ctx, run))).dueInMs,
  };
  try {
    await workOff(work, run, { halts, share }, source);
  } finally {
    halts.close();
    share.close();
  }
  if (lost.aborted) return;
  await patiently(() => recoverItems(ctx, run, "delivery")); // a claim whose answer was lost
  if (leaving.aborted) await handOver(ctx, input);
  else if (await finishEvaluation(ctx, evaluationId)) sendHint(liveTopics(ctx, evaluationId));
  else await halts.endIfSpent();
  await settleEnded(ctx, evaluationId);
});

/** Takes what there is to take until nothing is left that this lane could wait for, or it is to stop. */
async function workOff(work: LaneWork, run: LaneRun, { halts, share }: Steering, source: Source): Promise<void> {
  const { ctx, stop } = work;
  const startedAt = performance.now();
  let recovered: "job" | "delivery" = "job";
  while (!stop.aborted) {
    await patiently(() => recoverItems(ctx, run, recovered));
    await halts.look();
    const { dueInMs, overtaken } = await patiently(() => readOpen(ctx, run));
    if (dueInMs === null && !overtaken) break;
    if (dueInMs !== null) await workThrough(work, itemFeed(source, share.window, stop), share);
    else await delay(lookAgainMs, undefined, { signal: stop }).catch(() => undefined);
    recovered = performance.now() - startedAt > overtakenMs ? "job" : "delivery";
  }
}

/** Leaves the lane to another worker, unless its evaluation has ended or went with its workspace. */
async function handOver(ctx: Context, { evaluationId, lane, round }: RunLane): Promise<void> {
  if (await findLanePlan(ctx, { evaluationId, round }))
    await enqueue(ctx, "evaluation.run", { workspaceId: ctx.workspaceId, evaluationId, lane, round });
}

/** Watchers are nudged at most four times a second. */
async function store(ctx: Context, run: LaneRun, ends: ItemEnd[]): Promise<void> {
  await storeBatch(ctx, run, ends);
  sendHint(liveTopics(ctx, run.evaluationId), 250);
}

/** One pass with the window kept full: a call that ends frees its place at once, scoring and storing go on beside it. */
async function workThrough(work: LaneWork, feed: ItemFeed, { window, onLook }: LaneShare): Promise<void> {
  const calling = new Set<Promise<void>>();
  const settling = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let wake = () => {};
  // A race over the sets would leave a listener on each of them at every call
  const nextEnd = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  onLook(() => wake());
  const keep = (of: Set<Promise<void>>, one: Promise<void>) => {
    const kept: Promise<void> = one
      .catch((error) => void failures.push(error))
      .finally(() => {
        of.delete(kept);
        wake();
      });
    of.add(kept);
  };
  const call = async (item: ClaimedItem) => {
    const rest = await beginItem(work, item);
    keep(settling, rest());
  };
  for (let item = await feed.next(); item && failures.length === 0; item = await feed.next()) {
    keep(calling, call(item));
    while (calling.size >= window()) await nextEnd();
    while (settling.size > window() * 4) await nextEnd(); // scoring that is slower than calling slows calling
  }
  await Promise.all(calling);
  for (const item of await feed.rest()) keep(settling, work.ends.add(handBack(item)));
  while (settling.size > 0) await Promise.all(settling);
  if (failures.length > 0) throw failures[0]; // the job fails and is delivered again
}

/**
 * `dueInMs`: milliseconds until an item may be taken (0: now, or one of ours is under way), null when there is none to wait for.
 * `overtaken`: another delivery of this job, which should have ended, still holds some.
 */
async function readOpen(ctx: Context, run: LaneRun): Promise<{ dueInMs: number | null; overtaken: boolean }> {
  const [row] = await ctx.db.execute<{ due: number | null; overtaken: boolean | null }>(sql`
    select min(case when status = 'waiting' then greatest(0, extract(epoch from not_before - now()) * 1000) else 0 end)
        filter (where status <> 'running' or claimed_by = ${run.delivery})::float8 as due,
      bool_or(status = 'running' and claimed_by <> ${run.delivery}) as overtaken
    from evaluation_results
    where evaluation_id = ${run.evaluationId} and workspace_id = ${ctx.workspaceId}
      and (status in ('pending', 'waiting') or (status = 'running' and starts_with(claimed_by, ${`${run.claimant}:`})))
      and exists (select 1 from evaluations where id = ${run.evaluationId} and status = 'running' and round = ${run.round})`);
  return { dueInMs: row?.due ?? null, overtaken: row?.overtaken ?? false };
}
