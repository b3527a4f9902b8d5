import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { SecretDialog } from "@/components/webhooks/secret-dialog";
import { SecretTable } from "@/components/webhooks/secret-table";
import { contextFromSession } from "@/lib/http/sign-in";
import { exampleServer } from "@/lib/webhooks/example-server";
import { listWebhookSecrets } from "@/lib/webhooks/list-webhook-secrets";
import { endSecret, newSecret } from "./actions";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage({ params }: PageProps<"/w/[workspace]/settings/webhooks">) {
  const { workspace } = await params;
  const ctx = await contextFromSession(workspace);
  if (!ctx.principal.scopes.has("workspace:admin"))
    return <EmptyState icon={Webhook} title="Webhook secrets are for admins" text="Ask an admin of this workspace for one." />;
  const { data } = await listWebhookSecrets(ctx, {});
  const isFirst = !data.some(({ expiresAt }) => expiresAt === null);

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">
          The evaluator <code className="font-mono text-ink">webhook</code> lets a server of yours score outputs. Every request is
          signed, so that the server can tell it from anybody else's.
        </p>
        <SecretDialog isFirst={isFirst} create={newSecret.bind(null, workspace)} />
      </div>
      {data.length > 0 ? (
        <SecretTable secrets={data} revoke={endSecret.bind(null, workspace)} />
      ) : (
        <EmptyState
          icon={Webhook}
          title="No webhook secret yet"
          text="Evaluations with a webhook evaluator are refused until there is one to sign with."
        />
      )}
      <Card title="A server to begin with">
        <div className="flex flex-col gap-3">
          <p className="max-w-prose text-muted">
            It checks the signature as Standard Webhooks describes and scores what it is sent. Run it with Node 20 or newer, put
            HTTPS before it, and give the evaluator its address.
          </p>
          <CodeBlock text={exampleServer} label="webhook-server.mjs" copy />
        </div>
      </Card>
    </>
  );
}
