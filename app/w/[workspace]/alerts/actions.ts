"use server";

import { revalidatePath } from "next/cache";
import { UpdateAlert } from "@/lib/alerts/schema";
import { updateAlert } from "@/lib/alerts/update-alert";
import { action } from "@/lib/http/action";

export const markAlert = action(UpdateAlert, async (ctx, input): Promise<void> => {
  await updateAlert(ctx, input);
  revalidatePath("/w/[workspace]", "layout"); // the count beside its name in the menu
});
