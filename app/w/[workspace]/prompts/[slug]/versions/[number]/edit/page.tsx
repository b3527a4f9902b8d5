import type { Metadata } from "next";
import Link from "next/link";
import { editorSetting } from "@/app/w/[workspace]/prompts/[slug]/editor-setting";
import { PageProblem } from "@/components/page-problem";
import { draftOfContent } from "@/components/prompts/draft-of-content";
import { VersionEditor } from "@/components/prompts/version-editor";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { getVersion } from "@/lib/prompts/get-version";

export const metadata: Metadata = { title: "Edit a draft" };

export default async function EditDraftPage({ params }: PageProps<"/w/[workspace]/prompts/[slug]/versions/[number]/edit">) {
  const { workspace, slug, number } = await params;
  const ctx = await contextFromSession(workspace);
  const prompt = await orNotFound(getPrompt(ctx, { id: slug }));
  const version = await orNotFound(getVersion(ctx, { id: `${prompt.slug}@${number}` }));
  const path = `/w/${workspace}/prompts/${prompt.slug}`;
  if (!ctx.principal.scopes.has("prompts:write") || prompt.archivedAt || version.state !== "draft")
    return (
      <PageProblem
        title="Not to be edited"
        text="Only a draft changes, by an editor. Of a published version you can make a new draft."
      >
        <Link href={`${path}?version=${version.number}`} className={buttonClass()}>
          Version {version.number}
        </Link>
      </PageProblem>
    );
  const setting = await editorSetting(ctx, workspace, prompt);
  const { id, contentHash, changelog } = version;
  return (
    <div className="flex max-w-7xl flex-col gap-6">
      <PageHeader
        crumbs={[
          { text: "Prompts", href: `/w/${workspace}/prompts` },
          { text: prompt.name, href: path },
          { text: `v${version.number}`, href: `${path}?version=${version.number}` },
        ]}
        title={`Draft ${version.number}`}
        meta={<span>It can change until you publish it.</span>}
      />
      <VersionEditor
        {...setting}
        basedOn={null}
        saved={{ id, number: version.number, contentHash }}
        start={{ draft: draftOfContent(version, version.model.providerId), changelog: changelog ?? "" }}
      />
    </div>
  );
}
