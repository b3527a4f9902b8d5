import { type SQL, sql } from "drizzle-orm";
import { passwordResets } from "@/db/schema/accounts";
import { modelCalls } from "@/db/schema/calls";
import { idempotencyKeys } from "@/db/schema/idempotency";
import { invitations } from "@/db/schema/invitations";
import { rateLimits } from "@/db/schema/rate-limits";
import { refreshTokens, sessions } from "@/db/schema/sessions";
import { removeOld } from "@/lib/retention/remove-old";
import { publicVerb } from "@/lib/verb";

/** At most so many rows in one statement, so that none holds its locks for long. */
const batch = 1_000;

/** Days that what has ended is kept: a refresh token of an ended session, sent again, is still known for one. */
const keptDays = { session: 30, invitation: 90 };

/** Nobody waits so long for a try. */
const lostAfterMinutes = 15;

/**
 * Removes what has served its time: counters, stored answers of Idempotency-Keys, ended sessions with their tokens, links for
 * a new password, invitations, and what a workspace keeps for a time only; and marks what was lost: calls of a try whose process died
 * meanwhile. Answers how many rows of each; two at once, or one cut short, do no harm.
 */
export const cleanUp = publicVerb(async (caller, { stopping }: { stopping?: AbortSignal }) => {
  const { db } = caller;
  const removeAll = async (statement: SQL): Promise<number> => {
    for (let removed = 0; ; ) {
      const { count } = await db.execute(statement);
      removed += count;
      if (count < batch || stopping?.aborted) return removed;
    }
  };
  return {
    lostCalls: await removeAll(sql`
      update ${modelCalls} set state = 'unknown', closed_at = clock_timestamp() where ctid = any (array(
        select ctid from ${modelCalls}
        where try_id is not null and state = 'sent' and created_at < now() - make_interval(mins => ${lostAfterMinutes})
        limit ${batch} for update skip locked))`),
    counters: await removeAll(sql`
      delete from ${rateLimits} where ctid = any (array(
        select ctid from ${rateLimits} where expires_at < now() limit ${batch} for update skip locked))`),
    answers: await removeAll(sql`
      delete from ${idempotencyKeys} where ctid = any (array(
        select ctid from ${idempotencyKeys} where expires_at < now() limit ${batch} for update skip locked))`),
    sessions: await removeAll(sql`
      with ended as (
        select id from ${sessions} where expires_at < now() - make_interval(days => ${keptDays.session})
        limit ${batch} for update skip locked
      ), tokens as (delete from ${refreshTokens} where session_id in (select id from ended))
      delete from ${sessions} where id in (select id from ended)`),
    resets: await removeAll(sql`
      delete from ${passwordResets} where ctid = any (array(
        select ctid from ${passwordResets} where expires_at < now() limit ${batch} for update skip locked))`),
    invitations: await removeAll(sql`
      delete from ${invitations} where ctid = any (array(
        select ctid from ${invitations}
        where coalesce(accepted_at, revoked_at, expires_at) < now() - make_interval(days => ${keptDays.invitation})
        limit ${batch} for update skip locked))`),
    ...(await removeOld(caller, stopping)),
  };
});
