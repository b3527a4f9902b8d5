"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { replaceAliases } from "@/lib/providers/replace-aliases";
import { ReplaceAliases } from "@/lib/providers/schema";

export const saveAliases = action(ReplaceAliases, async (ctx, input): Promise<void> => {
  await replaceAliases(ctx, input);
  revalidatePath("/w/[workspace]/settings/models", "page");
});
