import { and, eq, inArray } from "drizzle-orm";
import { members, users } from "@/db/schema/workspaces";
import { verb } from "@/lib/verb";

/** The names of those members among `ids` who are in the workspace; ids of keys and of people who left have none. */
export const namePeople = verb("members:read", async (ctx, ids: Iterable<string | null>): Promise<Record<string, string>> => {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return {};
  const rows = await ctx.db
    .select({ id: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, ctx.workspaceId), inArray(members.userId, wanted)));
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
});
