import { issueResetLink } from "@/lib/accounts/issue-reset-link";
import { reachesWholly } from "@/lib/accounts/reaches-wholly";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction, requirePerson } from "@/lib/context";
import { forbidden } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { lockMembers } from "./lock-members";
import type { MemberId } from "./schema";

/**
 * A link by which a member sets a new password, shown once. Whoever has it has the whole account, so the person who makes it must
 * manage the member in every workspace the member is in.
 */
export const createResetLink = verb("members:write", (ctx, { userId }: MemberId) =>
  inTransaction(ctx, async (ctx) => {
    const held = await lockMembers(ctx);
    held.requireReach(held.roleOf(userId));
    const createdBy = requirePerson(ctx).id;
    if (userId === createdBy) throw forbidden("Your own password is changed with the one you have now, on your account page.");
    if (!(await reachesWholly(ctx.db, createdBy, userId)))
      throw forbidden("This account opens more than you manage. The operator can make a link: npm run reset-password.");
    await recordAudit(ctx, "member.reset_link_created", userId);
    return issueResetLink(ctx, { userId, createdBy });
  }),
);
