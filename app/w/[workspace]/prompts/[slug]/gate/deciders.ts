import type { Context } from "@/lib/context";
import { listMembers } from "@/lib/workspaces/list-members";
import { ListMembers } from "@/lib/workspaces/schema";

/** The names of those who may decide a change of a gate that somebody else asked for. */
export async function deciders(ctx: Context, askedBy: string | null): Promise<string[]> {
  const roles = ["owner", "admin"] as const;
  const pages = await Promise.all(roles.map((role) => listMembers(ctx, ListMembers.parse({ role, pageSize: 20, sort: "name" }))));
  return pages.flatMap(({ data }) => data.filter(({ userId }) => userId !== askedBy).map(({ name }) => name));
}
