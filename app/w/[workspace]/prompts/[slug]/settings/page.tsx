import type { Metadata } from "next";
import { bringPromptBack, putPromptAway, savePrompt } from "@/app/w/[workspace]/prompts/actions";
import { PageProblem } from "@/components/page-problem";
import { PageSection } from "@/components/page-section";
import { ArchivePrompt } from "@/components/prompts/archive-prompt";
import { EditPromptForm } from "@/components/prompts/edit-prompt-form";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { listPromptGroups } from "@/lib/prompts/list-prompt-groups";
import { listSuites } from "@/lib/suites/list-suites";
import { ListSuites } from "@/lib/suites/schema";
import { listMembers } from "@/lib/workspaces/list-members";
import { ListMembers } from "@/lib/workspaces/schema";

export const metadata: Metadata = { title: "Prompt settings" };

export default async function PromptSettingsPage({ params }: PageProps<"/w/[workspace]/prompts/[slug]/settings">) {
  const { workspace, slug } = await params;
  const ctx = await contextFromSession(workspace);
  const prompt = await orNotFound(getPrompt(ctx, { id: slug }));
  const { scopes } = ctx.principal;
  if (!scopes.has("prompts:write"))
    return (
      <PageProblem title="Not for your role" text="Changing a prompt takes the role editor. Ask an admin of the workspace." />
    );
  const [groups, members, suites] = await Promise.all([
    listPromptGroups(ctx, undefined),
    listMembers(ctx, ListMembers.parse({ pageSize: 100, sort: "name", order: "asc" })),
    listSuites(ctx, ListSuites.parse({ pageSize: 100, sort: "name", order: "asc" })),
  ]);
  const { id, name, description, category, tags, ownerId, defaultSuiteId, archivedAt } = prompt;
  return (
    <div className="flex max-w-xl flex-col gap-8">
      <PageHeader
        crumbs={[
          { text: "Prompts", href: `/w/${workspace}/prompts` },
          { text: name, href: `/w/${workspace}/prompts/${prompt.slug}` },
        ]}
        title="Settings"
      />
      {!archivedAt && (
        <EditPromptForm
          id={id}
          slug={prompt.slug}
          start={{
            ...{ name, description: description ?? "", category: category ?? "", tags: tags.join(", "), ownerId: ownerId ?? "" },
            defaultSuiteId: defaultSuiteId ?? "",
          }}
          save={savePrompt.bind(null, workspace)}
          members={members.data.map((member) => ({ userId: member.userId, name: member.name }))}
          categories={groups.categories}
          suites={suites.data.map((suite) => ({ id: suite.id, name: suite.name }))}
        />
      )}
      <PageSection title={archivedAt ? "Unarchive" : "Archive"}>
        <ArchivePrompt
          id={id}
          name={name}
          isArchived={archivedAt !== null}
          served={prompt.deployments.map(({ environment }) => environment)}
          mayStopServing={scopes.has("prompts:promote")}
          putAway={putPromptAway.bind(null, workspace)}
          bringBack={bringPromptBack.bind(null, workspace)}
        />
      </PageSection>
    </div>
  );
}
