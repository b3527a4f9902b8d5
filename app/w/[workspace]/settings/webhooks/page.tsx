import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { PageSection } from "@/components/page-section";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { AddWebhook } from "@/components/webhooks/add-webhook";
import { SecretDialog } from "@/components/webhooks/secret-dialog";
import { SecretTable } from "@/components/webhooks/secret-table";
import { WebhookTable } from "@/components/webhooks/webhook-table";
import { contextFromSession } from "@/lib/http/sign-in";
import { eventChoices } from "@/lib/webhooks/event-choices";
import { exampleServer } from "@/lib/webhooks/example-server";
import { listWebhookSecrets } from "@/lib/webhooks/list-webhook-secrets";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";
import { ListWebhooks } from "@/lib/webhooks/schema";
import { addWebhook, changeWebhook, endSecret, newSecret, removeWebhook } from "./actions";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage({ params }: PageProps<"/w/[workspace]/settings/webhooks">) {
  const { workspace } = await params;
  const ctx = await contextFromSession(workspace);
  if (!ctx.principal.scopes.has("workspace:admin"))
    return <EmptyState icon={Webhook} title="Webhooks are for admins" text="Ask an admin of this workspace for one." />;
  const [{ data: webhooks }, { data: secrets }] = await Promise.all([
    listWebhooks(ctx, ListWebhooks.parse({ pageSize: 100 })),
    listWebhookSecrets(ctx, {}),
  ]);
  const isUnsigned = !secrets.some(({ expiresAt }) => expiresAt === null);

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">
          Servers that are told when a version is made or released, an evaluation has ended or a regression was found. What they
          do not take is sent again for a day.
        </p>
        <AddWebhook events={eventChoices} add={addWebhook.bind(null, workspace)} />
      </div>
      {webhooks.length > 0 ? (
        <WebhookTable
          webhooks={webhooks}
          events={eventChoices}
          hrefOf={(id) => `/w/${workspace}/settings/webhooks/${id}`}
          change={changeWebhook.bind(null, workspace)}
          remove={removeWebhook.bind(null, workspace)}
        />
      ) : (
        <EmptyState
          icon={Webhook}
          title="No webhook yet"
          text="Add the address of a server of yours, and choose what it is told of."
        />
      )}
      <PageSection title="Signing secrets">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-prose text-muted">
            Everything that is posted is signed, so that a server can tell it from anybody else's: events, and the samples that
            the evaluator <code className="font-mono text-ink">webhook</code> has scored elsewhere.
          </p>
          <SecretDialog isFirst={isUnsigned} create={newSecret.bind(null, workspace)} />
        </div>
        {secrets.length > 0 && <SecretTable secrets={secrets} revoke={endSecret.bind(null, workspace)} />}
        {isUnsigned && (
          <p role="status" className="text-warn">
            Nothing is sent until there is a secret to sign with, and evaluations with a webhook are refused.
          </p>
        )}
      </PageSection>
      <Card title="A server that scores">
        <div className="flex flex-col gap-3">
          <p className="max-w-prose text-muted">
            It checks the signature as Standard Webhooks describes and scores what it is sent; events are signed in the same way.
            Run it with Node 20 or newer, put HTTPS before it, and give the evaluator its address.
          </p>
          <CodeBlock text={exampleServer} label="webhook-server.mjs" copy />
        </div>
      </Card>
    </>
  );
}
