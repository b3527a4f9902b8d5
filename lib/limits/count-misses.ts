import type { Db } from "@/db/client";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { Bucket, LimitName } from "./attempt-limits";
import { returnAttempt, takeAttempt } from "./take-attempt";

const misses: ErrorCode[] = ["unauthenticated", "not_found", "forbidden"];

/**
 * Makes an attempt that may be a guess, within its limits. Wrong ones stay counted; what succeeds, or fails for another reason,
 * is taken back, and a success empties the buckets named in `resets`. Not inside a transaction, which a miss would roll back.
 */
export async function countMisses<Result>(
  { db, buckets, resets = [] }: { db: Db; buckets: Bucket[]; resets?: LimitName[] },
  attempt: () => Promise<Result>,
): Promise<Result> {
  await takeAttempt(db, buckets);
  let result: Result;
  try {
    result = await attempt();
  } catch (error) {
    if (!(error instanceof AppError && misses.includes(error.code))) await returnAttempt(db, buckets);
    throw error;
  }
  await returnAttempt(db, buckets, resets);
  return result;
}
