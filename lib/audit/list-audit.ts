import { and, asc, desc, eq, getTableColumns, gte, ilike, like, lt, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import { auditEntries } from "@/db/schema/audit";
import { users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { readTargets } from "./read-targets";
import type { ListAudit } from "./schema";

const dayMs = 86_400_000;
/** A day's end is the next one's beginning. */
const endOf = (moment: string) => new Date(Date.parse(moment) + (moment.includes("T") ? 0 : dayMs));

/** What happened in the workspace, by page or, for walking through all of it, by cursor. */
export const listAudit = verb("audit:read", async (ctx, input: ListAudit) => {
  const asked = and(
    eq(auditEntries.workspaceId, ctx.workspaceId),
    input.actorId === undefined ? undefined : eq(auditEntries.actorId, input.actorId),
    input.action === undefined ? undefined : eq(auditEntries.action, input.action),
    input.targetId === undefined ? undefined : eq(auditEntries.targetId, input.targetId),
    input.kind === undefined ? undefined : like(auditEntries.action, `${input.kind.replaceAll("_", "\\_")}.%`),
    input.from === undefined ? undefined : gte(auditEntries.createdAt, new Date(input.from)),
    input.to === undefined ? undefined : lt(auditEntries.createdAt, endOf(input.to)),
    input.q === undefined ? undefined : ilike(auditEntries.action, likePattern(input.q)),
  );
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? asc : desc;
  const found = await ctx.db
    .select({ ...getTableColumns(auditEntries), actorName: sql<string | null>`coalesce(${users.name}, ${apiKeys.name})` })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .leftJoin(apiKeys, eq(apiKeys.id, auditEntries.actorId))
    .where(and(asked, await past(ctx, input)))
    .orderBy(direction(auditEntries.createdAt), direction(auditEntries.id))
    .limit(limit + 1)
    .offset(input.cursor === undefined ? offset : 0);
  const total = await ctx.db.$count(auditEntries, asked);
  const rows = await readTargets(ctx, found.slice(0, limit));
  const nextCursor = found.length > limit ? (rows.at(-1)?.id ?? null) : null;
  return { ...paginate(rows, total, input), nextCursor };
});

/** What lies behind the cursor: the last entry of the page before. */
async function past(ctx: Context, { cursor, order }: ListAudit) {
  if (cursor === undefined) return undefined;
  const [last] = await ctx.db
    .select({ id: auditEntries.id, createdAt: auditEntries.createdAt })
    .from(auditEntries)
    .where(and(eq(auditEntries.workspaceId, ctx.workspaceId), eq(auditEntries.id, cursor)));
  if (!last) throw invalidInput("cursor: it is none of this list.", [{ path: "cursor", message: "is none of this list" }]);
  const key = sql`(${auditEntries.createdAt}, ${auditEntries.id})`;
  const bound = sql`(${last.createdAt.toISOString()}::timestamptz, ${last.id})`;
  return order === "asc" ? sql`${key} > ${bound}` : sql`${key} < ${bound}`;
}
