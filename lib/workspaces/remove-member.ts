import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { endMembership } from "./end-membership";
import { lockMembers } from "./lock-members";
import type { MemberId } from "./schema";

/** Removes a member; their sessions and keys find nothing here from the next request on. */
export const removeMember = verb("members:write", (ctx, { userId }: MemberId) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    const held = await lockMembers(ctx);
    held.requireReach(held.roleOf(userId));
    await endMembership(ctx, held, userId, "member.removed");
  }),
);
