"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { createProvider } from "@/lib/providers/create-provider";
import { deleteProvider } from "@/lib/providers/delete-provider";
import { CreateProvider, ProviderId, TestProvider, UpdateProvider } from "@/lib/providers/schema";
import { testProvider } from "@/lib/providers/test-provider";
import { updateProvider } from "@/lib/providers/update-provider";

const changed = () => revalidatePath("/w/[workspace]/settings/providers", "page");

export const addProvider = action(CreateProvider, async (ctx, input): Promise<void> => {
  await createProvider(ctx, input);
  changed();
});

export const changeProvider = action(UpdateProvider, async (ctx, input): Promise<void> => {
  await updateProvider(ctx, input);
  changed();
});

export const removeProvider = action(ProviderId, async (ctx, input): Promise<void> => {
  await deleteProvider(ctx, input);
  changed();
});

export const tryProvider = action(TestProvider, testProvider);
