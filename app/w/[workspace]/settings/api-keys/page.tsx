import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { KeyDialog } from "@/components/api-keys/key-dialog";
import { KeyTable } from "@/components/api-keys/key-table";
import { hrefWith } from "@/components/href-with";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import { listKeys } from "@/lib/api-keys/list-keys";
import { ListKeys } from "@/lib/api-keys/schema";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { keyScopes } from "@/lib/permissions";
import { endKey, newKey } from "./actions";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage({ params, searchParams }: PageProps<"/w/[workspace]/settings/api-keys">) {
  const { workspace } = await params;
  const ctx = await contextFromSession(workspace);
  if (!ctx.principal.scopes.has("workspace:admin"))
    return <EmptyState icon={KeyRound} title="API keys are for admins" text="Ask an admin of this workspace for a key." />;
  const query = await searchParams;
  const { data, pagination } = await listKeys(ctx, readQuery(ListKeys, query));
  const path = `/w/${workspace}/settings/api-keys`;

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">
          A key lets a program in, as <code className="font-mono text-ink">Authorization: Bearer</code>. It can never do more than
          its maker can now, and ends when they leave. What it can be used for stands in the{" "}
          <a href="/docs/api" className="underline underline-offset-2 hover:text-ink">
            API reference
          </a>
          .
        </p>
        <KeyDialog scopes={keyScopes} create={newKey.bind(null, workspace)} />
      </div>
      {pagination.total === 0 ? (
        <EmptyState
          icon={KeyRound}
          title="No API keys yet"
          text="An application that only fetches active versions needs a key that may serve, nothing else."
        />
      ) : (
        <>
          <KeyTable keys={data} revoke={endKey.bind(null, workspace)} />
          <PageLinks what="keys" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
        </>
      )}
    </>
  );
}
