import { and, eq, getTableColumns, or } from "drizzle-orm";
import { members, workspaces } from "@/db/schema/workspaces";
import type { Account } from "@/lib/context";
import { AppError } from "@/lib/errors";

const { id, slug } = workspaces;

/** What is shown of a workspace to one of its members. */
export const workspaceColumns = { ...getTableColumns(workspaces), role: members.role };

/** One of a person's own workspaces, by id or slug; another's is not there for them. */
export async function readWorkspace(ctx: Account, named: string) {
  const [found] = await ctx.db
    .select(workspaceColumns)
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(and(eq(members.userId, ctx.userId), or(eq(id, named), eq(slug, named))));
  if (!found) throw new AppError("not_found", `You are in no workspace “${named.slice(0, 100)}”.`);
  return found;
}
