import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { violated } from "@/db/rows";
import { evaluations } from "@/db/schema/evaluations";
import { workspaces } from "@/db/schema/workspaces";
import { forgetKeys } from "@/lib/api-keys/forget-keys";
import { type Context, inTransaction, requirePerson } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { isOpen } from "@/lib/evaluations/rows";
import { log } from "@/lib/log";
import { forgetServed } from "@/lib/prompts/forget-served";
import { verb } from "@/lib/verb";
import type { DeleteWorkspace } from "./schema";

const tries = 5;

/**
 * Deletes the workspace with everything in it, its audit log and its waiting jobs included. What a worker has under way ends there:
 * its rows are gone, so it writes nothing. Whoever names the slug says that it is meant.
 */
export const deleteWorkspace = verb("workspace:own", async (ctx, { confirm }: DeleteWorkspace): Promise<void> => {
  const { id: userId } = requirePerson(ctx);
  const [workspace] = await ctx.db.select({ slug: workspaces.slug }).from(workspaces).where(eq(workspaces.id, ctx.workspaceId));
  if (workspace && confirm !== workspace.slug) {
    const message = `must be the slug “${workspace.slug}”`;
    throw invalidInput(`confirm: it ${message}.`, [{ path: "confirm", message }]);
  }
  await stopEvaluations(ctx);
  for (let left = tries; ; left--) {
    try {
      await inTransaction(ctx, deleteAll);
      break;
    } catch (error) {
      // Something was written beside a row that went, or waited for one of ours; the next try sees it.
      if (left === 1 || !["foreign_key", "deadlock"].includes(violated(error)?.kind ?? "")) throw error;
    }
  }
  log().info({ workspaceId: ctx.workspaceId, userId, requestId: ctx.requestId }, "workspace deleted"); // its audit log is gone
});

/** Said and done before anything is locked: workers that see it take no further item. */
async function stopEvaluations({ db, workspaceId }: Context): Promise<void> {
  await db
    .update(evaluations)
    .set({ status: "cancelled", finishedAt: sql`now()` })
    .where(and(eq(evaluations.workspaceId, workspaceId), inArray(evaluations.status, ["queued", "running"])));
}

async function deleteAll(ctx: Context): Promise<void> {
  const { db, workspaceId } = ctx;
  forgetKeys(ctx);
  forgetServed(ctx);
  const mine = eq(workspaces.id, workspaceId);
  const [there] = await db.select({ id: workspaces.id }).from(workspaces).where(mine).for("update");
  if (!there) return; // somebody else was quicker
  await waitForWorkers(db, workspaceId);
  // What never changes lets itself be deleted for this workspace, in this transaction only.
  await db.execute(sql`select set_config('promptops.purge', ${workspaceId}, true)`);
  await db.execute(sql`delete from pgboss.job where data->>'workspaceId' = ${workspaceId}`);
  const tables = await db.execute<{ name: string }>(sql`
    select quote_ident(t.table_name) as name
    from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'workspace_id'`);
  const each = tables.map(
    ({ name }, i) => sql`${sql.raw(`gone_${i} as (delete from ${name}`)} where workspace_id = ${workspaceId})`,
  );
  // In one statement, at whose end the foreign keys are looked at: then no order of tables has to be kept.
  await db.execute(sql`with ${sql.join(each, sql`, `)} delete from workspaces where id = ${workspaceId}`);
  await db.execute(sql`select set_config('promptops.purge', '', true)`);
}

/**
 * Holds what workers write to, in the order in which they write: who is storing an answer ends first, who comes later finds no row.
 */
async function waitForWorkers(db: Db, workspaceId: string): Promise<void> {
  const underWay = [
    sql`model_calls where workspace_id = ${workspaceId} and state in ('reserved', 'sent')`,
    sql`evaluation_results where workspace_id = ${workspaceId} and ${isOpen}`,
    sql`runs where workspace_id = ${workspaceId} and status in ('queued', 'running')`,
  ];
  for (const rows of underWay) await db.execute(sql`select count(*) from (select 1 from ${rows} for update) as held`);
}
