import { eq } from "drizzle-orm";
import { members, workspaces } from "@/db/schema/workspaces";
import { type Context, requirePerson } from "@/lib/context";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { type Role, reaches } from "@/lib/permissions";

/**
 * Who is in the workspace and what the person who acts may do with them, held as it is until the transaction ends: changes of members
 * take turns, and each sees what the one before left. The lock lets all other work of the workspace go on.
 */
export async function lockMembers(ctx: Context) {
  const actor = requirePerson(ctx);
  await ctx.db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.id, ctx.workspaceId)).for("no key update");
  const rows = await ctx.db
    .select({ userId: members.userId, role: members.role })
    .from(members)
    .where(eq(members.workspaceId, ctx.workspaceId));
  const held = new Map(rows.map(({ userId, role }) => [userId, role]));
  const own = held.get(actor.id);
  if (!own) throw forbidden("You are not in this workspace any more.");

  return {
    /** The role of a member. */
    roleOf(userId: string): Role {
      const role = held.get(userId);
      if (!role) throw notFound("member", userId);
      return role;
    },
    /** Refuses what is above the person who acts, as they stand now. */
    requireReach(role: Role): void {
      const needed = reaches("admin", role) ? "admin" : role;
      if (!reaches(own, needed)) throw forbidden(`This takes the role “${needed}” in the workspace.`);
    },
    /** Refuses to take the last owner away. */
    requireOtherOwner(userId: string): void {
      const owners = rows.filter(({ role }) => role === "owner");
      if (owners.length === 1 && owners[0]?.userId === userId)
        throw conflict("A workspace keeps at least one owner: make somebody else one first.");
    },
  };
}
