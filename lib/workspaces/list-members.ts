import { and, asc, count, desc, eq, ilike, or } from "drizzle-orm";
import { one } from "@/db/rows";
import { members, users } from "@/db/schema/workspaces";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { memberColumns } from "./read-member";
import type { ListMembers } from "./schema";

const sorts = { createdAt: members.createdAt, updatedAt: members.updatedAt, name: users.name };

/** Who is in the workspace, in which role. */
export const listMembers = verb("members:read", async (ctx, input: ListMembers) => {
  const pattern = input.q === undefined ? undefined : likePattern(input.q);
  const asked = and(
    eq(members.workspaceId, ctx.workspaceId),
    input.role && eq(members.role, input.role),
    pattern === undefined ? undefined : or(ilike(users.name, pattern), ilike(users.email, pattern)),
  );
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? asc : desc;
  const rows = await ctx.db
    .select(memberColumns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(asked)
    .orderBy(direction(sorts[input.sort]), direction(members.userId))
    .limit(limit)
    .offset(offset);
  const counted = ctx.db.select({ total: count() }).from(members).innerJoin(users, eq(users.id, members.userId));
  const { total } = one(await counted.where(asked));
  return paginate(rows, total, input);
});
