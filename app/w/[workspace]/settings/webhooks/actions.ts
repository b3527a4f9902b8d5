"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/http/action";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { createWebhookSecret } from "@/lib/webhooks/create-webhook-secret";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { redeliver } from "@/lib/webhooks/redeliver";
import { revokeWebhookSecret } from "@/lib/webhooks/revoke-webhook-secret";
import { CreateWebhook, CreateWebhookSecret, UpdateWebhook, WebhookId, WebhookSecretId } from "@/lib/webhooks/schema";
import { testWebhook } from "@/lib/webhooks/test-webhook";
import { updateWebhook } from "@/lib/webhooks/update-webhook";

const changed = () => revalidatePath("/w/[workspace]/settings/webhooks", "layout");

export const newSecret = action(CreateWebhookSecret, async (ctx, input) => {
  const { secret } = await createWebhookSecret(ctx, input);
  changed();
  return { secret };
});

export const endSecret = action(WebhookSecretId, async (ctx, input): Promise<void> => {
  await revokeWebhookSecret(ctx, input);
  changed();
});

export const addWebhook = action(CreateWebhook, async (ctx, input): Promise<void> => {
  await createWebhook(ctx, input);
  changed();
});

export const changeWebhook = action(UpdateWebhook, async (ctx, input): Promise<void> => {
  await updateWebhook(ctx, input);
  changed();
});

export const removeWebhook = action(WebhookId, async (ctx, input): Promise<void> => {
  await deleteWebhook(ctx, input);
  changed();
});

export const pingWebhook = action(WebhookId, async (ctx, input): Promise<void> => {
  await testWebhook(ctx, input);
  changed();
});

export const sendAgain = action(WebhookId, async (ctx, input): Promise<void> => {
  await redeliver(ctx, input);
  changed();
});
