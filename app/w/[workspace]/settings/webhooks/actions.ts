"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { createWebhookSecret } from "@/lib/webhooks/create-webhook-secret";
import { revokeWebhookSecret } from "@/lib/webhooks/revoke-webhook-secret";
import { CreateWebhookSecret, WebhookSecretId } from "@/lib/webhooks/schema";

const changed = () => revalidatePath("/w/[workspace]/settings/webhooks", "page");

export const newSecret = action(CreateWebhookSecret, async (ctx, input) => {
  const { secret } = await createWebhookSecret(ctx, input);
  changed();
  return { secret };
});

export const endSecret = action(WebhookSecretId, async (ctx, input): Promise<void> => {
  await revokeWebhookSecret(ctx, input);
  changed();
});
