import { and, asc, desc, eq, ilike, isNotNull, isNull, or, sql } from "drizzle-orm";
import { prompts } from "@/db/schema/prompts";
import { likePattern, paginate, totalOf, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { promptFields, withActive } from "./rows";
import type { ListPrompts } from "./schema";

const sorts = { createdAt: prompts.createdAt, updatedAt: prompts.updatedAt, name: prompts.name };

/** The workspace's prompts: those in use, or with `archived` those put away. */
export const listPrompts = verb("prompts:read", async (ctx, input: ListPrompts) => {
  const pattern = input.q ? likePattern(input.q) : null;
  const wanted = and(
    eq(prompts.workspaceId, ctx.workspaceId),
    input.archived ? isNotNull(prompts.archivedAt) : isNull(prompts.archivedAt),
    input.tag === undefined ? undefined : sql`${prompts.tags} @> array[${input.tag}]::text[]`,
    input.category === undefined ? undefined : eq(prompts.category, input.category),
    input.ownerId === undefined ? undefined : eq(prompts.ownerId, input.ownerId),
    pattern ? or(ilike(prompts.slug, pattern), ilike(prompts.name, pattern), ilike(prompts.description, pattern)) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const order = [direction(sorts[input.sort]), direction(prompts.id)];
  const { limit, offset } = window(input);
  // The page first: else Postgres counts the versions of every prompt it skips. A text is looked for once, for the page and the total.
  const page = ctx.db
    .select({ id: prompts.id, matching: (pattern ? sql<number>`(count(*) over ())::int` : sql<number>`0`).as("matching") })
    .from(prompts)
    .where(wanted)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
    .as("page");
  const rows = await ctx.db
    .select({ ...promptFields, matching: page.matching })
    .from(page)
    .innerJoin(prompts, eq(prompts.id, page.id))
    .orderBy(...order);
  const count = async () => ctx.db.$count(prompts, wanted);
  const total = await (pattern ? totalOf(rows[0]?.matching, offset, count) : count());
  return paginate(rows.map(withActive), total, input);
});
