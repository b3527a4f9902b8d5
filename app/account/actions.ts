"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { changePassword } from "@/lib/accounts/change-password";
import { confirmPassword } from "@/lib/accounts/confirm-password";
import { renameAccount } from "@/lib/accounts/rename-account";
import { revokeSession } from "@/lib/accounts/revoke-session";
import { ChangePassword, Nothing, RenameAccount, RevokeSession, StartLink } from "@/lib/accounts/schema";
import { unlinkIdentity } from "@/lib/accounts/unlink-identity";
import { accountAction } from "@/lib/http/action";
import { keepLinkRequest } from "@/lib/http/link-request";
import { countTokenMisses } from "@/lib/limits/count-token-misses";
import { acceptInvitation } from "@/lib/workspaces/accept-invitation";
import { createWorkspace } from "@/lib/workspaces/create-workspace";
import { leaveWorkspace } from "@/lib/workspaces/leave-workspace";
import { CreateWorkspace, InvitationToken, WorkspaceId } from "@/lib/workspaces/schema";

export const newWorkspace = accountAction(CreateWorkspace, async (ctx, input): Promise<void> => {
  const { slug } = await createWorkspace(ctx, input);
  redirect(`/w/${slug}`);
});

export const joinWorkspace = accountAction(InvitationToken, async (ctx, input): Promise<void> => {
  const { slug } = await countTokenMisses(ctx, () => acceptInvitation(ctx, input));
  redirect(`/w/${slug}`);
});

export const leave = accountAction(WorkspaceId, async (ctx, input): Promise<void> => {
  await leaveWorkspace(ctx, input);
  redirect("/");
});

export const endOwnSession = accountAction(RevokeSession, async (ctx, input): Promise<void> => {
  await revokeSession(ctx, input);
  revalidatePath("/w/[workspace]/settings/sessions", "page");
});

export const changeOwnName = accountAction(RenameAccount, async (ctx, input): Promise<void> => {
  await renameAccount(ctx, input);
  revalidatePath("/w/[workspace]", "layout");
});

export const changeOwnPassword = accountAction(ChangePassword, async (ctx, input): Promise<void> => {
  await changePassword(ctx, input);
  revalidatePath("/w/[workspace]/settings/account", "page");
});

/** The person is then sent to the issuer, and comes back to have the two linked. */
export const startLink = accountAction(StartLink, async (ctx, { currentPassword, workspace }): Promise<void> => {
  await confirmPassword(ctx, { currentPassword });
  await keepLinkRequest({ sid: ctx.sessionId, back: `/w/${encodeURIComponent(workspace)}/settings/account` });
});

export const unlink = accountAction(Nothing, async (ctx, input): Promise<void> => {
  await unlinkIdentity(ctx, input);
  revalidatePath("/w/[workspace]/settings/account", "page");
});
