import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { Outcome } from "@/lib/http/action";
import type { UpdateWebhook } from "@/lib/webhooks/schema";
import { DeliveryBadge } from "./delivery-badge";
import { EditWebhook } from "./edit-webhook";
import type { EventChoice, WebhookDraft } from "./webhook-form";

type Last = { event: string; state: "pending" | "delivered" | "failed"; attempts: number; createdAt: Date };
export type ShownWebhook = WebhookDraft & { id: string; lastDelivery: Last | null };
type Props = {
  webhooks: ShownWebhook[];
  events: EventChoice[];
  hrefOf: (id: string) => string;
  change: (input: UpdateWebhook) => Promise<Outcome<void>>;
  remove: (input: { id: string }) => Promise<Outcome<void>>;
};

export function WebhookTable({ webhooks, events, hrefOf, change, remove }: Props) {
  const head = (
    <>
      <Th>Webhook</Th>
      <Th>Events</Th>
      <Th>Told last</Th>
      <Th>
        <span className="sr-only">Change</span>
      </Th>
    </>
  );
  return (
    <Table caption="Webhooks" head={head}>
      {webhooks.map(({ id, lastDelivery, url, description, events: wanted, enabled }) => (
        <tr key={id}>
          <RowTh>
            <Link
              href={hrefOf(id)}
              className="block max-w-56 truncate text-accent hover:underline sm:max-w-80"
              title={description ?? url}
            >
              {description ?? new URL(url).host}
            </Link>
            <span className="block max-w-56 truncate font-mono font-normal text-muted text-xs sm:max-w-80" title={url}>
              {url}
            </span>
            {!enabled && <Badge>Switched off</Badge>}
          </RowTh>
          <Td>
            {wanted.map((event) => (
              <code key={event} className="block font-mono text-xs leading-5 whitespace-nowrap">
                {event}
              </code>
            ))}
          </Td>
          <Td>
            {lastDelivery ? (
              <>
                <DeliveryBadge {...lastDelivery} />
                <span className="block whitespace-nowrap text-muted">
                  {lastDelivery.event}, <When at={lastDelivery.createdAt} />
                </span>
              </>
            ) : (
              <span className="text-muted">Nothing yet</span>
            )}
          </Td>
          <Td>
            <div className="flex justify-end gap-1">
              <EditWebhook webhook={{ id, url, description, events: wanted, enabled }} events={events} change={change} />
              <ConfirmButton
                label="Remove"
                about={description ?? url}
                title="Remove the webhook"
                text="Its log goes with it, and what waits for it is not sent."
                ask={remove.bind(null, { id })}
                said="Webhook removed"
              />
            </div>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
