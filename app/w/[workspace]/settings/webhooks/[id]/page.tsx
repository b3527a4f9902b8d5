import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { Badge } from "@/components/ui/badge";
import { Crumbs } from "@/components/ui/crumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import { AskButton } from "@/components/webhooks/ask-button";
import { DeliveryFilters } from "@/components/webhooks/delivery-filters";
import { DeliveryPanel } from "@/components/webhooks/delivery-panel";
import { DeliveryTable } from "@/components/webhooks/delivery-table";
import { EditWebhook } from "@/components/webhooks/edit-webhook";
import { LookAgain } from "@/components/webhooks/look-again";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { eventChoices } from "@/lib/webhooks/event-choices";
import { getWebhook } from "@/lib/webhooks/get-webhook";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { ListDeliveries } from "@/lib/webhooks/schema";
import { changeWebhook, pingWebhook, sendAgain } from "../actions";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params, searchParams }: PageProps<"/w/[workspace]/settings/webhooks/[id]">) {
  const { workspace, id } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  if (!ctx.principal.scopes.has("workspace:admin"))
    return <EmptyState icon={Webhook} title="Webhooks are for admins" text="Ask an admin of this workspace for one." />;
  const webhook = await orNotFound(getWebhook(ctx, { id }));
  const asked = readQuery(ListDeliveries, query, { id });
  const { data, pagination } = await listDeliveries(ctx, asked);
  const path = `/w/${workspace}/settings/webhooks/${id}`;
  const chosen = data.find((delivery) => delivery.id === query.delivery);
  const waiting = data.filter(({ state, nextAt }) => state === "pending" && nextAt && nextAt.getTime() < Date.now() + 15_000);
  const isFiltered = Boolean(asked.q || asked.state || asked.event);

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1">
          <Crumbs steps={[{ text: "Webhooks", href: `/w/${workspace}/settings/webhooks` }]} />
          <h2 className="font-semibold text-lg break-words">{webhook.description ?? new URL(webhook.url).host}</h2>
          <p className="font-mono text-muted text-xs break-all">{webhook.url}</p>
          <p className="flex flex-wrap gap-x-3 text-muted">
            {webhook.enabled ? <Badge tone="good">Switched on</Badge> : <Badge>Switched off</Badge>}
            <span>{webhook.events.join(", ")}</span>
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <AskButton label="Send a ping" ask={pingWebhook.bind(null, workspace, { id })} />
          <EditWebhook webhook={webhook} events={eventChoices} change={changeWebhook.bind(null, workspace)} size="normal" />
        </div>
      </div>
      <PageSection title="Deliveries of the last 30 days">
        <DeliveryFilters path={path} query={query} chosen={asked} events={[...eventChoices.map(({ type }) => type), "ping"]} />
        {data.length > 0 ? (
          <DeliveryTable deliveries={data} hrefOf={(delivery) => hrefWith(path, query, { delivery })} />
        ) : (
          <EmptyState
            title={isFiltered ? "No such delivery" : "Nothing was sent yet"}
            text={isFiltered ? "Take out a filter to see others." : "Send a ping to see whether the server takes it."}
          />
        )}
        {pagination.total > 0 && (
          <PageLinks
            what="deliveries"
            {...pagination}
            hrefOf={(page) => hrefWith(path, query, { page: String(page), delivery: undefined })}
          />
        )}
      </PageSection>
      {waiting.length > 0 && <LookAgain of={waiting.map((one) => `${one.id} ${one.attempts}`).join()} />}
      {chosen && (
        <DeliveryPanel
          delivery={chosen}
          closeHref={hrefWith(path, query, { delivery: undefined })}
          sendAgain={sendAgain.bind(null, workspace, { id: chosen.id })}
        />
      )}
    </>
  );
}
