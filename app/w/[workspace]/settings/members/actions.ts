"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { changeRole } from "@/lib/workspaces/change-role";
import { createResetLink } from "@/lib/workspaces/create-reset-link";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { removeMember } from "@/lib/workspaces/remove-member";
import { revokeInvitation } from "@/lib/workspaces/revoke-invitation";
import { ChangeRole, InvitationId, InviteMember, MemberId } from "@/lib/workspaces/schema";

const changed = () => revalidatePath("/w/[workspace]/settings/members", "page");

export const giveRole = action(ChangeRole, async (ctx, input): Promise<void> => {
  await changeRole(ctx, input);
  changed();
});

export const takeOut = action(MemberId, async (ctx, input): Promise<void> => {
  await removeMember(ctx, input);
  changed();
});

export const invite = action(InviteMember, async (ctx, input) => {
  const { url } = await inviteMember(ctx, input);
  changed();
  return { url };
});

export const takeBack = action(InvitationId, async (ctx, input): Promise<void> => {
  await revokeInvitation(ctx, input);
  changed();
});

export const makeResetLink = action(MemberId, async (ctx, input) => {
  const { url } = await createResetLink(ctx, input);
  return { url };
});
