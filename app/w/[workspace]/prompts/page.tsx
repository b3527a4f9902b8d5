import { MessageSquareText, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { PromptFilters } from "@/components/prompts/prompt-filters";
import { PromptTable } from "@/components/prompts/prompt-table";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listPromptGroups } from "@/lib/prompts/list-prompt-groups";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { ListPrompts } from "@/lib/prompts/schema";
import { listMembers } from "@/lib/workspaces/list-members";
import { ListMembers } from "@/lib/workspaces/schema";

export const metadata: Metadata = { title: "Prompts" };

/** Queries: the page of prompts and their count, tags, categories, members. */
export default async function PromptsPage({ params, searchParams }: PageProps<"/w/[workspace]/prompts">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const chosen = readQuery(ListPrompts, { sort: "updatedAt", ...query });
  const [{ data, pagination }, groups, members] = await Promise.all([
    listPrompts(ctx, chosen),
    listPromptGroups(ctx, undefined),
    listMembers(ctx, ListMembers.parse({ pageSize: 100, sort: "name", order: "asc" })),
  ]);
  const path = `/w/${workspace}/prompts`;
  const names = Object.fromEntries(members.data.map(({ userId, name }) => [userId, name]));
  const isNarrowed = [chosen.q, chosen.tag, chosen.category, chosen.ownerId].some((value) => value !== undefined);
  const isEmpty = pagination.total === 0 && !isNarrowed && !chosen.archived;
  const mayWrite = ctx.principal.scopes.has("prompts:write");
  const add = mayWrite && (
    <Link href={`${path}/new`} className={buttonClass("primary")}>
      <Plus aria-hidden="true" />
      New prompt
    </Link>
  );

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader title="Prompts" actions={!isEmpty && add} />
      {!isEmpty && <PromptFilters path={path} query={query} chosen={chosen} groups={groups} people={members.data} />}
      {isEmpty ? (
        <EmptyState
          icon={MessageSquareText}
          title="No prompt yet"
          text="A prompt has numbered versions. Write one, measure it on a dataset, and promote the version your application is to use."
        >
          {add || <p className="text-muted">Somebody with the role editor can make the first one.</p>}
        </EmptyState>
      ) : data.length === 0 ? (
        <p className="text-muted">
          {isNarrowed
            ? "No prompt matches these filters."
            : chosen.archived
              ? "No prompt is archived."
              : "No prompt on this page."}{" "}
          <Link href={path} className="text-accent underline underline-offset-2">
            Show all in use
          </Link>
        </p>
      ) : (
        <PromptTable prompts={data} names={names} path={path} />
      )}
      {!isEmpty && <PageLinks what="prompts" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />}
    </div>
  );
}
