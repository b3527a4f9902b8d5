import { and, asc, count, desc, eq, ilike } from "drizzle-orm";
import { one } from "@/db/rows";
import { members, workspaces } from "@/db/schema/workspaces";
import { likePattern, paginate, window } from "@/lib/pagination";
import { accountVerb } from "@/lib/verb";
import { workspaceColumns } from "./read-workspace";
import type { ListWorkspaces } from "./schema";

/** The workspaces a person is in, with their role there. */
export const listWorkspaces = accountVerb(async (ctx, input: ListWorkspaces) => {
  const mine = and(
    eq(members.userId, ctx.userId),
    input.q === undefined ? undefined : ilike(workspaces.name, likePattern(input.q)),
  );
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? asc : desc;
  const rows = await ctx.db
    .select(workspaceColumns)
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(mine)
    .orderBy(direction(workspaces[input.sort]), direction(workspaces.id))
    .limit(limit)
    .offset(offset);
  const counted = ctx.db.select({ total: count() }).from(members);
  const { total } = one(await counted.innerJoin(workspaces, eq(workspaces.id, members.workspaceId)).where(mine));
  return paginate(rows, total, input);
});
