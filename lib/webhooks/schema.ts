import { z } from "zod";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { type EventType, eventTypes } from "./events";

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

const Events = z
  .array(z.enum(eventTypes))
  .min(1)
  .max(eventTypes.length)
  .transform((events): EventType[] => [...new Set(events)])
  .describe("What it is told of; each once");
const written = {
  url: z.string().trim().min(1).max(2_000).describe("Where events are posted: https, and a host of the public internet"),
  description: z.string().trim().max(500).nullable().describe("What it is for"),
  enabled: z.boolean().describe("Switched off it is told of nothing; what waits is given up"),
};

export const CreateWebhook = z.strictObject({
  url: written.url,
  description: written.description.default(null),
  events: Events,
  enabled: written.enabled.default(true),
});
export type CreateWebhook = z.infer<typeof CreateWebhook>;

export const WebhookId = z.strictObject({ id: Id });
export type WebhookId = z.infer<typeof WebhookId>;

export const UpdateWebhook = WebhookId.extend({
  url: written.url.optional(),
  description: written.description.optional(),
  events: Events.optional(),
  enabled: written.enabled.optional(),
});
export type UpdateWebhook = z.infer<typeof UpdateWebhook>;

export const ListWebhooks = listInput(["createdAt"]);
export type ListWebhooks = z.infer<typeof ListWebhooks>;

const states = ["pending", "delivered", "failed"] as const;
const State = z.enum(states).describe("pending: tried, or tried again, at `nextAt`; failed: given up");

export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  events: z.array(z.string()),
  enabled: z.boolean(),
  lastDelivery: z
    .object({ id: z.string(), event: z.string(), state: State, attempts: z.number(), createdAt: Instant })
    .nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export const WebhookPage = pageOf(Webhook);

const deliveryEvents = [...eventTypes, "ping"] as const;
export const ListDeliveries = listInput(["createdAt"]).extend({
  id: Id,
  state: z.enum(states).optional(),
  event: z.enum(deliveryEvents).optional(),
});
export type ListDeliveries = z.infer<typeof ListDeliveries>;

export const Delivery = z.object({
  id: z.string().describe("The `webhook-id` of every try"),
  webhookId: z.string(),
  event: z.string(),
  state: State,
  attempts: z.number(),
  status: z.number().nullable().describe("What the last try was answered with; null where there was no answer, or no try yet"),
  error: z.string().nullable().describe("What went wrong at the last try, in words"),
  nextAt: Instant.nullable().describe("When it is tried next"),
  body: z.string().describe("What is posted, the same at every try"),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export const DeliveryPage = pageOf(Delivery);

/** What is posted; `data` is the event's own. */
export const Message = z.object({
  id: z.string().describe("The delivery's id, as in the header `webhook-id`"),
  type: z.string(),
  timestamp: Instant.describe("When it happened"),
  workspaceId: z.string(),
  by: z.string().nullable().describe("The person or API key that did it; null where nobody did"),
});
