import { and, eq, gte, ilike, like, lt, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import type { Context } from "@/lib/context";
import { likePattern, unknownCursor } from "@/lib/pagination";
import type { ListAudit } from "./schema";

const dayMs = 86_400_000;
/** A day's end is the next one's beginning. */
const endOf = (moment: string) => new Date(Date.parse(moment) + (moment.includes("T") ? 0 : dayMs));

export type AuditFilter = Omit<ListAudit, "page" | "pageSize" | "sort" | "order" | "cursor">;

/** Which entries a list or an export asks for. */
export const auditFilter = ({ workspaceId }: Context, input: AuditFilter) =>
  and(
    eq(auditEntries.workspaceId, workspaceId),
    input.actorId === undefined ? undefined : eq(auditEntries.actorId, input.actorId),
    input.action === undefined ? undefined : eq(auditEntries.action, input.action),
    input.targetId === undefined ? undefined : eq(auditEntries.targetId, input.targetId),
    input.kind === undefined ? undefined : like(auditEntries.action, `${input.kind.replaceAll("_", "\\_")}.%`),
    input.from === undefined ? undefined : gte(auditEntries.createdAt, new Date(input.from)),
    input.to === undefined ? undefined : lt(auditEntries.createdAt, endOf(input.to)),
    input.q === undefined ? undefined : ilike(auditEntries.action, likePattern(input.q)),
  );

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
