"use server";

import { revalidatePath } from "next/cache";
import { createKey } from "@/lib/api-keys/create-key";
import { revokeKey } from "@/lib/api-keys/revoke-key";
import { KeyForm, KeyId } from "@/lib/api-keys/schema";
import { action } from "@/lib/http/action";

const dayMs = 86_400_000;
const changed = () => revalidatePath("/w/[workspace]/settings/api-keys", "page");

export const newKey = action(KeyForm, async (ctx, { days, ...input }) => {
  const expiresAt = days > 0 ? new Date(Date.now() + days * dayMs).toISOString() : null;
  const { secret } = await createKey(ctx, { ...input, expiresAt });
  changed();
  return { secret };
});

export const endKey = action(KeyId, async (ctx, input): Promise<void> => {
  await revokeKey(ctx, input);
  changed();
});
