import { database } from "@/db/client";
import { contextForJob } from "@/lib/context";
import { deliverWebhook } from "@/lib/webhooks/deliver-webhook";
import { job } from "./job";

// One at a time to each webhook, so that one that hangs takes one place.
export default job(
  "webhook.deliver",
  { localConcurrency: 8, localGroupConcurrency: 1, burstWhenReadyExceeds: 8 },
  ({ workspaceId, deliveryId, attempt, asked }, { lost }) =>
    deliverWebhook(contextForJob(database(), workspaceId, "webhook.deliver"), { id: deliveryId, attempt, asked, lost }),
);
