"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { createSuite } from "@/lib/suites/create-suite";
import { deleteSuite } from "@/lib/suites/delete-suite";
import { CreateSuite, SuiteId, UpdateSuite } from "@/lib/suites/schema";
import { updateSuite } from "@/lib/suites/update-suite";

const refresh = () => revalidatePath("/w/[workspace]/suites", "layout");

export const addSuite = action(CreateSuite, async (ctx, input) => {
  const { slug } = await createSuite(ctx, input);
  refresh();
  return { slug };
});

export const saveSuite = action(UpdateSuite, async (ctx, input) => {
  const { slug } = await updateSuite(ctx, input);
  refresh();
  return { slug };
});

/** One that is used is archived; the answer says which it was. */
export const removeSuite = action(SuiteId, async (ctx, input) => {
  const { archived } = await deleteSuite(ctx, input);
  refresh();
  return { archived };
});
