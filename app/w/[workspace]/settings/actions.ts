"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/http/action";
import { deleteWorkspace } from "@/lib/workspaces/delete-workspace";
import { renameWorkspace } from "@/lib/workspaces/rename-workspace";
import { DeleteWorkspace, RenameWorkspace } from "@/lib/workspaces/schema";

export const rename = action(RenameWorkspace.omit({ id: true }), async (ctx, input): Promise<void> => {
  await renameWorkspace(ctx, { ...input, id: ctx.workspaceId });
  revalidatePath("/w/[workspace]", "layout");
});

export const removeWorkspace = action(DeleteWorkspace.omit({ id: true }), async (ctx, input): Promise<void> => {
  await deleteWorkspace(ctx, { ...input, id: ctx.workspaceId });
  redirect("/"); // the page it was asked on is not there any more
});
