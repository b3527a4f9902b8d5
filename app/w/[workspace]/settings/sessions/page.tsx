import type { Metadata } from "next";
import { endOwnSession } from "@/app/account/actions";
import { SessionTable } from "@/components/accounts/session-table";
import { hrefWith } from "@/components/href-with";
import { PageLinks } from "@/components/ui/page-links";
import { listSessions } from "@/lib/accounts/list-sessions";
import { ListSessions } from "@/lib/accounts/schema";
import { readQuery } from "@/lib/http/read-query";
import { accountFromSession, contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage({ params, searchParams }: PageProps<"/w/[workspace]/settings/sessions">) {
  const { workspace } = await params;
  const query = await searchParams;
  await contextFromSession(workspace);
  const { data, pagination } = await listSessions(
    await accountFromSession(),
    readQuery(ListSessions, query, { sort: "lastSeenAt" }),
  );
  const path = `/w/${workspace}/settings/sessions`;

  return (
    <>
      <p className="max-w-prose text-muted">
        Where you are signed in, in all your workspaces. A session that you end is refused from its next request on.
      </p>
      <SessionTable sessions={data} end={endOwnSession} />
      <PageLinks what="sessions" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
    </>
  );
}
