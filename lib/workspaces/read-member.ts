import { and, eq } from "drizzle-orm";
import { members, users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";

const { userId, role, createdAt, updatedAt } = members;

/** What is shown of a member. */
export const memberColumns = { userId, role, createdAt, updatedAt, name: users.name, email: users.email };

export async function readMember(ctx: Context, id: string) {
  const [member] = await ctx.db
    .select(memberColumns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.userId, id)));
  if (!member) throw notFound("member", id);
  return member;
}
