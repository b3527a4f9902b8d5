import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { one } from "@/db/rows";
import { rateLimits } from "@/db/schema/rate-limits";

/** Adds what one process counted to what all have, and answers the sum. */
export async function shareHits(db: Db, { key, hits, seconds }: { key: string; hits: number; seconds: number }): Promise<number> {
  const shared = await db
    .insert(rateLimits)
    .values({ key, hits, expiresAt: sql`now() + make_interval(secs => ${seconds})` })
    .onConflictDoUpdate({ target: rateLimits.key, set: { hits: sql`${rateLimits.hits} + excluded.hits` } })
    .returning({ hits: rateLimits.hits });
  return one(shared).hits;
}
