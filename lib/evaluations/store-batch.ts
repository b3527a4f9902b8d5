import { isRefusedByDatabase } from "@/db/rows";
import type { Context } from "@/lib/context";
import { log } from "@/lib/log";
import { patiently } from "@/lib/patiently";
import type { ItemEnd, LaneRun } from "./lane";
import { recountEnded } from "./recount-ended";
import { storeEnds } from "./store-ends";

/**
 * Stores what items came to, together. Where the database refuses a value the items are stored one by one, and the one it refuses fails
 * alone: thrown, it would take the others of its batch with it, now and on every delivery, their calls paid for again.
 */
export async function storeBatch(ctx: Context, run: LaneRun, ends: ItemEnd[]): Promise<void> {
  try {
    const isLate = await patiently(() => storeEnds(ctx, run, ends));
    if (isLate) await patiently(() => recountEnded(ctx, run.evaluationId));
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    const [end, ...others] = ends;
    if (end && others.length === 0) {
      log().error({ err: error, resultId: end.resultId }, "a result could not be stored");
      await patiently(() => storeEnds(ctx, run, [withoutFigures(end)]));
      return;
    }
    for (const end of ends) await storeBatch(ctx, run, [end]);
  }
}

const withoutFigures = (end: ItemEnd): ItemEnd => ({
  ...end,
  status: "failed",
  outcome: null,
  retryInMs: null,
  total: null,
  passed: null,
  error: { stage: "call", code: "not_storable", message: "The database does not take what this item came to." },
  answer: null,
  figures: null,
  scores: [],
  calls: end.calls.map((call) => ({ ...call, latencyMs: null, inputTokens: null, outputTokens: null, costUsd: null })),
});
