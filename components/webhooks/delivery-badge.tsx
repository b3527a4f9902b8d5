import { Badge } from "@/components/ui/badge";

type Props = { state: "pending" | "delivered" | "failed"; attempts?: number };

export function DeliveryBadge({ state, attempts = 0 }: Props) {
  if (state === "delivered") return <Badge tone="good">Delivered</Badge>;
  if (state === "failed") return <Badge tone="bad">Given up</Badge>;
  return attempts > 0 ? <Badge tone="warn">To be tried again</Badge> : <Badge tone="active">Under way</Badge>;
}
