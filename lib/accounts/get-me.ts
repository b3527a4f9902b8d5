import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { users } from "@/db/schema/workspaces";
import { accountVerb } from "@/lib/verb";
import { listMemberships } from "./list-memberships";

/** The person who asks, with the workspaces they are in. */
export const getMe = accountVerb(async (ctx, _input: Record<string, never>) => ({
  user: one(await ctx.db.select().from(users).where(eq(users.id, ctx.userId))),
  workspaces: await listMemberships(ctx.db, ctx.userId),
}));
