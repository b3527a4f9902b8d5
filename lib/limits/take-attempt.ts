import { createHmac } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rateLimits } from "@/db/schema/rate-limits";
import { deriveKey } from "@/lib/accounts/derive-key";
import { AppError } from "@/lib/errors";
import { attemptLimits, type Bucket } from "./attempt-limits";

/**
 * Counts one attempt in each bucket, in one statement, before it is made: of any number at once no more than the limit get
 * past. A full bucket throws `rate_limited`, and those after it count nothing. List buckets that several callers share in one
 * order, or two statements could wait for each other.
 */
export async function takeAttempt(db: Db, buckets: Bucket[]): Promise<void> {
  const steps = buckets.map((bucket, at) => sql`${stepName(at)} as (${counted(bucket, at)})`);
  const all = buckets.map((_, at) => sql`select * from ${stepName(at)}`);
  const [full] = await db.execute<{ wait: number }>(sql`
    with ${sql.join(steps, sql`, `)}
    select greatest(1, ceil(extract(epoch from expires_at - now())))::int as wait
    from (${sql.join(all, sql` union all `)}) steps where is_full`);
  if (full) throw tooMany(full.wait);
}

/** Takes attempts back: one from each bucket, or all of those whose limit is among `resets`. */
export async function returnAttempt(db: Db, buckets: Bucket[], resets: readonly string[] = []): Promise<void> {
  const keys = sql.join(
    buckets.map((bucket) => sql`${keyOf(bucket)}`),
    sql`, `,
  );
  const emptied = buckets.filter(({ limit }) => resets.includes(limit)).map(keyOf);
  await db.execute(sql`
    update ${rateLimits} r
    set hits = case when r.key = any (string_to_array(${emptied.join(" ")}, ' ')) then 0 else greatest(r.hits - 1, 0) end
    from (select key from ${rateLimits} where key in (${keys}) order by array_position(array[${keys}]::text[], key) for update) mine
    where r.key = mine.key`);
}

/** Nobody who reads the table learns which e-mails were typed, or a password typed in their place. */
export const keyOf = ({ limit, of }: Bucket): string =>
  createHmac("sha256", deriveKey("rate-limit")).update(`${limit}\n${of}`).digest("base64url");

const stepName = (at: number): SQL => sql.raw(`step_${at}`);

function counted(bucket: Bucket, at: number): SQL {
  const { most, seconds } = attemptLimits[bucket.limit];
  const before = at === 0 ? sql`` : sql`from ${stepName(at - 1)} where not is_full`;
  return sql`
    insert into ${rateLimits} as r (key, hits, expires_at)
    select ${keyOf(bucket)}, 1, now() + make_interval(secs => ${seconds}) ${before}
    on conflict (key) do update set
      hits = case when r.expires_at <= now() then 1 else least(r.hits, ${most}) + 1 end,
      expires_at = case when r.expires_at <= now() then excluded.expires_at else r.expires_at end
    returning r.hits > ${most} as is_full, r.expires_at`;
}

function tooMany(seconds: number): AppError {
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds <= 90 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : `${minutes} minutes`;
  return new AppError("rate_limited", `Too many attempts. Try again in ${wait}.`, { retryAfterSeconds: seconds });
}
