import { z } from "zod";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";

export const CreateWebhookSecret = z.strictObject({
  keepPrevious: z
    .boolean()
    .default(true)
    .describe("Sign with the present secret too for 24 hours; false where it has become known: it then ends at once"),
});
export type CreateWebhookSecret = z.infer<typeof CreateWebhookSecret>;

export const ListWebhookSecrets = z.strictObject({});
export const WebhookSecretId = z.strictObject({ id: Id });
export type WebhookSecretId = z.infer<typeof WebhookSecretId>;

export const WebhookSecret = z.object({
  id: z.string(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  expiresAt: Instant.nullable().describe("null: the present one"),
});
export const WebhookSecretList = z.object({ data: z.array(WebhookSecret) });
export const NewWebhookSecret = WebhookSecret.extend({
  secret: z.string().describe("Shown this once: `whsec_` and the key in base64, as Standard Webhooks has it"),
});
