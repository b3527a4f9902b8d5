import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/workspaces";
import { forgetKeys } from "@/lib/api-keys/forget-keys";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/context";
import type { lockMembers } from "./lock-members";
import { voidGrants } from "./void-grants";

type Held = Awaited<ReturnType<typeof lockMembers>>;

/** Takes a person out of the workspace, with the keys they made and the invitations they have out. */
export async function endMembership(ctx: Context, held: Held, userId: string, action: "member.removed" | "member.left") {
  const role = held.roleOf(userId);
  held.requireOtherOwner(userId);
  await ctx.db.delete(members).where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.userId, userId)));
  await voidGrants(ctx, userId, { keys: true });
  forgetKeys(ctx, { createdBy: userId });
  await recordAudit(ctx, action, userId, { role });
}
