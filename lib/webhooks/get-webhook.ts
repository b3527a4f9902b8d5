import { verb } from "@/lib/verb";
import { readWebhook } from "./rows";
import type { WebhookId } from "./schema";

export const getWebhook = verb("workspace:admin", (ctx, { id }: WebhookId) => readWebhook(ctx, id));
