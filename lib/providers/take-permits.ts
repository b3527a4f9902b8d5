import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { TakePermits } from "./model";

type Limits = { id: string; requestsPerMinute: number | null; tokensPerMinute: number | null };

const unlimited = { capacity: 1e12, perSecond: 1e12 };
const longestWaitMs = 5_000;

/**
 * What may go at once, and how fast that comes back, so that no minute, wherever it begins, sees more than the limit: a tenth of it at
 * once, the rest spread.
 */
export function bucketOf(perMinute: number | null): { capacity: number; perSecond: number } {
  if (perMinute === null) return unlimited;
  const capacity = Math.max(1, Math.floor(perMinute / 10));
  return { capacity, perSecond: (perMinute - capacity + 1) / 60 };
}

/**
 * Takes permits for calls of these sizes (in tokens), in order, from what every process takes from: one statement for all that wait.
 * A call larger than the whole bucket goes when the bucket is full, and is paid back before the next.
 */
export async function takePermits(
  { db, workspaceId }: Context,
  { id, requestsPerMinute, tokensPerMinute }: Limits,
  sizes: number[],
  owed: number,
): ReturnType<TakePermits> {
  const [requests, tokens] = [bucketOf(requestsPerMinute), bucketOf(tokensPerMinute)];
  const [row] = await db.execute<{ granted: number; requests: number; tokens: number }>(sql`
    with filled as (
      select least(${requests.capacity}::float8, r.requests + passed * ${requests.perSecond}::float8) as requests,
        least(${tokens.capacity}::float8, r.tokens + passed * ${tokens.perSecond}::float8 - ${owed}::float8) as tokens, now
      from provider_rates r
      cross join lateral (select clock_timestamp() as now) c
      cross join lateral (select greatest(0, extract(epoch from now - r.filled_at))::float8 as passed) p
      where r.workspace_id = ${workspaceId} and r.provider_id = ${id}
      for update of r
    ), asked as (
      select n, size, sum(size) over (order by n) - size as before
      from json_array_elements_text(${JSON.stringify(sizes)}::json) with ordinality as a(text, n), lateral (select text::float8 as size) s
    ), granted as (
      select coalesce(min(n) filter (where n > f.requests or before + least(size, ${tokens.capacity}::float8) > f.tokens) - 1, count(*))::int as granted
      from asked, filled f
    )
    update provider_rates r set filled_at = greatest(r.filled_at, f.now), requests = f.requests - g.granted,
      tokens = f.tokens - coalesce((select sum(size) from asked where n <= g.granted), 0)
    from filled f, granted g
    where r.workspace_id = ${workspaceId} and r.provider_id = ${id}
    returning g.granted, r.requests, r.tokens`);
  if (!row) return { granted: sizes.length, retryInMs: 0 }; // the provider is gone: the call itself says so
  const next = Math.min(sizes[row.granted] ?? 0, tokens.capacity);
  const seconds = Math.max((1 - row.requests) / requests.perSecond, (next - row.tokens) / tokens.perSecond, 0);
  return { granted: row.granted, retryInMs: Math.min(longestWaitMs, Math.ceil(seconds * 1_000) + 1) };
}
