"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { revokeSession } from "@/lib/accounts/revoke-session";
import { RevokeSession } from "@/lib/accounts/schema";
import { accountAction } from "@/lib/http/action";
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
