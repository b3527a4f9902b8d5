import { and, eq, gte, ilike, inArray, like, lt, type SQL, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import type { Context } from "@/lib/context";
import { likePattern, unknownCursor } from "@/lib/pagination";
import type { ListAudit } from "./schema";

const dayMs = 86_400_000;
/** A day's end is the next one's beginning. */
const endOf = (moment: string) => new Date(Date.parse(moment) + (moment.includes("T") ? 0 : dayMs));

export type AuditFilter = Omit<ListAudit, "page" | "pageSize" | "sort" | "order" | "cursor">;

/** Which entries a list or an export asks for. */
export async function auditFilter(ctx: Context, input: AuditFilter) {
  const ofKind = input.kind === undefined ? undefined : like(sql`action`, `${input.kind.replaceAll("_", "\\_")}.%`);
  const holding = input.q === undefined ? undefined : ilike(sql`action`, likePattern(input.q));
  return and(
    eq(auditEntries.workspaceId, ctx.workspaceId),
    input.actorId === undefined ? undefined : eq(auditEntries.actorId, input.actorId),
    input.action === undefined ? undefined : eq(auditEntries.action, input.action),
    input.targetId === undefined ? undefined : eq(auditEntries.targetId, input.targetId),
    input.from === undefined ? undefined : gte(auditEntries.createdAt, new Date(input.from)),
    input.to === undefined ? undefined : lt(auditEntries.createdAt, endOf(input.to)),
    ofKind || holding ? inArray(auditEntries.action, await findActions(ctx, and(ofKind, holding))) : undefined,
  );
}

/**
 * The workspace's actions that meet a condition. There are a few dozen among any number of entries: each is one step in the index from
 * the one before, where to check the condition entry by entry would read all of them.
 */
async function findActions({ db, workspaceId }: Context, condition: SQL | undefined): Promise<string[]> {
  const next = (after: SQL) =>
    sql`(select min(action) from audit_entries where workspace_id = ${workspaceId} and action > ${after})`;
  const rows = await db.execute<{ action: string }>(sql`
    with recursive actions (action) as (
      select ${next(sql`''`)} union all select ${next(sql`actions.action`)} from actions where action is not null
    ) select action from actions where ${condition}`);
  return rows.map(({ action }) => action);
}

/** What lies behind the cursor: the last entry of the page before. */
export async function pastEntry(ctx: Context, { cursor, order }: Pick<ListAudit, "cursor" | "order">) {
  if (cursor === undefined) return undefined;
  const [last] = await ctx.db
    .select({ id: auditEntries.id, createdAt: auditEntries.createdAt })
    .from(auditEntries)
    .where(and(eq(auditEntries.workspaceId, ctx.workspaceId), eq(auditEntries.id, cursor)));
  if (!last) throw unknownCursor();
  const key = sql`(${auditEntries.createdAt}, ${auditEntries.id})`;
  const bound = sql`(${last.createdAt.toISOString()}::timestamptz, ${last.id})`;
  return order === "asc" ? sql`${key} > ${bound}` : sql`${key} < ${bound}`;
}
