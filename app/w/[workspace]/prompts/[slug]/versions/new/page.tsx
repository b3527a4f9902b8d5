import type { Metadata } from "next";
import { editorSetting } from "@/app/w/[workspace]/prompts/[slug]/editor-setting";
import { PageProblem } from "@/components/page-problem";
import { blankDraft } from "@/components/prompts/blank-draft";
import { draftOfContent } from "@/components/prompts/draft-of-content";
import { VersionEditor } from "@/components/prompts/version-editor";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { getVersion } from "@/lib/prompts/get-version";
import { NewVersionAddress } from "@/lib/prompts/prompt-address";

export const metadata: Metadata = { title: "New version" };

/** From the version the address names, else the active one, else from nothing. */
export default async function NewVersionPage({ params, searchParams }: PageProps<"/w/[workspace]/prompts/[slug]/versions/new">) {
  const { workspace, slug } = await params;
  const ctx = await contextFromSession(workspace);
  const prompt = await orNotFound(getPrompt(ctx, { id: slug }));
  if (!ctx.principal.scopes.has("prompts:write") || prompt.archivedAt)
    return <PageProblem title="Not possible here" text="A version is written by an editor, of a prompt that is not archived." />;
  const { from } = readQuery(NewVersionAddress, await searchParams);
  const number = from ?? prompt.activeVersion?.number;
  const [base, setting] = await Promise.all([
    number === undefined ? null : orNotFound(getVersion(ctx, { id: `${prompt.slug}@${number}` })),
    editorSetting(ctx, workspace, prompt),
  ]);
  const [provider] = setting.providers;
  return (
    <div className="flex max-w-7xl flex-col gap-6">
      <PageHeader
        crumbs={[
          { text: "Prompts", href: `/w/${workspace}/prompts` },
          { text: prompt.name, href: setting.path },
        ]}
        title={base ? `New version from v${base.number}` : "First version"}
        meta={<span>It is a draft until you publish it.</span>}
      />
      <VersionEditor
        {...setting}
        basedOn={base?.id ?? null}
        saved={null}
        start={{
          draft: base
            ? draftOfContent(base, base.model.providerId)
            : blankDraft({ providerId: provider?.id ?? "", name: provider?.models[0] ?? "" }),
          changelog: "",
        }}
      />
    </div>
  );
}
