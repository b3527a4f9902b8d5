import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/workspaces";
import { forgetKeys } from "@/lib/api-keys/forget-keys";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { reaches } from "@/lib/permissions";
import { verb } from "@/lib/verb";
import { lockMembers } from "./lock-members";
import { readMember } from "./read-member";
import type { ChangeRole } from "./schema";
import { voidGrants } from "./void-grants";

/** Gives a member another role, which holds from their next request on. Only an owner makes and unmakes owners. */
export const changeRole = verb("members:write", (ctx, { userId, role }: ChangeRole) =>
  inTransaction(ctx, async (ctx) => {
    const held = await lockMembers(ctx);
    const before = held.roleOf(userId);
    held.requireReach(before);
    held.requireReach(role);
    if (role !== before) {
      if (role !== "owner") held.requireOtherOwner(userId);
      await ctx.db
        .update(members)
        .set({ role })
        .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.userId, userId)));
      if (!reaches(role, before)) await voidGrants(ctx, userId, { keys: false }); // keys shrink with their maker's role
      forgetKeys(ctx, { createdBy: userId });
      await recordAudit(ctx, "member.role_changed", userId, { from: before, to: role });
    }
    return readMember(ctx, userId);
  }),
);
