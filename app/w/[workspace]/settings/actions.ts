"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/http/action";
import { deleteWorkspace } from "@/lib/workspaces/delete-workspace";
import { DeleteWorkspace, KeepFor, UpdateWorkspace } from "@/lib/workspaces/schema";
import { updateWorkspace } from "@/lib/workspaces/update-workspace";

export const rename = action(UpdateWorkspace.pick({ name: true }).required(), async (ctx, input): Promise<void> => {
  await updateWorkspace(ctx, { ...input, id: ctx.workspaceId });
  revalidatePath("/w/[workspace]", "layout");
});

export const keep = action(KeepFor, async (ctx, input): Promise<void> => {
  await updateWorkspace(ctx, { ...input, id: ctx.workspaceId });
  revalidatePath("/w/[workspace]/settings", "page");
});

export const removeWorkspace = action(DeleteWorkspace.omit({ id: true }), async (ctx, input): Promise<void> => {
  await deleteWorkspace(ctx, { ...input, id: ctx.workspaceId });
  redirect("/"); // the page it was asked on is not there any more
});
