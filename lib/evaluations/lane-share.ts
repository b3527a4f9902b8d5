import { setTimeout as delay } from "node:timers/promises";
import type { Context } from "@/lib/context";
import { log } from "@/lib/log";
import { patiently } from "@/lib/patiently";
import { readTurn } from "@/lib/queue";
import type { LaneRun } from "./lane";
import { addLane } from "./start-lanes";

/** A lane's part of its evaluation, looked at anew each second: worker processes come and go. */
export type LaneShare = {
  /** How many calls it may have in flight. */
  window(): number;
  /** Called after each look: who waits for a place looks again, though no call ended. */
  onLook(listener: () => void): void;
  /** Aborted when an evaluation nobody works on waits for a place, and this lane has had its own for longest. */
  over: AbortSignal;
  close(): void;
};

type Part = {
  lane: number;
  lanes: number;
  concurrency: number;
  /** So long it keeps its place, whoever waits. */
  leastTurnMs?: number;
};

const lookMs = 1_000;
/** After so many looks the lanes beside a new one know of it. */
const looksUntilKnown = 2;
const usualTurnMs = 5_000;

/** The part of `concurrency` that falls to one of several lanes, given in the order of their jobs; all of it where it is the only one. */
export function partOf(concurrency: number, active: string[], claimant: string): number {
  const lanes = active.includes(claimant) ? active : [...active, claimant].sort();
  const place = lanes.indexOf(claimant);
  return Math.max(1, Math.floor(concurrency / lanes.length) + (place < concurrency % lanes.length ? 1 : 0));
}

/**
 * Keeps a lane's share up to date until it is closed, and asks for another lane where a worker has come. While Postgres is away it stays
 * as it was. At first it is what was planned, or one call where others are at work already, until those had the time to learn of it.
 */
export async function laneShare(ctx: Context, run: LaneRun, part: Part): Promise<LaneShare> {
  const { lane, lanes, concurrency, leastTurnMs = usualTurnMs } = part;
  const closed = new AbortController();
  const over = new AbortController();
  const startedAt = performance.now();
  const planned = Array.from({ length: lanes }, (_, n) => `lane ${n}`);
  let window = 1;
  let told = () => {};
  let looks = 0;
  const look = async () => {
    const { active, isOver } = await readTurn(ctx, "evaluation.run", run.evaluationId, run.claimant);
    const isAlone = active.every((job) => job === run.claimant);
    const first = isAlone ? partOf(concurrency, planned, planned[lane] ?? "") : 1;
    window = looks++ < looksUntilKnown ? first : partOf(concurrency, active, run.claimant);
    told();
    await addLane(ctx, run);
    if (isOver && performance.now() - startedAt > leastTurnMs) over.abort();
  };
  const keepLooking = async () => {
    while (!closed.signal.aborted && !over.signal.aborted) {
      await delay(lookMs, undefined, { signal: closed.signal }).catch(() => undefined);
      if (!closed.signal.aborted) await look().catch((error) => log().debug({ err: error }, "a lane's share was not read"));
    }
  };
  await patiently(look);
  void keepLooking();
  const onLook = (listener: () => void) => {
    told = listener;
  };
  return { window: () => window, onLook, over: over.signal, close: () => closed.abort() };
}
