import { route, routes } from "@/lib/http/route";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { DeliveryPage, ListDeliveries } from "@/lib/webhooks/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List a webhook's deliveries",
    about:
      "What it was told, or is about to be, kept for 30 days. A delivery that fails is tried again after 10 seconds, then 1, 5 and 30 minutes, then 2, 6 and 12 hours.",
    input: ListDeliveries,
    output: DeliveryPage,
    verb: listDeliveries,
  }),
});
