import type { Metadata } from "next";
import { PageProblem } from "@/components/page-problem";
import { NewPromptForm } from "@/components/prompts/new-prompt-form";
import { PageHeader } from "@/components/ui/page-header";
import { contextFromSession } from "@/lib/http/sign-in";
import { listPromptGroups } from "@/lib/prompts/list-prompt-groups";
import { listMembers } from "@/lib/workspaces/list-members";
import { ListMembers } from "@/lib/workspaces/schema";
import { addPrompt } from "../actions";

export const metadata: Metadata = { title: "New prompt" };

export default async function NewPromptPage({ params }: PageProps<"/w/[workspace]/prompts/new">) {
  const { workspace } = await params;
  const ctx = await contextFromSession(workspace);
  if (!ctx.principal.scopes.has("prompts:write"))
    return <PageProblem title="Not for your role" text="Making a prompt takes the role editor. Ask an admin of the workspace." />;
  const [groups, members] = await Promise.all([
    listPromptGroups(ctx, undefined),
    listMembers(ctx, ListMembers.parse({ pageSize: 100, sort: "name", order: "asc" })),
  ]);
  const path = `/w/${workspace}/prompts`;
  return (
    <div className="flex max-w-xl flex-col gap-6">
      <PageHeader crumbs={[{ text: "Prompts", href: path }]} title="New prompt" />
      <NewPromptForm
        add={addPrompt.bind(null, workspace)}
        path={path}
        ownerId={ctx.principal.id}
        members={members.data.map(({ userId, name }) => ({ userId, name }))}
        categories={groups.categories}
      />
    </div>
  );
}
