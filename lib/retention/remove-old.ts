import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Caller, contextForJob, inTransaction } from "@/lib/context";
import { removeTexts } from "./remove-texts";

/** At most so many rows in one statement, so that none holds its locks for long. */
const batch = 1_000;

/**
 * Removes what each workspace keeps for a time only, once that time is over: playground runs with their calls, what evaluations sent and
 * were answered, what webhooks were told, audit entries. Answers how many of each; two at once, or one cut short, do no harm.
 */
export async function removeOld(caller: Caller, stopping?: AbortSignal) {
  const { db } = caller;
  const repeat = async (step: () => Promise<number>): Promise<number> => {
    for (let removed = 0; ; ) {
      const count = await step();
      removed += count;
      if (count === 0 || stopping?.aborted) return removed;
    }
  };
  return {
    runs: await repeat(() => removeRuns(db)),
    texts: await repeat(() => removeTexts(db)),
    deliveries: await repeat(() => removeDeliveries(db)),
    auditEntries: await repeat(() => removeEntries(caller)),
  };
}

const countOf = async (db: Db, statement: SQL) => (await db.execute(statement)).count;

const removeRuns = (db: Db) =>
  countOf(
    db,
    sql`
      with old as (
        select run.id from workspaces w cross join lateral (
          select id from runs r
          where r.workspace_id = w.id and r.created_at < now() - make_interval(days => w.runs_kept_days)
            and r.status not in ('queued', 'running')
          limit ${batch} for update skip locked
        ) run where w.runs_kept_days is not null limit ${batch}
      ), calls as (delete from model_calls where run_id in (select id from old))
      delete from runs where id in (select id from old)`,
  );

/** A delivery that is still tried has a month, however soon the others go. */
const removeDeliveries = (db: Db) =>
  countOf(
    db,
    sql`
      delete from webhook_deliveries where id = any (array(
        select old.id from workspaces w join webhooks h on h.workspace_id = w.id
        cross join lateral (
          select id from webhook_deliveries d
          where d.webhook_id = h.id and d.created_at < now() - make_interval(days => w.deliveries_kept_days)
            and (d.state <> 'pending' or d.created_at < now() - interval '30 days')
          limit ${batch} for update skip locked
        ) old
        where w.deliveries_kept_days is not null limit ${batch}))`,
  );

/** Whole days go, so that the log tells of it once a day; the entry that tells is written with the removal. */
const removeEntries = (caller: Caller) =>
  inTransaction(caller, async (caller) => {
    const { db } = caller;
    const [due] = await db.execute<{ id: string; before: string }>(sql`
      select w.id, (date_trunc('day', now()) - make_interval(days => w.audit_kept_days))::text as before from workspaces w
      where w.audit_kept_days is not null and exists (
        select 1 from audit_entries a
        where a.workspace_id = w.id and a.created_at < date_trunc('day', now()) - make_interval(days => w.audit_kept_days))
      limit 1 for no key update skip locked`);
    if (!due) return 0;
    await db.execute(sql`select set_config('promptops.purge', ${due.id}, true)`);
    const removed = await countOf(
      db,
      sql`delete from audit_entries where id = any (array(
        select id from audit_entries where workspace_id = ${due.id} and created_at < ${due.before}
        order by created_at limit ${batch * 10}))`,
    );
    await db.execute(sql`select set_config('promptops.purge', '', true)`);
    const ctx = { ...contextForJob(db, due.id, "system.clean-up"), atEnd: caller.atEnd };
    await recordAudit(ctx, "audit.trimmed", due.id, { removed, before: new Date(due.before).toISOString() });
    return removed;
  });
